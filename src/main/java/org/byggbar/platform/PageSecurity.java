package org.byggbar.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a browser may load and do on our pages: everything from this server, images also from the configured basemaps,
 * no inline script or style but the one import map, which carries the request's nonce.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class PageSecurity extends OncePerRequestFilter {

    private final SecureRandom random = new SecureRandom();
    private final String images;

    PageSecurity(@Value("${byggbar.web.image-hosts}") String imageHosts) {
        this.images = imageHosts.isBlank() ? "" : " " + imageHosts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        request.setAttribute("nonce", nonce);
        response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self'; "
                + "img-src 'self' data: blob:" + images + "; connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'");
        // Answers are checked again before reuse unless their handler says otherwise.
        response.setHeader("Cache-Control", "no-cache, private");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "geolocation=(self), camera=(), microphone=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        chain.doFilter(request, response);
    }
}
