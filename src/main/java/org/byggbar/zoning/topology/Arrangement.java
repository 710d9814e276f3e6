package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/** The plane cut up by everything that takes part in an operation: faces, and which areas each of them lies in. */
final class Arrangement {

    /**
     * @param area without lines inside
     * @param of numbers of the sources that it lies in
     */
    record Face(Polygon area, BitSet of) {

        boolean in(int source) {
            return of.get(source);
        }
    }

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double CRUMB_M2 = 0.005;

    private final List<Source> sources;
    private final Routes routes;
    private final List<Face> faces;

    /** @param sources areas and drawn lines; a face remembers them by their place in this list */
    Arrangement(Grid grid, List<Source> sources) {
        this.sources = sources;
        this.routes = new Noding(grid, sources).run();
        this.faces = faces();
    }

    List<Face> all() {
        return faces;
    }

    Routes routes() {
        return routes;
    }

    /** A source's sides, with the nodes that they got. */
    Set<Edge> sides(int source) {
        Set<Edge> sides = new HashSet<>();
        sources.get(source).paths.forEach(path -> addSides(path, sides));
        return sides;
    }

    static Set<Edge> sides(Geometry area) {
        Set<Edge> sides = new HashSet<>();
        new Source(area).paths.forEach(path -> addSides(path, sides));
        return sides;
    }

    private static void addSides(List<Coordinate> path, Set<Edge> sides) {
        for (int i = 1; i < path.size(); i++) {
            sides.add(Edge.between(path.get(i - 1), path.get(i)));
        }
    }

    /** Faces as one area; no corner is lost, also none on a straight side. */
    static MultiPolygon union(Collection<Face> faces) {
        return union(faces.stream().map(Face::area).toArray(Geometry[]::new));
    }

    /** Faces as one area without the crumbs: parts of their own that are smaller than what areas are told to. Empty when nothing else is there. */
    static MultiPolygon unionWithoutCrumbs(Collection<Face> faces) {
        MultiPolygon all = union(faces);
        List<Polygon> parts = new ArrayList<>();
        for (int i = 0; i < all.getNumGeometries(); i++) {
            if (all.getGeometryN(i).getArea() > CRUMB_M2) {
                parts.add((Polygon) all.getGeometryN(i));
            }
        }
        return FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    /**
     * Areas that share their borders node by node, as one: what is left are the sides that only one of them has. JTS's
     * own union of a coverage lets a shell touch itself where it shuts in a hole at a corner, which is not valid.
     */
    static MultiPolygon union(Geometry... areas) {
        Set<Edge> outer = new HashSet<>();
        for (Geometry area : areas) {
            sides(area).forEach(side -> {
                if (!outer.remove(side)) {
                    outer.add(side);
                }
            });
        }
        Polygonizer polygonizer = new Polygonizer(true);
        polygonizer.add(lines(outer));
        @SuppressWarnings("unchecked")
        List<Polygon> parts = PolygonExtracter.getPolygons(polygonizer.getGeometry());
        return FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private static List<LineString> lines(Set<Edge> sides) {
        return sides.stream().map(side -> FACTORY.createLineString(new Coordinate[] {side.a(), side.b()})).toList();
    }

    private List<Face> faces() {
        Set<Edge> sides = new HashSet<>();
        sources.forEach(source -> source.paths.forEach(path -> addSides(path, sides)));
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(lines(sides));
        List<IndexedPointInAreaLocator> areas = new ArrayList<>();
        sources.forEach(source -> areas.add(source.isDrawn() ? null : new IndexedPointInAreaLocator(noded(source))));
        List<Face> found = new ArrayList<>();
        for (Object polygon : polygonizer.getPolygons()) {
            found.add(new Face((Polygon) polygon, lyingIn((Polygon) polygon, areas)));
        }
        return found;
    }

    private MultiPolygon noded(Source source) {
        return Rings.map((MultiPolygon) source.geometry, routes::along);
    }

    private BitSet lyingIn(Polygon face, List<IndexedPointInAreaLocator> areas) {
        Coordinate inside = face.getInteriorPoint().getCoordinate();
        BitSet of = new BitSet();
        for (int i = 0; i < areas.size(); i++) {
            if (areas.get(i) != null && sources.get(i).geometry.getEnvelopeInternal().intersects(face.getEnvelopeInternal())
                    && areas.get(i).locate(inside) == Location.INTERIOR) {
                of.set(i);
            }
        }
        return of;
    }
}
