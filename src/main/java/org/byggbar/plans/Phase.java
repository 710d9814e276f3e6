package org.byggbar.plans;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * A stretch of a plan's timetable.
 *
 * @param kind code of the list {@code phase_kind}
 * @param opensAt first moment
 * @param closesAt last moment, null for a phase that ends when the next one opens
 */
@Embeddable
record Phase(String kind, @Column(name = "opens_at") Instant opensAt, @Column(name = "closes_at") Instant closesAt) {}
