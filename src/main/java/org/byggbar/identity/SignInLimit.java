package org.byggbar.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.byggbar.platform.PageRequest;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stops password guessing before a password is even looked at. */
@Component
class SignInLimit extends OncePerRequestFilter {

    private final LoginAttempts attempts;
    private final ProblemWriter problems;

    SignInLimit(LoginAttempts attempts, ProblemWriter problems) {
        this.attempts = attempts;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getRequestURI().equals("/login");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long wait = attempts.secondsToWait(request.getParameter("username"), request);
        if (wait == 0) {
            chain.doFilter(request, response);
        } else if (PageRequest.wantsPage(request)) {
            response.setHeader("Retry-After", String.valueOf(wait));
            response.sendRedirect("/login?wait=" + (wait + 59) / 60);
        } else {
            problems.write(new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "login.too_many").with("retryAfter", wait)
                    .with("minutes", (wait + 59) / 60), request, response);
        }
    }

    /** The security chain calls this filter; the servlet container must not call it a second time. */
    @Configuration(proxyBeanMethods = false)
    static class OnlyInChain {

        @Bean
        FilterRegistrationBean<SignInLimit> signInLimitRegistration(SignInLimit filter) {
            FilterRegistrationBean<SignInLimit> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
