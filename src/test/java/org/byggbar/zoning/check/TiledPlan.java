package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A made-up plan of columns by rows zones whose borders all wind and are shared corner by corner, on the storage grid.
 * Every side of a zone has {@code steps} edges, so {@code steps} = 25 gives zones of 100 corners.
 */
record TiledPlan(int columns, int rows, int steps) {

    private static final double EAST = 237_000;
    private static final double NORTH = 6_630_000;
    private static final double SIDE_M = 40;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    List<Geometry> zones() {
        List<Geometry> zones = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                zones.add(rectangle(column, row, 1, 1));
            }
        }
        return zones;
    }

    Geometry border() {
        return rectangle(0, 0, columns, rows);
    }

    CheckedPlan checked() {
        List<CheckedZone> zones = new ArrayList<>();
        for (Geometry zone : zones()) {
            zones.add(new CheckedZone(zones.size() + 1, "Z" + (zones.size() + 1), false, Map.of("strategy", "PRESERVE", "land_use", "3050"), zone));
        }
        return new CheckedPlan(PlanKindRules.of("NO_DETALJ", PlanCase.CODES), border(), zones);
    }

    private Geometry rectangle(int column, int row, int wide, int high) {
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i < wide * steps; i++) {
            ring.add(node(column * steps + i, row * steps));
        }
        for (int i = 0; i < high * steps; i++) {
            ring.add(node((column + wide) * steps, row * steps + i));
        }
        for (int i = 0; i < wide * steps; i++) {
            ring.add(node((column + wide) * steps - i, (row + high) * steps));
        }
        for (int i = 0; i < high * steps; i++) {
            ring.add(node(column * steps, (row + high) * steps - i));
        }
        ring.add(ring.get(0));
        return FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
    }

    /** The same numbers for the same node, whichever zone asks. */
    private Coordinate node(int i, int j) {
        double step = SIDE_M / steps;
        double x = EAST + i * step + 3 * Math.sin(j * step / 17.3);
        double y = NORTH + j * step + 3 * Math.sin(i * step / 13.7);
        return new Coordinate(Math.rint(x * 1000) / 1000, Math.rint(y * 1000) / 1000);
    }
}
