package org.byggbar.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sealed proof that a form was opened here, for which plan and when. Each is good for one contribution. */
@Component
class FormTokens {

    private static final String PURPOSE = "contribution-form";
    private static final Duration FASTEST = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(14);

    private record Token(long plan, Instant issued, UUID nonce) {

        Duration age() {
            return Duration.between(issued, Instant.now());
        }
    }

    private final Seals seals;
    private final JdbcClient db;

    FormTokens(Seals seals, JdbcClient db) {
        this.seals = seals;
        this.db = db;
    }

    String issue(long plan) {
        return seals.seal(PURPOSE, plan + " " + Instant.now().toEpochMilli() + " " + UUID.randomUUID());
    }

    /**
     * Uses the token up, in the transaction that stores the contribution.
     *
     * @return what its age says against the sender
     * @throws ProblemException 422 {@code form.token_invalid} when it is not ours, for another plan or too old to tell
     *     whether it was used; 422 {@code form.token_used} the second time
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Suspicion> use(String token, long plan) {
        Token form = open(token).orElseThrow(FormTokens::invalid);
        if (form.plan() != plan || form.age().compareTo(LONGEST) > 0) {
            throw invalid();
        }
        int fresh = db.sql("insert into contribution_form_use (nonce) values (:nonce) on conflict do nothing")
                .param("nonce", form.nonce()).update();
        if (fresh == 0) {
            throw ProblemException.unprocessable("form.token_used");
        }
        Set<Suspicion> suspicions = EnumSet.noneOf(Suspicion.class);
        if (form.age().compareTo(FASTEST) < 0) {
            suspicions.add(Suspicion.TOO_FAST);
        }
        if (form.age().compareTo(FRESH) > 0) {
            suspicions.add(Suspicion.OLD_FORM);
        }
        return suspicions;
    }

    /** Whether the form was opened here, and long enough ago for somebody to have written in it. */
    boolean wasWrittenIn(String token) {
        return open(token).filter(form -> form.age().compareTo(FASTEST) >= 0).isPresent();
    }

    private Optional<Token> open(String token) {
        return seals.open(PURPOSE, token).map(text -> text.split(" "))
                .map(parts -> new Token(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), UUID.fromString(parts[2])));
    }

    private static ProblemException invalid() {
        return ProblemException.unprocessable("form.token_invalid");
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetUses() {
        db.sql("delete from contribution_form_use where used_at < now() - interval '15 days'").update();
    }
}
