package org.byggbar.layers.feed;

import java.time.Instant;
import org.locationtech.jts.geom.Envelope;

/**
 * A change that everybody may know of.
 *
 * @param layer the one that shows the feature, or showed it last
 * @param operation {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param name of the feature as everybody sees it now; null when it is not shown any more or has none
 * @param shown whether everybody sees the feature now
 * @param box around the old and the new geometry in EPSG:3857 metres, null when neither state has one
 */
record PublicChange(long seq, String layer, long featureId, String operation, Instant at, String name, boolean shown, Envelope box) {}
