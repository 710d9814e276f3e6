package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** The rings of polygons as lists of corners. Any CRS. */
final class Rings {

    private Rings() {}

    /** Corners of every ring, the first one repeated at the end. */
    static List<Coordinate[]> of(Geometry polygons) {
        List<Coordinate[]> rings = new ArrayList<>();
        for (int part = 0; part < polygons.getNumGeometries(); part++) {
            Polygon polygon = (Polygon) polygons.getGeometryN(part);
            rings.add(polygon.getExteriorRing().getCoordinates());
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                rings.add(polygon.getInteriorRingN(hole).getCoordinates());
            }
        }
        return rings;
    }
}
