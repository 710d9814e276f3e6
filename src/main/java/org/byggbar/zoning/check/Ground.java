package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/** Which zones lie on a spot of a plan, and the faces that its unmatched edges cut the ground into. Storage CRS, metres. */
final class Ground {

    /** Moves that take a spot off an edge that runs through it without leaving a face of a millimetre. */
    private static final double[][] NUDGES_M = {{0, 0}, {3e-5, 1.7e-5}, {-2.3e-5, 3.1e-5}, {-1.3e-5, -4.1e-5}, {3.7e-5, -2.9e-5}};

    private final List<CheckedZone> zones;
    private final STRtree index = new STRtree();
    private final IndexedPointInAreaLocator[] locators;
    private final IndexedPointInAreaLocator border;

    Ground(List<CheckedZone> zones, Geometry border) {
        this.zones = zones;
        this.locators = new IndexedPointInAreaLocator[zones.size()];
        this.border = border == null ? null : new IndexedPointInAreaLocator(border);
        for (int i = 0; i < zones.size(); i++) {
            index.insert(zones.get(i).geom().getEnvelopeInternal(), i);
        }
    }

    /** The bounded faces between the edges. On each the number of zones is the same everywhere. */
    static List<Polygon> faces(Collection<UnmatchedEdges.Edge> edges) {
        GeometryFactory factory = new GeometryFactory();
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(OverlayNGRobust.union(factory.createMultiLineString(lines(edges, factory))));
        List<Polygon> faces = new ArrayList<>();
        for (Object face : polygonizer.getPolygons()) {
            faces.add((Polygon) face);
        }
        return faces;
    }

    /** Edges that follow each other as one line: noding many corners of few lines is much faster than the reverse. */
    private static LineString[] lines(Collection<UnmatchedEdges.Edge> edges, GeometryFactory factory) {
        List<LineString> lines = new ArrayList<>();
        CoordinateList line = new CoordinateList();
        for (UnmatchedEdges.Edge edge : edges) {
            if (!line.isEmpty() && !line.get(line.size() - 1).equals2D(edge.line().p0)) {
                lines.add(factory.createLineString(line.toCoordinateArray()));
                line = new CoordinateList();
            }
            line.add(edge.line().p0, false);
            line.add(edge.line().p1, false);
        }
        if (!line.isEmpty()) {
            lines.add(factory.createLineString(line.toCoordinateArray()));
        }
        return lines.toArray(LineString[]::new);
    }

    /** The zones that lie on the spot. */
    List<CheckedZone> on(Coordinate spot) {
        List<CheckedZone> on = List.of();
        for (double[] nudge : NUDGES_M) {
            Coordinate near = new Coordinate(spot.x + nudge[0], spot.y + nudge[1]);
            List<Integer> around = within(new Envelope(near));
            on = around.stream().filter(zone -> locator(zone).locate(near) != Location.EXTERIOR).sorted().map(zones::get).toList();
            if (around.stream().noneMatch(zone -> locator(zone).locate(near) == Location.BOUNDARY)) {
                return on;
            }
        }
        return on.subList(0, Math.min(1, on.size()));
    }

    boolean insideBorder(Coordinate spot) {
        return border != null && border.locate(spot) != Location.EXTERIOR;
    }

    /** Zones whose box meets the given one. */
    List<CheckedZone> near(Envelope box) {
        return within(box).stream().sorted().map(zones::get).toList();
    }

    @SuppressWarnings("unchecked")
    private List<Integer> within(Envelope box) {
        return index.query(box);
    }

    private IndexedPointInAreaLocator locator(int zone) {
        if (locators[zone] == null) {
            locators[zone] = new IndexedPointInAreaLocator(zones.get(zone).geom());
        }
        return locators[zone];
    }
}
