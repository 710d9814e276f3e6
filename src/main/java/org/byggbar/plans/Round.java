package org.byggbar.plans;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Whether people may have a say about a plan, and when.
 *
 * @param state {@code open} now, {@code before} a round that is announced, or {@code closed}
 * @param opensAt first moment of the announced round, else null
 * @param closesAt last moment of the round that is open, null when it has no end or none is open
 */
public record Round(String state, OffsetDateTime opensAt, OffsetDateTime closesAt) {

    public boolean isOpen() {
        return state.equals("open");
    }

    /** @return how often the municipality's clocks pass midnight before the last moment: 0 on the last day; null without a last moment */
    Long daysLeft(Instant now, ZoneId zone) {
        return closesAt == null ? null : ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), closesAt.atZoneSameInstant(zone).toLocalDate());
    }
}
