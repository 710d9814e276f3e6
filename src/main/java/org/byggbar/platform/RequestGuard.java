package org.byggbar.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what no handler should ever see: odd methods, oversized addresses, headers and bodies, and writes that a
 * page of another site started.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestGuard extends OncePerRequestFilter {

    static final int MAX_ADDRESS = 8_000;
    static final int MAX_HEADERS = 100;
    static final int MAX_HEADER = 16_000;
    static final long MAX_BODY = 2_000_000;
    /** A request about all zones of a plan at once: 2,000 zones with 200,000 corners are 6 MB. */
    static final long MAX_PLAN_BODY = 20_000_000;

    private static final Pattern WHOLE_PLAN = Pattern.compile("/api/plans/\\d+/(edits|check|capacity|operations/[a-z]+)");

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ProblemWriter problems;

    RequestGuard(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ProblemException refusal = refusal(request);
        if (refusal != null) {
            if (refusal.status() == HttpStatus.METHOD_NOT_ALLOWED) {
                response.setHeader("Allow", String.join(", ", METHODS.stream().sorted().toList()));
            }
            problems.write(refusal, request, response);
            return;
        }
        boolean hasBody = !READING.contains(request.getMethod());
        try {
            chain.doFilter(hasBody ? new BoundedBody(request, limit(request)) : request, response);
        } catch (ProblemException e) {
            if (response.isCommitted()) {
                throw e;
            }
            problems.write(e, request, response);
        }
    }

    private static ProblemException refusal(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            return new ProblemException(HttpStatus.METHOD_NOT_ALLOWED, "method.not_allowed").with("method", request.getMethod());
        }
        int query = request.getQueryString() == null ? 0 : request.getQueryString().length();
        if (request.getRequestURI().length() + query > MAX_ADDRESS) {
            return new ProblemException(HttpStatus.URI_TOO_LONG, "request.address_too_long").with("limit", MAX_ADDRESS);
        }
        if (headersTooLarge(request)) {
            return new ProblemException(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "request.headers_too_large");
        }
        if (request.getContentLengthLong() > limit(request)) {
            return BoundedBody.tooLarge(limit(request));
        }
        boolean stream = String.valueOf(request.getHeader("Accept")).contains("text/event-stream");
        if ((stream || !READING.contains(request.getMethod())) && isForeign(request)) {
            return new ProblemException(HttpStatus.FORBIDDEN, "origin.foreign");
        }
        return null;
    }

    private static long limit(HttpServletRequest request) {
        return WHOLE_PLAN.matcher(request.getRequestURI()).matches() ? MAX_PLAN_BODY : MAX_BODY;
    }

    private static boolean headersTooLarge(HttpServletRequest request) {
        var names = Collections.list(request.getHeaderNames());
        return names.size() > MAX_HEADERS || names.stream()
                .anyMatch(name -> Collections.list(request.getHeaders(name)).stream().anyMatch(value -> value.length() > MAX_HEADER));
    }

    private static boolean isForeign(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            String authority = URI.create(origin).getAuthority();
            return authority == null || !authority.equalsIgnoreCase(request.getHeader("Host"));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
