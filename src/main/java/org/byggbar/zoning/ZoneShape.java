package org.byggbar.zoning;

import org.locationtech.jts.geom.MultiPolygon;

/**
 * A shape that is not saved yet.
 *
 * @param overlay whether it is to lie over land-use zones, where it may overlap what it likes
 * @param area in the storage CRS, on its 1 mm grid
 */
record ZoneShape(boolean overlay, MultiPolygon area) {}
