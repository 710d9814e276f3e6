package org.byggbar.dialogue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.Seals;

/** Where a list in order of arrival was left: the last row's time and id. Clients get it sealed. */
record PageCursor(OffsetDateTime receivedAt, long id) {

    static final int MAX_LIMIT = 1000;
    private static final String PURPOSE = "contribution-list";

    /** @throws ProblemException 400 {@code cursor.invalid} when somebody changed it; null stays null */
    static PageCursor open(String cursor, Seals seals) {
        if (cursor == null) {
            return null;
        }
        String[] parts = seals.open(PURPOSE, cursor).orElseThrow(() -> ProblemException.badRequest("cursor.invalid")).split(" ");
        return new PageCursor(Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC), Long.parseLong(parts[1]));
    }

    /** The cursor after a page, null when the page is not full and so the last. */
    static String next(List<Contribution> page, int limit, Seals seals) {
        if (page.size() < limit) {
            return null;
        }
        Contribution last = page.get(page.size() - 1);
        return seals.seal(PURPOSE, ChronoUnit.MICROS.between(Instant.EPOCH, last.receivedAt().toInstant()) + " " + last.id());
    }

    /** @throws ProblemException 400 {@code page.invalid} below 1; above the maximum it is capped */
    static int limit(int asked) {
        if (asked < 1) {
            throw ProblemException.badRequest("page.invalid");
        }
        return Math.min(asked, MAX_LIMIT);
    }
}
