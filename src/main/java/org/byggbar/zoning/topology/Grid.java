package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * The storage grid of 1 mm, and how a side gets a node on it without its zone winning or losing land. A side of 200 m
 * led through the nearest grid point changes the area by up to 0.05 m². Where that would happen the side also gets a
 * node some metres before and after, at places where the grid happens to meet it, so that only the short stretch
 * between them bends.
 */
final class Grid {

    static final PrecisionModel MILLIMETRES = new PrecisionModel(1000);
    /** Two nodes closer than this are one, metres. */
    static final double SAME_PLACE_M = 0.005;

    private static final double STEP_M = 0.001;
    /** A side may change its zone's area by so much before it gets nodes to hold it, square metres. */
    private static final double BEND_M2 = 0.001;
    private static final double HOLD_AT_M = 2;
    /** How far along its side a node may be moved to where the grid meets the side better, and what a metre of that is worth. */
    private static final double NODE_REACH_M = 0.02;
    private static final double NODE_SHIFT_M2 = 0.1;
    private static final double HOLD_REACH_M = 10;
    private static final double HOLD_SHIFT_M2 = 0.00025;

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
        return new NodeSearch(side, near, NODE_REACH_M, NODE_SHIFT_M2).cheapest(0, 1);
    }

    /** The nodes that lead a side through a place: the place itself and those that hold the side where the detour would cost land. */
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
        if (length > 2 * HOLD_AT_M) {
            double share = HOLD_AT_M / length;
            Coordinate near = new Coordinate(place.x + (end.x - place.x) * share, place.y + (end.y - place.y) * share);
            double apart = HOLD_AT_M / 2 / side.length();
            double from = new LineSegment(side.a(), side.b()).projectionFactor(place);
            NodeSearch search = new NodeSearch(side, near, HOLD_REACH_M, HOLD_SHIFT_M2);
            Coordinate node = end == side.a() ? search.cheapest(0, from - apart) : search.cheapest(from + apart, 1);
            if (!side.endsAt(node)) {
                nodes.add(node);
            }
        }
    }

    /** Walks along a side, one grid line after the other to both directions, as long as something cheaper may come. */
    private final class NodeSearch {

        private final Edge side;
        private final Coordinate near;
        private final double reachM;
        private final double shiftM2;
        private final Coordinate origin;
        private final double bend;
        private final double bendEast;
        private final double bendNorth;
        private Coordinate best;
        private double least = Double.POSITIVE_INFINITY;

        NodeSearch(Edge side, Coordinate near, double reachM, double shiftM2) {
            this.side = side;
            this.near = near;
            this.reachM = reachM;
            this.shiftM2 = shiftM2;
            this.origin = round(near.x, near.y);
            this.bend = bendAt(0, 0);
            this.bendEast = bendAt(1, 0) - bend;
            this.bendNorth = bendAt(0, 1) - bend;
        }

        private double bendAt(double east, double north) {
            return plane.bendM2(side.a(), side.b(), new Coordinate(origin.x + east, origin.y + north));
        }

        /** @param from, to how far along the side it may lie, from 0 to 1 */
        Coordinate cheapest(double from, double to) {
            for (int step = 0; step * STEP_M <= reachM && step * STEP_M * shiftM2 < least; step++) {
                look(step * STEP_M, from, to);
                look(-step * STEP_M, from, to);
            }
            return best == null ? nearestEnd() : best;
        }

        /** The grid point closest to the side on the grid line so far along its main direction. */
        private void look(double along, double from, double to) {
            boolean northward = Math.abs(bendEast) >= Math.abs(bendNorth);
            double across = northward ? -(bend + bendNorth * along) / bendEast : -(bend + bendEast * along) / bendNorth;
            Coordinate place = northward ? round(origin.x + across, origin.y + along) : round(origin.x + along, origin.y + across);
            double at = new LineSegment(side.a(), side.b()).projectionFactor(place);
            double cost = Math.abs(bend + bendEast * (place.x - origin.x) + bendNorth * (place.y - origin.y))
                    + shiftM2 * place.distance(near);
            if (at > from && at < to && !side.endsAt(place) && cost < least) {
                least = cost;
                best = place;
            }
        }

        private Coordinate nearestEnd() {
            return near.distance(side.a()) <= near.distance(side.b()) ? side.a() : side.b();
        }
    }
}
