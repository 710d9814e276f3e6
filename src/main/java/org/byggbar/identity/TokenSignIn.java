package org.byggbar.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.byggbar.identity.ApiToken.Scope;
import org.byggbar.identity.ApiTokens.Holder;
import org.byggbar.platform.ClientAddress;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.ProblemWriter;
import org.byggbar.platform.RateLimit;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a program act for the owner of a token: {@code Authorization: Bearer byggbar_…} (RFC 6750), or Basic with the
 * token as password for programs that know nothing else. It holds for this request only and makes no session. A wrong
 * token is refused everywhere, so that nobody takes what the public sees for all there is. Basic without a token is
 * left alone: a proxy in front may ask for a password of its own.
 */
@Component
class TokenSignIn extends OncePerRequestFilter {

    static final RateLimit.Budget FAILURES = new RateLimit.Budget("token-failure", 30, Duration.ofMinutes(15));

    private static final String DONE = TokenSignIn.class.getName();
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** Addresses at which POST only reads: a question too long for an address. */
    private static final Set<String> ASKING = Set.of("/api/questions/overlaps");

    private final ApiTokens tokens;
    private final RateLimit limit;
    private final ClientAddress addresses;
    private final ProblemWriter problems;

    TokenSignIn(ApiTokens tokens, RateLimit limit, ClientAddress addresses, ProblemWriter problems) {
        this.tokens = tokens;
        this.limit = limit;
        this.addresses = addresses;
        this.problems = problems;
    }

    /** Whether this request came with a token: no other site's page can make a browser send one. */
    static boolean isSignedInByToken(HttpServletRequest request) {
        return request.getAttribute(DONE) != null;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return text(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Holder holder = text(request).flatMap(TokenSecret::parse).flatMap(tokens::holder).orElseThrow(() -> refused(request, response));
            if (holder.scope() == Scope.READ && !onlyReads(request)) {
                throw new ProblemException(HttpStatus.FORBIDDEN, "token.read_only");
            }
            var account = holder.account();
            SecurityContextHolder.setContext(new SecurityContextImpl(
                    UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities())));
            request.setAttribute(DONE, true);
        } catch (ProblemException e) {
            problems.write(e, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean onlyReads(HttpServletRequest request) {
        return READING.contains(request.getMethod()) || request.getMethod().equals("POST") && ASKING.contains(request.getRequestURI());
    }

    private ProblemException refused(HttpServletRequest request, HttpServletResponse response) {
        limit.spend(FAILURES, addresses.of(request));
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Byggbar\", error=\"invalid_token\"");
        return new ProblemException(HttpStatus.UNAUTHORIZED, "token.invalid");
    }

    private static Optional<String> text(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        if (header.regionMatches(true, 0, "Bearer", 0, 6)) {
            return Optional.of(header.substring(6).strip());
        }
        return header.regionMatches(true, 0, "Basic ", 0, 6) ? password(header.substring(6).strip()) : Optional.empty();
    }

    /** The user name is not looked at: the token says whose it is. */
    private static Optional<String> password(String credentials) {
        try {
            String text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            String password = text.substring(text.indexOf(':') + 1);
            return password.startsWith(TokenSecret.PREFIX) ? Optional.of(password) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The security chain calls this filter; the servlet container must not call it a second time. */
    @Configuration(proxyBeanMethods = false)
    static class OnlyInChain {

        @Bean
        FilterRegistrationBean<TokenSignIn> tokenSignInRegistration(TokenSignIn filter) {
            FilterRegistrationBean<TokenSignIn> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
