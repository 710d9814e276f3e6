package org.byggbar.platform;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Budgets of requests per caller, shared by all nodes through the database. A budget may be spent at once and fills up
 * again evenly: the generic cell rate algorithm (ITU-T I.371), one row and one statement per request.
 */
@Component
public class RateLimit {

    /** At most {@code requests} in any {@code period} from one caller, under a name that no other budget has. */
    public record Budget(String name, int requests, Duration period) {

        private double secondsEach() {
            return seconds() / requests;
        }

        private double seconds() {
            return period.toMillis() / 1000.0;
        }
    }

    private final JdbcClient db;

    RateLimit(JdbcClient db) {
        this.db = db;
    }

    /**
     * Takes one request off the caller's budget, in a transaction of its own: what is refused later is spent as well.
     *
     * @param caller who is counted, usually {@link ClientAddress#of}
     * @throws ProblemException 429 {@code rate.limited} with the seconds until the next request is welcome
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void spend(Budget budget, String caller) {
        int taken = db.sql("""
                insert into rate_limit as spent (budget, caller, full_at)
                values (:budget, :caller, clock_timestamp() + make_interval(secs => :each))
                on conflict (budget, caller) do update
                set full_at = greatest(spent.full_at, clock_timestamp()) + make_interval(secs => :each)
                where spent.full_at + make_interval(secs => :each) <= clock_timestamp() + make_interval(secs => :period)
                """).param("budget", budget.name()).param("caller", caller)
                .param("each", budget.secondsEach()).param("period", budget.seconds()).update();
        if (taken == 0) {
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "rate.limited").with("retryAfter", wait(budget, caller));
        }
    }

    private int wait(Budget budget, String caller) {
        double seconds = db.sql("""
                select extract(epoch from full_at - clock_timestamp()) + :each - :period from rate_limit
                where budget = :budget and caller = :caller
                """).param("each", budget.secondsEach()).param("period", budget.seconds())
                .param("budget", budget.name()).param("caller", caller).query(Double.class).single();
        return Math.max(1, (int) Math.ceil(seconds));
    }
}
