package org.byggbar.changes;

import java.util.List;

/**
 * Told inside this server as soon as committed changes are known to it. Listeners run one after the other on the
 * feed's thread: caches first ({@code @Order} below zero), those who tell others last.
 *
 * @param changes at least one
 * @param position where a later reader goes on without loss
 */
public record ChangesRead(List<Change> changes, long position) {}
