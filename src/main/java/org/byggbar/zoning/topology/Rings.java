package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Areas taken apart into rings and put together again, ring by ring, hole by hole. */
final class Rings {

    private Rings() {}

    static MultiPolygon map(MultiPolygon area, UnaryOperator<List<Coordinate>> change) {
        GeometryFactory factory = area.getFactory();
        List<Polygon> parts = new ArrayList<>();
        for (int i = 0; i < area.getNumGeometries(); i++) {
            Polygon part = (Polygon) area.getGeometryN(i);
            LinearRing[] holes = new LinearRing[part.getNumInteriorRing()];
            for (int hole = 0; hole < holes.length; hole++) {
                holes[hole] = ring(part.getInteriorRingN(hole), change);
            }
            parts.add(factory.createPolygon(ring(part.getExteriorRing(), change), holes));
        }
        return factory.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private static LinearRing ring(LinearRing ring, UnaryOperator<List<Coordinate>> change) {
        return ring.getFactory().createLinearRing(change.apply(List.of(ring.getCoordinates())).toArray(Coordinate[]::new));
    }
}
