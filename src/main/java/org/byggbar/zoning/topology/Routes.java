package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.index.kdtree.KdNode;
import org.locationtech.jts.index.kdtree.KdTree;

/** Which nodes sides were given, so that a zone that shares a side, or nearly does, gets them too. */
final class Routes {

    private final Map<Edge, List<Coordinate>> ways = new HashMap<>();
    private final KdTree nodes = new KdTree();

    void add(Map<Edge, List<Coordinate>> more) {
        ways.putAll(more);
        more.values().forEach(way -> way.forEach(nodes::insert));
    }

    /** The path with the nodes that its sides were given; each side's way runs from its end a to its end b. */
    static List<Coordinate> lead(List<Coordinate> path, Map<Edge, List<Coordinate>> ways) {
        List<Coordinate> led = new ArrayList<>(List.of(path.get(0)));
        for (int i = 1; i < path.size(); i++) {
            Edge side = Edge.between(path.get(i - 1), path.get(i));
            List<Coordinate> way = new ArrayList<>(ways.getOrDefault(side, List.of()));
            if (!side.a().equals2D(path.get(i - 1))) {
                Collections.reverse(way);
            }
            led.addAll(way);
            led.add(path.get(i));
        }
        return led;
    }

    /**
     * The zone with the nodes that its sides were given, all its corners kept.
     *
     * @param needed places that an operation's result has corners at; a side none of whose nodes is needed stays as it is
     * @return empty when it got none
     */
    Optional<MultiPolygon> follow(MultiPolygon zone, Set<Coordinate> needed) {
        MultiPolygon led = Rings.map(zone, ring -> onSides(along(ring, needed), needed));
        return led.getNumPoints() == zone.getNumPoints() || !led.isValid() ? Optional.empty() : Optional.of(led);
    }

    private List<Coordinate> along(List<Coordinate> ring, Set<Coordinate> needed) {
        List<Coordinate> led = new ArrayList<>(List.of(ring.get(0)));
        for (int i = 1; i < ring.size(); i++) {
            List<Coordinate> way = along(ring.subList(i - 1, i + 1));
            boolean wanted = way.subList(1, way.size() - 1).stream().anyMatch(needed::contains);
            led.addAll(wanted ? way.subList(1, way.size()) : List.of(ring.get(i)));
        }
        return led;
    }

    /** A path that took part, with all the nodes it has in the end. */
    List<Coordinate> along(List<Coordinate> path) {
        List<Coordinate> led = lead(path, ways);
        return led.size() == path.size() ? led : along(led);
    }

    /** A border that is the same line without having the same corners gets the nodes that lie on it. */
    private List<Coordinate> onSides(List<Coordinate> ring, Set<Coordinate> needed) {
        Map<Edge, List<Coordinate>> found = new HashMap<>();
        for (int i = 1; i < ring.size(); i++) {
            Edge side = Edge.between(ring.get(i - 1), ring.get(i));
            nodes.query(side.envelope(Noding.ON_SIDE_M), node -> {
                Coordinate place = ((KdNode) node).getCoordinate();
                if (needed.contains(place) && !side.endsAt(place) && side.distance(place) <= Noding.ON_SIDE_M) {
                    found.computeIfAbsent(side, s -> new ArrayList<>()).add(place);
                }
            });
        }
        found.replaceAll(Edge::inOrder);
        return found.isEmpty() ? ring : lead(ring, found);
    }
}
