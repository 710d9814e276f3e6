package org.byggbar.layers.feed;

import java.util.List;
import org.byggbar.layers.BoundingBox;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.platform.ProblemException;

/**
 * Which part of the feed is asked for.
 *
 * @param layers empty for every layer
 * @param box null for everywhere
 * @param before number of a change: only earlier ones
 */
record FeedQuery(String municipality, List<LayerDefinition> layers, BoundingBox box, long before, int limit) {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    /** @throws ProblemException 400 {@code parameter.invalid} for anything but a number from 1 to the limit; absent is {@code absent} */
    static long number(String name, String text, long absent, long max) {
        if (text == null) {
            return absent;
        }
        if (!text.matches("\\d{1,18}") || Long.parseLong(text) < 1) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", name);
        }
        return Math.min(max, Long.parseLong(text));
    }
}
