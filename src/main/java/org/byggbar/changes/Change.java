package org.byggbar.changes;

import java.time.Instant;
import org.locationtech.jts.geom.Envelope;

/**
 * One written feature.
 *
 * @param seq number of the row in the feed, unique but not in the order of commits
 * @param txid the transaction that wrote it
 * @param layer id of the layer the feature belongs to
 * @param operation {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param version of the feature after the write, null for layers without versions
 * @param open whether everybody may know: the old or the new state is published
 * @param box around the old and the new geometry in EPSG:3857 metres, null when neither state has one
 */
public record Change(long seq, long txid, String layer, long featureId, String operation, String municipality, Long version,
        boolean open, Envelope box, Instant at) {}
