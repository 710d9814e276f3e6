package org.byggbar.layers.tiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** The straight pieces of outlines, and whose they are: two shapes that share one are neighbours. */
final class Borders {

    /** Takes every piece of a shape, its ends in the same order whichever way the ring runs. */
    private interface Pieces {
        void take(LineSegment piece);
    }

    /** Takes a piece that two shapes share, by their numbers. */
    interface Shared {
        void take(int first, int second, double length);
    }

    private final Map<LineSegment, Integer> owners = new HashMap<>();

    /** Tells what the shape shares with those added before. */
    void add(int number, Geometry shape, Shared shared) {
        each(shape, piece -> {
            Integer other = owners.putIfAbsent(piece, number);
            if (other != null && other != number) {
                shared.take(other, number, piece.getLength());
            }
        });
    }

    boolean touches(Geometry shape) {
        boolean[] found = new boolean[1];
        each(shape, piece -> found[0] |= owners.containsKey(piece));
        return found[0];
    }

    private static void each(Geometry shape, Pieces pieces) {
        for (LinearRing ring : rings(shape)) {
            CoordinateSequence corners = ring.getCoordinateSequence();
            for (int i = 1; i < corners.size(); i++) {
                LineSegment piece = new LineSegment(corners.getCoordinate(i - 1), corners.getCoordinate(i));
                piece.normalize();
                pieces.take(piece);
            }
        }
    }

    private static List<LinearRing> rings(Geometry shape) {
        List<LinearRing> rings = new ArrayList<>();
        for (int part = 0; part < shape.getNumGeometries(); part++) {
            if (shape.getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
                rings.add(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    rings.add(polygon.getInteriorRingN(hole));
                }
            }
        }
        return rings;
    }
}
