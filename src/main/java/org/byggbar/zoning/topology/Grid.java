package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * The storage grid of 1 mm, and where on it a new node may stand without changing areas. A side of 200 m led through
 * the nearest grid point gives its zone 0.05 m² too much or too little; a grid point a few millimetres further along
 * the side lies a hundred times closer to it. Nodes on borders are therefore chosen by what they cost.
 */
final class Grid {

    static final PrecisionModel MILLIMETRES = new PrecisionModel(1000);
    /** Two nodes closer than this are one, metres. */
    static final double SAME_PLACE_M = 0.005;

    private static final double STEP_M = 0.001;
    /** What a metre of moving along the side is worth, square metres of area. */
    private static final double SHIFT_COST_M2 = 0.1;
    private static final int MAX_STEPS = 2_000;
    /** A side may change its zone's area by so much before it gets more nodes to hold it, square metres. */
    private static final double BEND_M2 = 0.001;
    private static final double HOLD_M = 1;

    private final Plane plane;

    Grid(Plane plane) {
        this.plane = plane;
    }

    static Coordinate round(double x, double y) {
        return new Coordinate(MILLIMETRES.makePrecise(x), MILLIMETRES.makePrecise(y));
    }

    /** The grid point that serves best as a node of the side near a place: an end of it when that is just there. */
    Coordinate nodeOn(Edge side, Coordinate near) {
        if (near.distance(side.a()) <= SAME_PLACE_M) {
            return side.a();
        }
        if (near.distance(side.b()) <= SAME_PLACE_M) {
            return side.b();
        }
        return new NodeSearch(side, near).cheapest();
    }

    /** The nodes that lead a side through a place that is given, with further ones a metre away where the detour would cost area. */
    List<Coordinate> leadThrough(Edge side, Coordinate place) {
        List<Coordinate> nodes = new ArrayList<>(List.of(place));
        if (Math.abs(plane.bendM2(side.a(), side.b(), place)) > BEND_M2) {
            hold(side, place, side.a(), nodes);
            hold(side, place, side.b(), nodes);
        }
        return nodes;
    }

    private void hold(Edge side, Coordinate place, Coordinate end, List<Coordinate> nodes) {
        double length = place.distance(end);
        if (length > 2 * HOLD_M) {
            double share = HOLD_M / length;
            nodes.add(nodeOn(side, new Coordinate(place.x + (end.x - place.x) * share, place.y + (end.y - place.y) * share)));
        }
    }

    /** Walks along a side, one grid line after the other to both directions, as long as something cheaper may come. */
    private final class NodeSearch {

        private final Edge side;
        private final Coordinate near;
        private final Coordinate origin;
        private final double bend;
        private final double bendEast;
        private final double bendNorth;
        private Coordinate best;
        private double least = Double.POSITIVE_INFINITY;

        NodeSearch(Edge side, Coordinate near) {
            this.side = side;
            this.near = near;
            this.origin = round(near.x, near.y);
            this.bend = bendAt(0, 0);
            this.bendEast = bendAt(1, 0) - bend;
            this.bendNorth = bendAt(0, 1) - bend;
        }

        private double bendAt(double east, double north) {
            return plane.bendM2(side.a(), side.b(), new Coordinate(origin.x + east, origin.y + north));
        }

        Coordinate cheapest() {
            for (int step = 0; step <= MAX_STEPS && SHIFT_COST_M2 * step * STEP_M < least; step++) {
                look(step * STEP_M);
                look(-step * STEP_M);
            }
            return best == null ? nearestEnd() : best;
        }

        /** The grid point closest to the side on the grid line so far along its main direction. */
        private void look(double along) {
            boolean northward = Math.abs(bendEast) >= Math.abs(bendNorth);
            double across = northward ? -(bend + bendNorth * along) / bendEast : -(bend + bendEast * along) / bendNorth;
            Coordinate place = northward ? round(origin.x + across, origin.y + along) : round(origin.x + along, origin.y + across);
            double at = new LineSegment(side.a(), side.b()).projectionFactor(place);
            double cost = Math.abs(bend + bendEast * (place.x - origin.x) + bendNorth * (place.y - origin.y))
                    + SHIFT_COST_M2 * place.distance(near);
            if (at > 0 && at < 1 && !side.endsAt(place) && cost < least) {
                least = cost;
                best = place;
            }
        }

        private Coordinate nearestEnd() {
            return near.distance(side.a()) <= near.distance(side.b()) ? side.a() : side.b();
        }
    }
}
