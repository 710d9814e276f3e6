package org.byggbar.zoning.topology;

import org.locationtech.jts.geom.MultiPolygon;

/**
 * A zone as an operation sees it.
 *
 * @param key what the asker calls it; comes back unchanged
 * @param geom its area in the storage CRS, valid, on the grid
 */
public record KeyedZone(String key, MultiPolygon geom) {}
