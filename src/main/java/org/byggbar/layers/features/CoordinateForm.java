package org.byggbar.layers.features;

import org.byggbar.geo.Crs;
import org.byggbar.geo.GeoJsonText;

/**
 * In which system, and with how many decimals, coordinates are told.
 *
 * @param decimals of the coordinates
 */
record CoordinateForm(Crs crs, int decimals) {

    /** 0.1 mm, so that what was read can be written back and is the same on the storage grid. */
    static final int DEGREE_DECIMALS = 9;
    /** The storage grid's millimetres. */
    static final int METRE_DECIMALS = 3;

    static CoordinateForm of(Crs crs) {
        return new CoordinateForm(crs, crs.degrees() ? DEGREE_DECIMALS : METRE_DECIMALS);
    }

    /**
     * The well-known binary to read. Degrees come from the stored Web Mercator geometry, undone in Java: the same digits as
     * {@code st_transform} gives, at a fraction of its cost.
     */
    String sql(int storageSrid) {
        if (crs.srid() == storageSrid) {
            return "st_asbinary(geom)";
        }
        return crs.degrees() || crs.srid() == Crs.WEB_MERCATOR.srid() ? "st_asbinary(geom_web)" : "st_asbinary(st_transform(geom, " + crs.srid() + "))";
    }

    GeoJsonText text(int storageSrid) {
        return new GeoJsonText(crs, decimals, crs.degrees() && crs.srid() != storageSrid);
    }
}
