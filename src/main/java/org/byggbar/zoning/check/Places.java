package org.byggbar.zoning.check;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Where to send a person who wants to see a fault. Any CRS. */
final class Places {

    private Places() {}

    /** A spot on the geometry: inside its largest polygon, else on its middle point. */
    static Coordinate in(Geometry geom) {
        Geometry largest = largest(geom);
        if (largest.getDimension() == 2) {
            return largest.getInteriorPoint().getCoordinate();
        }
        Coordinate[] points = largest.getCoordinates();
        return points[points.length / 2];
    }

    private static Geometry largest(Geometry geom) {
        Geometry largest = geom.getGeometryN(0);
        for (int i = 1; i < geom.getNumGeometries(); i++) {
            if (size(geom.getGeometryN(i)) > size(largest)) {
                largest = geom.getGeometryN(i);
            }
        }
        return largest;
    }

    private static double size(Geometry geom) {
        return geom instanceof Polygon ? geom.getArea() : geom.getLength();
    }
}
