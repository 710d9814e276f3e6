package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.byggbar.platform.ProblemException;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.index.hprtree.HPRtree;

/**
 * Gives lines a node wherever they meet, on the grid, until they meet nowhere else. Corners that stand are never
 * moved; a drawn line's corner that lies on a border is. A side that gets a node gets the same node in every line
 * that runs along it.
 */
final class Noding {

    /** Closer than this a corner lies on a side: the half diagonal of a grid cell and a little, metres. */
    static final double ON_SIDE_M = 0.00075;

    private static final int MAX_ROUNDS = 30;

    /** One side with everything that runs along it. */
    private static final class Use {

        final Edge edge;
        final Source only;
        boolean drawn;
        boolean shared;

        Use(Edge edge, Source source) {
            this.edge = edge;
            this.only = source;
            this.drawn = source.isDrawn();
        }

        boolean belongsTogetherWith(Use other) {
            return !shared && !other.shared && only == other.only;
        }
    }

    private final Grid grid;
    private final List<Source> sources;
    private final Routes routes = new Routes();
    private final RobustLineIntersector meeting = new RobustLineIntersector();

    private Map<Edge, Set<Coordinate>> nodes = new HashMap<>();
    private Map<Coordinate, Coordinate> moves = new HashMap<>();
    private final Set<Edge> drawn = new HashSet<>();
    /** Nodes that only hold a side. A side beside it that takes one over needs none of its own, or two borders would hold each other on and on. */
    private final Set<Coordinate> holds = new HashSet<>();

    Noding(Grid grid, List<Source> sources) {
        this.grid = grid;
        this.sources = sources;
    }

    /**
     * @return the ways that sides of borders were led, for those who share them
     * @throws ProblemException {@code operation.tangled} when lines lie so close on each other that nodes only make new crossings
     */
    Routes run() {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            nodes = new HashMap<>();
            moves = new HashMap<>();
            look();
            if (nodes.isEmpty() && moves.isEmpty()) {
                return routes;
            }
            lead();
        }
        throw ProblemException.unprocessable("operation.tangled");
    }

    private void look() {
        Map<Edge, Use> uses = uses();
        HPRtree index = new HPRtree();
        uses.values().forEach(use -> index.insert(use.edge.envelope(ON_SIDE_M), use));
        Map<Use, Integer> order = new HashMap<>();
        uses.values().forEach(use -> order.put(use, order.size()));
        uses.values().forEach(use -> index.query(use.edge.envelope(ON_SIDE_M), item -> {
            Use other = (Use) item;
            if (order.get(other) > order.get(use)) {
                meet(use, other);
            }
        }));
    }

    private Map<Edge, Use> uses() {
        Map<Edge, Use> uses = new LinkedHashMap<>();
        for (Source source : sources) {
            for (List<Coordinate> path : source.paths) {
                for (int i = 1; i < path.size(); i++) {
                    Use use = uses.computeIfAbsent(Edge.between(path.get(i - 1), path.get(i)), edge -> new Use(edge, source));
                    use.shared |= use.only != source;
                    use.drawn &= source.isDrawn();
                }
            }
        }
        return uses;
    }

    private void meet(Use one, Use other) {
        meeting.computeIntersection(one.edge.a(), one.edge.b(), other.edge.a(), other.edge.b());
        boolean together = one.belongsTogetherWith(other);
        if (together && !meeting.hasIntersection()) {
            return;
        }
        boolean touches = endOn(one, other, together) | endOn(other, one, together);
        if (!touches && meeting.isProper()) {
            cross(one, other, meeting.getIntersection(0));
        }
    }

    /** Whether an end of one side lies on the other, between its ends. */
    private boolean endOn(Use one, Use other, boolean exactly) {
        boolean found = false;
        for (Coordinate end : List.of(one.edge.a(), one.edge.b())) {
            boolean on = meeting.isIntersection(end) || !exactly && other.edge.distance(end) <= ON_SIDE_M && !isNearEnd(other.edge, end);
            if (on && !other.edge.endsAt(end)) {
                found = true;
                if (one.drawn && !other.drawn) {
                    Coordinate node = grid.nodeOn(other.edge, end);
                    moves.put(end, node);
                    lead(other, node);
                } else {
                    lead(other, end);
                }
            }
        }
        return found;
    }

    /** Too near to the end of a side to be a node of it: both sides that meet there would get it, and lie on each other. */
    private static boolean isNearEnd(Edge side, Coordinate place) {
        return Math.min(place.distance(side.a()), place.distance(side.b())) <= Grid.SAME_PLACE_M;
    }

    /** A drawn line comes to a node that suits the border; two borders meet where they cross, or at a corner just there. */
    private void cross(Use one, Use other, Coordinate place) {
        Coordinate node = Stream.of(one.edge.a(), one.edge.b(), other.edge.a(), other.edge.b())
                .filter(end -> end.distance(place) <= Grid.SAME_PLACE_M).min(Comparator.comparing(place::distance))
                .orElseGet(() -> Grid.round(place.x, place.y));
        if (one.drawn != other.drawn) {
            node = grid.nodeOn(one.drawn ? other.edge : one.edge, place);
        }
        lead(one, node);
        lead(other, node);
    }

    private void lead(Use use, Coordinate place) {
        if (!use.edge.endsAt(place)) {
            Set<Coordinate> found = nodes.computeIfAbsent(use.edge, edge -> new TreeSet<>());
            if (use.drawn) {
                drawn.add(use.edge);
                found.add(place);
            } else if (holds.contains(place)) {
                found.add(place);
            } else {
                List<Coordinate> led = grid.leadThrough(use.edge, place);
                found.addAll(led);
                holds.addAll(led.subList(1, led.size()));
            }
        }
    }

    private void lead() {
        Map<Edge, List<Coordinate>> ways = new HashMap<>();
        nodes.forEach((edge, places) -> ways.put(edge, edge.inOrder(places)));
        for (Source source : sources) {
            source.paths.replaceAll(path -> {
                List<Coordinate> led = Routes.lead(path, ways);
                return source.isDrawn() ? moved(led) : led;
            });
        }
        ways.keySet().removeAll(drawn);
        routes.add(ways);
    }

    private List<Coordinate> moved(List<Coordinate> path) {
        List<Coordinate> all = new ArrayList<>();
        for (Coordinate place : path) {
            Coordinate to = moves.getOrDefault(place, place);
            if (all.isEmpty() || !all.get(all.size() - 1).equals2D(to)) {
                all.add(to);
            }
        }
        return all;
    }
}
