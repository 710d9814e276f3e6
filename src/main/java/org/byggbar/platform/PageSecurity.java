package org.byggbar.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a browser may load and do on our pages: everything from this server, images also from the hosts of the
 * municipality's basemaps and those the operator names, no inline script or style but the one import map, which carries
 * the request's nonce.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class PageSecurity extends OncePerRequestFilter {

    static final String POLICY = "Content-Security-Policy";
    static final String OWN_IMAGES = "img-src 'self' data: blob:";

    private final SecureRandom random = new SecureRandom();
    private final String images;
    private final List<ImageSources> sources;

    PageSecurity(@Value("${byggbar.web.image-hosts}") String imageHosts, List<ImageSources> sources) {
        this.images = imageHosts.isBlank() ? "" : " " + imageHosts;
        this.sources = sources;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        request.setAttribute("nonce", nonce);
        response.setHeader(POLICY, "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; worker-src 'self'; style-src 'self'; "
                + OWN_IMAGES + images + configured(request) + "; connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'");
        // Answers are checked again before reuse unless their handler says otherwise.
        response.setHeader("Cache-Control", "no-cache, private");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "geolocation=(self), camera=(), microphone=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        chain.doFilter(request, response);
    }

    private String configured(HttpServletRequest request) {
        return sources.stream().flatMap(each -> each.of(request).stream()).sorted().map(source -> " " + source).collect(Collectors.joining());
    }
}
