package org.byggbar.layers.tiles;

import java.util.List;
import org.byggbar.layers.definition.LayerDefinition;
import org.locationtech.jts.geom.Envelope;

/**
 * A coverage that was written and not generalised since.
 *
 * @param transactions that wrote it, as far as they were committed when this was read
 * @param box around what they wrote, EPSG:3857
 */
record StaleCoverage(LayerDefinition layer, long number, List<Long> transactions, Envelope box) {}
