package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.byggbar.geo.GeometryCheck;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** Plans as chance draws them near Drammen: a border with holes, divided by streets or by who is nearest. On the storage grid. */
final class RandomCoverage {

    private static final double EAST = 230_000;
    private static final double NORTH = 6_630_000;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Random random;
    /** Width of the plan, metres. */
    final double size;
    final Polygon border;

    RandomCoverage(Random random, double size) {
        this.random = random;
        this.size = size;
        this.border = border();
    }

    /** Zones that share their borders exactly: made by JTS's own snap rounding, not by what is tested. */
    List<MultiPolygon> zones() {
        List<Geometry> lines = new ArrayList<>(List.of(border.getBoundary()));
        if (random.nextBoolean()) {
            VoronoiDiagramBuilder nearest = new VoronoiDiagramBuilder();
            List<Coordinate> sites = new ArrayList<>();
            for (int i = 0, n = 4 + random.nextInt(20); i < n; i++) {
                sites.add(place());
            }
            nearest.setSites(sites);
            nearest.setClipEnvelope(border.getEnvelopeInternal());
            Geometry cells = nearest.getDiagram(FACTORY);
            for (int i = 0; i < cells.getNumGeometries(); i++) {
                lines.add(cells.getGeometryN(i).getBoundary());
            }
        } else {
            for (int i = 0, n = 2 + random.nextInt(6); i < n; i++) {
                lines.add(street());
            }
        }
        Geometry noded = UnaryUnionNG.union(FACTORY.buildGeometry(lines), Grid.MILLIMETRES);
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(noded);
        List<MultiPolygon> zones = new ArrayList<>();
        for (Object face : (Collection<?>) polygonizer.getPolygons()) {
            if (border.contains(((Polygon) face).getInteriorPoint())) {
                zones.add((MultiPolygon) GeometryCheck.asMultiPolygon((Polygon) face));
            }
        }
        return zones;
    }

    private Polygon border() {
        Geometry border = blob(EAST + size / 2, NORTH + size / 2, size / 2, 5 + random.nextInt(12));
        for (int i = random.nextInt(3); i > 0; i--) {
            Coordinate middle = place();
            border = border.difference(blob(middle.x, middle.y, size / 12, 3 + random.nextInt(6)));
        }
        Geometry onGrid = GeometryPrecisionReducer.reduce(border, Grid.MILLIMETRES);
        Polygon largest = (Polygon) onGrid.getGeometryN(0);
        for (int i = 1; i < onGrid.getNumGeometries(); i++) {
            largest = onGrid.getGeometryN(i).getArea() > largest.getArea() ? (Polygon) onGrid.getGeometryN(i) : largest;
        }
        return largest;
    }

    /** An area around a middle whose corners lie at random distances. */
    Polygon blob(double east, double north, double radius, int corners) {
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = radius * (0.4 + 0.6 * random.nextDouble());
            ring[i] = Grid.round(east + reach * Math.cos(angle), north + reach * Math.sin(angle));
        }
        ring[corners] = ring[0];
        return FACTORY.createPolygon(ring);
    }

    Coordinate place() {
        return Grid.round(EAST + random.nextDouble() * size, NORTH + random.nextDouble() * size);
    }

    private LineString street() {
        Coordinate middle = place();
        double angle = random.nextDouble() * Math.PI;
        double bend = size * (random.nextDouble() - 0.5) / 4;
        LineString street = FACTORY.createLineString(new Coordinate[] {new Coordinate(-2 * size, 0), new Coordinate(0, bend), new Coordinate(2 * size, 0)});
        return (LineString) AffineTransformation.rotationInstance(angle).translate(middle.x, middle.y).transform(street);
    }

    /** A line somebody might draw to divide a zone: across it, bent, closed, or between two of its corners. */
    LineString dividing(MultiPolygon zone) {
        Coordinate[] corners = zone.getCoordinates();
        Coordinate inside = zone.getInteriorPoint().getCoordinate();
        Coordinate middle = Grid.round(inside.x, inside.y);
        double reach = zone.getEnvelopeInternal().getDiameter();
        return switch (random.nextInt(4)) {
            case 0 -> line(around(middle, reach), middle, around(middle, reach));
            case 1 -> line(corners[random.nextInt(corners.length)], corners[random.nextInt(corners.length)]);
            case 2 -> blob(middle.x, middle.y, reach / 3, 3 + random.nextInt(5)).getExteriorRing();
            default -> line(around(middle, reach), around(middle, reach / 4), around(middle, reach / 4), around(middle, reach));
        };
    }

    private Coordinate around(Coordinate middle, double reach) {
        double angle = random.nextDouble() * 2 * Math.PI;
        return Grid.round(middle.x + reach * Math.cos(angle), middle.y + reach * Math.sin(angle));
    }

    private static LineString line(Coordinate... places) {
        return FACTORY.createLineString(places);
    }
}
