package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/** Rebuilds polygons corner by corner. Rings that lose their area go. Storage CRS, metres. */
final class Corners {

    /** On a grid of 1 mm a corner this near to a side lies on it: the half diagonal of a cell and a little. */
    private static final double ON_SIDE_M = 0.00075;

    private Corners() {}

    /** @param move gives every corner its new place; null drops it */
    static MultiPolygon move(Geometry polygons, UnaryOperator<Coordinate> move) {
        return rebuild(polygons, ring -> {
            List<Coordinate> moved = new ArrayList<>(ring.length);
            Arrays.stream(ring).limit(ring.length - 1L).map(move).filter(corner -> corner != null).forEach(moved::add);
            return moved;
        });
    }

    /** Gives sides the corners that lie on them. */
    static MultiPolygon withNodes(Geometry polygons, List<Coordinate> nodes) {
        STRtree index = new STRtree();
        nodes.forEach(node -> index.insert(new Envelope(node), node));
        return rebuild(polygons, ring -> {
            List<Coordinate> noded = new ArrayList<>(ring.length);
            for (int i = 1; i < ring.length; i++) {
                noded.add(ring[i - 1]);
                noded.addAll(between(ring[i - 1], ring[i], index));
            }
            return noded;
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Coordinate> between(Coordinate from, Coordinate to, STRtree nodes) {
        LineSegment side = new LineSegment(from, to);
        Envelope box = new Envelope(from, to);
        box.expandBy(ON_SIDE_M);
        List<Coordinate> near = nodes.query(box);
        return near.stream().filter(node -> !node.equals2D(from) && !node.equals2D(to) && side.distance(node) <= ON_SIDE_M)
                .sorted(Comparator.comparing(side::projectionFactor)).toList();
    }

    private interface RingChange {
        List<Coordinate> of(Coordinate[] ring);
    }

    private static MultiPolygon rebuild(Geometry polygons, RingChange change) {
        List<Polygon> parts = new ArrayList<>();
        for (int i = 0; i < polygons.getNumGeometries(); i++) {
            Polygon part = (Polygon) polygons.getGeometryN(i);
            LinearRing shell = ring(part, change.of(part.getExteriorRing().getCoordinates()));
            if (!shell.isEmpty()) {
                List<LinearRing> holes = new ArrayList<>();
                for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
                    holes.add(ring(part, change.of(part.getInteriorRingN(hole).getCoordinates())));
                }
                holes.removeIf(LinearRing::isEmpty);
                parts.add(part.getFactory().createPolygon(shell, holes.toArray(LinearRing[]::new)));
            }
        }
        return polygons.getFactory().createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    /** Closed and without repeated corners; empty when fewer than three are left. */
    private static LinearRing ring(Geometry like, List<Coordinate> corners) {
        List<Coordinate> ring = new ArrayList<>();
        for (Coordinate corner : corners) {
            if (ring.isEmpty() || !ring.get(ring.size() - 1).equals2D(corner)) {
                ring.add(corner);
            }
        }
        while (ring.size() > 1 && ring.get(0).equals2D(ring.get(ring.size() - 1))) {
            ring.remove(ring.size() - 1);
        }
        if (ring.size() < 3) {
            return like.getFactory().createLinearRing();
        }
        ring.add(ring.get(0));
        return like.getFactory().createLinearRing(ring.toArray(Coordinate[]::new));
    }
}
