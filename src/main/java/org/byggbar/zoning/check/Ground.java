package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
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
        LineString[] lines = edges.stream().map(edge -> edge.line().toGeometry(factory)).toArray(LineString[]::new);
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(OverlayNGRobust.union(factory.createMultiLineString(lines)));
        List<Polygon> faces = new ArrayList<>();
        for (Object face : polygonizer.getPolygons()) {
            faces.add((Polygon) face);
        }
        return faces;
    }

    /** How many zones lie on the spot. */
    int depth(Coordinate spot) {
        for (double[] nudge : NUDGES_M) {
            Coordinate near = new Coordinate(spot.x + nudge[0], spot.y + nudge[1]);
            int[] places = within(new Envelope(near)).stream().mapToInt(zone -> locator(zone).locate(near)).toArray();
            if (Arrays.stream(places).noneMatch(place -> place == Location.BOUNDARY)) {
                return (int) Arrays.stream(places).filter(place -> place == Location.INTERIOR).count();
            }
        }
        return 1;
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
