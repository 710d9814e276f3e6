package org.byggbar.layers.filter;

import org.locationtech.jts.geom.Geometry;

/**
 * A geometry of a filter.
 *
 * @param stored in the storage CRS, easting first
 * @param web the same in EPSG:3857 if it is exact there, as a box of degrees is; else null
 */
record Shape(Geometry stored, Geometry web) {

    /** Points, lines and areas together, which only S_INTERSECTS and S_DISJOINT take. */
    boolean isMixed() {
        return stored.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
    }
}
