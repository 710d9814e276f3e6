package org.byggbar.zoning;

import org.locationtech.jts.geom.MultiPolygon;

/**
 * A zone as its writer wants it.
 *
 * @param geom area in the storage CRS, on its 1 mm grid
 */
record ZoneBody(ZoneAttributes attributes, MultiPolygon geom) {}
