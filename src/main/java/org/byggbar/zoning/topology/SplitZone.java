package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.topology.Arrangement.Face;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.operation.distance.DistanceOp;

/**
 * Divides a zone along a line. Each piece that the line leaves is a part of its own, also where it crosses several
 * times; a line that closes on itself cuts out an island. What the line leaves of it outside the zone, or ending in
 * the middle of it, does nothing. Polygons of the zone that the line does not divide stay with the largest part.
 */
public final class SplitZone {

    /** A line that ends inside but so near to the border is meant to reach it: its end is put onto the border. */
    static final double REACH_M = 0.5;

    private final Plane plane;

    public SplitZone(Plane plane) {
        this.plane = plane;
    }

    /**
     * @param parts largest first
     * @param neighbours those of the given that got nodes where the line meets their border
     */
    public record Split(List<MultiPolygon> parts, List<KeyedZone> neighbours) {}

    /** @throws ProblemException {@code split.no_result} when the line leaves the zone in one piece */
    public Split split(MultiPolygon zone, LineString line, List<KeyedZone> neighbours) {
        Source drawn = new Source(reaching(line, zone));
        Arrangement cut = new Arrangement(new Grid(plane), List.of(new Source(zone), drawn));
        List<Face> faces = cut.all().stream().filter(face -> face.in(0)).toList();
        if (faces.size() <= zone.getNumGeometries()) {
            throw ProblemException.unprocessable("split.no_result");
        }
        List<MultiPolygon> parts = parts(zone, faces);
        return new Split(parts, Followers.of(cut.routes(), parts, neighbours));
    }

    private static List<MultiPolygon> parts(MultiPolygon zone, List<Face> faces) {
        List<List<Face>> parts = new ArrayList<>();
        List<Face> whole = new ArrayList<>();
        for (int i = 0; i < zone.getNumGeometries(); i++) {
            SimplePointInAreaLocator within = new SimplePointInAreaLocator(zone.getGeometryN(i));
            List<Face> pieces = faces.stream().filter(face -> within.locate(face.area().getInteriorPoint().getCoordinate()) == Location.INTERIOR).toList();
            if (pieces.size() == 1) {
                whole.addAll(pieces);
            } else {
                pieces.forEach(piece -> parts.add(new ArrayList<>(List.of(piece))));
            }
        }
        parts.sort(Comparator.comparing((List<Face> part) -> part.get(0).area().getArea()).reversed());
        parts.get(0).addAll(whole);
        return parts.stream().map(Arrangement::union).sorted(Comparator.comparing(Geometry::getArea).reversed()).toList();
    }

    private static LineString reaching(LineString line, MultiPolygon zone) {
        if (line.isClosed()) {
            return line;
        }
        Coordinate[] places = line.copy().getCoordinates();
        places[0] = onBorder(places[0], zone);
        places[places.length - 1] = onBorder(places[places.length - 1], zone);
        return line.getFactory().createLineString(places);
    }

    private static Coordinate onBorder(Coordinate end, MultiPolygon zone) {
        if (SimplePointInAreaLocator.locate(end, zone) != Location.INTERIOR) {
            return end;
        }
        DistanceOp way = new DistanceOp(zone.getBoundary(), zone.getFactory().createPoint(end));
        Coordinate border = way.nearestPoints()[0];
        return way.distance() <= REACH_M ? Grid.round(border.x, border.y) : end;
    }
}
