package org.byggbar.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A database that went away or takes too long is no fault of the program: whichever filter meets it, the session's among
 * them, the answer is 503 and when to try again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class LostDatabase extends OncePerRequestFilter {

    private final ProblemWriter problems;

    LostDatabase(ProblemWriter problems) {
        this.problems = problems;
    }

    static ProblemException problem() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "database.unavailable").with("retryAfter", 5);
    }

    static ProblemException timeout() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "query.timeout").with("retryAfter", 5);
    }

    /** What to answer when the database is behind the failure; empty for every other failure. */
    public static Optional<ProblemException> problem(Throwable failure) {
        return failure instanceof QueryTimeoutException ? Optional.of(timeout()) : explains(failure) ? Optional.of(problem()) : Optional.empty();
    }

    /** Whether a lost or refused connection is behind the failure; rolling back on one fails in ways of its own. */
    static boolean explains(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLException sql && isConnectionFailure(sql)) {
                return true;
            }
        }
        return false;
    }

    /** SQLSTATE 08: connection exceptions; 57P: the server shuts down, crashed or starts. */
    private static boolean isConnectionFailure(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "Connection is closed".equals(e.getMessage()) : state.startsWith("08") || state.startsWith("57P");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            Optional<ProblemException> problem = problem(e);
            if (problem.isEmpty() || response.isCommitted()) {
                throw e;
            }
            response.reset();
            problems.write(problem.get(), request, response);
        }
    }
}
