package org.byggbar.zoning.check;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * A zone as the check sees it.
 *
 * @param overlay whether it lies over the land-use zones instead of being one of those that share the ground
 * @param values its attributes by column name, absent ones left out
 * @param geom polygons in the storage CRS, metres
 */
record CheckedZone(long id, String code, boolean overlay, Map<String, String> values, Geometry geom) {

    CheckedZone reshaped(Geometry other) {
        return new CheckedZone(id, code, overlay, values, other);
    }

    /** A zone is the one with its id, whatever its shape. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CheckedZone zone && zone.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
