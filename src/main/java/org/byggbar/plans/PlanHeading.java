package org.byggbar.plans;

import java.time.Instant;

/**
 * What other features need to know of a plan.
 *
 * @param municipality id of the municipality whose plan it is
 * @param published whether everybody may see it
 * @param openForContributions whether a phase that takes contributions is running now
 * @param closesAt when the running phase closes, or when the last one did; null when none has an end
 */
public record PlanHeading(long id, String municipality, String code, String name, String status, String language,
        boolean published, boolean openForContributions, Instant closesAt) {}
