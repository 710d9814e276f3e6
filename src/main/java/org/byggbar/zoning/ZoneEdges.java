package org.byggbar.zoning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.coverage.CoveragePolygonValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Looks along a zone's border for what is allowed and seldom meant. All coordinates in the storage CRS, metres. */
final class ZoneEdges {

    /** Neighbours closer than this are meant to touch, as in the validation of delivered Swedish plans. */
    static final double GAP_M = 0.5;

    private static final double SPIKE_DEGREES = 1;
    /** A spot per fault is enough to find it; more only hide the form. */
    private static final int MAX_PLACES = 20;

    private ZoneEdges() {}

    /** One place on each stretch of the border that runs past a neighbour's border without being the same line. */
    static List<Coordinate> gaps(Geometry zone, List<Geometry> neighbours) {
        Geometry stretches = CoveragePolygonValidator.validate(zone, neighbours.toArray(Geometry[]::new), GAP_M);
        List<LineString> lines = new ArrayList<>();
        for (int i = 0; i < stretches.getNumGeometries(); i++) {
            if (!stretches.getGeometryN(i).isEmpty()) {
                lines.add((LineString) stretches.getGeometryN(i));
            }
        }
        return lines.stream().sorted(Comparator.comparing(LineString::getLength).reversed()).limit(MAX_PLACES)
                .map(line -> line.getCoordinateN(line.getNumPoints() / 2)).toList();
    }

    /** Corners where the border turns back on itself in less than a degree. */
    static List<Coordinate> spikes(Geometry zone) {
        List<Coordinate> spikes = new ArrayList<>();
        for (int part = 0; part < zone.getNumGeometries(); part++) {
            Polygon polygon = (Polygon) zone.getGeometryN(part);
            addSpikes(polygon.getExteriorRing(), spikes);
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                addSpikes(polygon.getInteriorRingN(hole), spikes);
            }
        }
        return spikes.stream().limit(MAX_PLACES).toList();
    }

    private static void addSpikes(LinearRing ring, List<Coordinate> spikes) {
        int corners = ring.getNumPoints() - 1;
        for (int i = 0; i < corners; i++) {
            Coordinate before = ring.getCoordinateN((i + corners - 1) % corners);
            Coordinate corner = ring.getCoordinateN(i);
            Coordinate after = ring.getCoordinateN(i + 1);
            if (Math.toDegrees(Angle.angleBetween(before, corner, after)) < SPIKE_DEGREES) {
                spikes.add(corner);
            }
        }
    }
}
