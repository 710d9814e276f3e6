package org.byggbar.zoning.topology;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/** The plane in which people measure: a municipality's planning CRS, seen from the storage CRS. Metres in both. */
@FunctionalInterface
public interface Plane {

    /** A copy of a geometry of the storage CRS in this plane's own coordinates, easting first. */
    Geometry project(Geometry stored);

    default double areaM2(Geometry stored) {
        return project(stored).getArea();
    }

    default double lengthM(Geometry stored) {
        return project(stored).getLength();
    }

    /** The signed area, in square metres, of the triangle that opens when the side a–b is led through c. */
    default double bendM2(Coordinate a, Coordinate b, Coordinate c) {
        LineString corners = new GeometryFactory().createLineString(new Coordinate[] {a.copy(), b.copy(), c.copy()});
        Coordinate[] flat = project(corners).getCoordinates();
        return ((flat[1].x - flat[0].x) * (flat[2].y - flat[0].y) - (flat[1].y - flat[0].y) * (flat[2].x - flat[0].x)) / 2;
    }
}
