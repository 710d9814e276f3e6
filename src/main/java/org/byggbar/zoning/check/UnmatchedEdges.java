package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The edges of a coverage that do not have exactly one equal edge of another zone on their other side. A plan whose
 * zones fit has them along its outer rim only, and none where the rim is the plan's border. Everything that overlaps,
 * gapes or sticks out is bounded by them, so that the search for faults can forget all other edges. Storage CRS.
 */
final class UnmatchedEdges {

    /** Owner of an edge of the plan's border. */
    static final int BORDER = -1;

    /** @param owner position in the list of zones, or {@link #BORDER} */
    record Edge(LineSegment line, int owner) {}

    /** An edge whichever way it is walked. */
    private record Key(double x0, double y0, double x1, double y1) {

        static Key of(Coordinate a, Coordinate b) {
            return a.compareTo(b) < 0 ? new Key(a.x, a.y, b.x, b.y) : new Key(b.x, b.y, a.x, a.y);
        }
    }

    private interface EdgeVisitor {
        void visit(Coordinate from, Coordinate to, int owner);
    }

    private final List<Edge> edges = new ArrayList<>();
    private final STRtree index = new STRtree();

    /** @param border the plan's border, whose outside counts as one more zone; may be null */
    UnmatchedEdges(List<CheckedZone> zones, Geometry border) {
        Map<Key, int[]> uses = new HashMap<>();
        walkAll(zones, border, (from, to, owner) -> uses.computeIfAbsent(Key.of(from, to), key -> new int[2])[from.compareTo(to) < 0 ? 0 : 1]++);
        walkAll(zones, border, (from, to, owner) -> {
            int[] use = uses.get(Key.of(from, to));
            if (use[0] != 1 || use[1] != 1) {
                edges.add(new Edge(new LineSegment(from, to), owner));
            }
        });
        edges.forEach(edge -> index.insert(new Envelope(edge.line().p0, edge.line().p1), edge));
    }

    List<Edge> all() {
        return edges;
    }

    @SuppressWarnings("unchecked")
    List<Edge> near(Envelope box, double metres) {
        Envelope wider = new Envelope(box);
        wider.expandBy(metres);
        return index.query(wider);
    }

    /** Owners of the edges that a polygon's rings run along, with the length of what they share. */
    Map<Integer, Double> along(Geometry polygon, double within) {
        Map<Integer, Double> shares = new HashMap<>();
        Coordinate[] corners = polygon.getBoundary().getCoordinates();
        for (int i = 1; i < corners.length; i++) {
            Coordinate middle = LineSegment.midPoint(corners[i - 1], corners[i]);
            double length = corners[i - 1].distance(corners[i]);
            near(new Envelope(middle), within).stream().filter(edge -> edge.line().distance(middle) <= within)
                    .map(Edge::owner).distinct().forEach(owner -> shares.merge(owner, length, Double::sum));
        }
        return shares;
    }

    private static void walkAll(List<CheckedZone> zones, Geometry border, EdgeVisitor visitor) {
        for (int i = 0; i < zones.size(); i++) {
            walk(zones.get(i).geom(), i, false, visitor);
        }
        if (border != null) {
            walk(border, BORDER, true, visitor);
        }
    }

    /** Walks rings with the inside to the right, or to the left for the border. */
    private static void walk(Geometry geom, int owner, boolean insideLeft, EdgeVisitor visitor) {
        for (int part = 0; part < geom.getNumGeometries(); part++) {
            Polygon polygon = (Polygon) geom.getGeometryN(part);
            walk(polygon.getExteriorRing(), owner, insideLeft, visitor);
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                walk(polygon.getInteriorRingN(hole), owner, !insideLeft, visitor);
            }
        }
    }

    private static void walk(LinearRing ring, int owner, boolean counterClockwise, EdgeVisitor visitor) {
        Coordinate[] corners = ring.getCoordinates().clone();
        if (Orientation.isCCW(corners) != counterClockwise) {
            CoordinateArrays.reverse(corners);
        }
        for (int i = 1; i < corners.length; i++) {
            if (!corners[i - 1].equals2D(corners[i])) {
                visitor.visit(corners[i - 1], corners[i], owner);
            }
        }
    }
}
