package org.byggbar.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives a request the address that the world knows, so that the absolute links in its answer lead back here: the operator's
 * public address, else what a trusted proxy says with X-Forwarded-Proto and X-Forwarded-Host, else as the request came.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PublicRequest extends OncePerRequestFilter {

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

    private final String publicUrl;
    private final ClientAddress clients;

    PublicRequest(@Value("${byggbar.platform.public-url}") String publicUrl, ClientAddress clients) {
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
        this.clients = clients;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(known(request), response);
    }

    /** The request itself when it came as the world knows it. */
    HttpServletRequest known(HttpServletRequest request) {
        if (!publicUrl.isEmpty()) {
            return new Readdressed(request, URI.create(publicUrl));
        }
        String host = last(request.getHeader("X-Forwarded-Host"));
        String scheme = last(request.getHeader("X-Forwarded-Proto"));
        boolean told = scheme.matches("https?") || HOST.matcher(host).matches();
        if (!told || !clients.isProxy(request.getRemoteAddr())) {
            return request;
        }
        String known = HOST.matcher(host).matches() ? host : String.valueOf(request.getHeader("Host"));
        return HOST.matcher(known).matches()
                ? new Readdressed(request, URI.create((scheme.matches("https?") ? scheme : request.getScheme()) + "://" + known)) : request;
    }

    /** What the nearest proxy said; what stands before it is only what it was told. */
    private static String last(String header) {
        return header == null ? "" : header.substring(header.lastIndexOf(',') + 1).strip();
    }

    private static final class Readdressed extends HttpServletRequestWrapper {

        private final URI address;

        Readdressed(HttpServletRequest request, URI address) {
            super(request);
            this.address = address;
        }

        @Override
        public String getScheme() {
            return address.getScheme();
        }

        @Override
        public String getServerName() {
            return address.getHost();
        }

        @Override
        public int getServerPort() {
            return address.getPort() > 0 ? address.getPort() : getScheme().equals("https") ? 443 : 80;
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(getScheme() + "://" + address.getAuthority() + getRequestURI());
        }
    }
}
