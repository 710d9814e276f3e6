package org.byggbar.changes;

import java.time.Instant;

/**
 * One write of a feature as its history tells it.
 *
 * @param operation {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param version of the feature after the write, null for layers without versions
 * @param open whether everybody may know: the old or the new state is published
 * @param by the writer's display name, or user name when the account is gone; null for somebody not signed in
 */
public record FeatureChange(long seq, Instant at, String operation, Long version, boolean open, String municipality, String by) {}
