package org.byggbar.plans;

import java.time.OffsetDateTime;

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
}
