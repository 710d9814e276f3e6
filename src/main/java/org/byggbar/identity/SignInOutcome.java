package org.byggbar.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.ProblemWriter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Where a sign-in leads: a form goes on to the page it came for, a script (Accept: application/json, used when a
 * session ended while somebody was drawing) gets 204 or a problem and stays where it is.
 */
@Component
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final LoginAttempts attempts;
    private final ProblemWriter problems;

    SignInOutcome(LoginAttempts attempts, ProblemWriter problems) {
        this.attempts = attempts;
        this.problems = problems;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        attempts.forget(authentication.getName());
        if (isScript(request)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            response.sendRedirect(next(request));
        }
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        attempts.record(String.valueOf(request.getParameter("username")), request);
        if (isScript(request)) {
            problems.write(new ProblemException(HttpStatus.UNAUTHORIZED, "login.failed"), request, response);
        } else {
            response.sendRedirect("/login?error&next=" + URLEncoder.encode(next(request), StandardCharsets.UTF_8));
        }
    }

    private static boolean isScript(HttpServletRequest request) {
        return String.valueOf(request.getHeader("Accept")).contains("application/json");
    }

    /** Only a path of this site: a sign-in never sends anybody elsewhere. */
    static String next(HttpServletRequest request) {
        String next = request.getParameter("next");
        return next != null && next.matches("/(?![/\\\\])[^\\s\\\\]*") ? next : "/";
    }
}
