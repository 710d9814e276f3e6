package org.byggbar.plans;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;

/**
 * A phase as it stands now.
 *
 * @param kind code of the list {@code phase_kind}
 * @param opensAt first moment, in the municipality's local time with its offset
 * @param closesAt last moment, null for a phase that ends when the next one opens
 * @param state {@code past}, {@code current} or {@code coming}
 */
public record PhaseState(String kind, OffsetDateTime opensAt, OffsetDateTime closesAt,
        @Schema(allowableValues = {"past", "current", "coming"}) String state) {

    public boolean isCurrent() {
        return state.equals("current");
    }
}
