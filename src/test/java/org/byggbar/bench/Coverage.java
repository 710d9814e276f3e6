package org.byggbar.bench;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * The zones of one made-up town: cells of a crooked lattice whose borders wind like streets and brooks. Both neighbours
 * of a border have the same vertices, to the millimetre. EPSG:25833, east and north in metres; equal seeds give equal towns.
 *
 * @param east of the town's south-west corner
 * @param columns cells from west to east; the last row may be shorter
 * @param turn of the lattice against grid north, radians
 */
record Coverage(long seed, double east, double north, int columns, int zones, double turn) {

    static final double CELL_M = 158;
    private static final int SRID = 25833;
    private static final double JITTER = 0.15;
    /** Vertices inside a border: with four borders, four corners and the closing vertex a zone has 39 in the mean. */
    private static final int FEWEST = 3;
    private static final int MOST = 14;
    private static final GeometryFactory GEOMETRY = new GeometryFactory(new PrecisionModel(), SRID);

    /** @param index counts along the rows */
    MultiPolygon zone(int index) {
        int column = index % columns;
        int row = index / columns;
        List<Coordinate> ring = new ArrayList<>();
        walk(ring, column, row, true, true);
        walk(ring, column + 1, row, false, true);
        walk(ring, column, row + 1, true, false);
        walk(ring, column, row, false, false);
        ring.add(ring.get(0));
        return GEOMETRY.createMultiPolygon(new Polygon[] {GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new))});
    }

    /** Adds a border without its last vertex; always computed from its south-west end, so that both neighbours get the same. */
    private void walk(List<Coordinate> ring, int column, int row, boolean eastward, boolean forward) {
        List<Coordinate> border = border(column, row, eastward);
        for (int i = 0; i < border.size() - 1; i++) {
            ring.add(border.get(forward ? i : border.size() - 1 - i));
        }
    }

    private List<Coordinate> border(int column, int row, boolean eastward) {
        double[] from = corner(column, row);
        double[] to = eastward ? corner(column + 1, row) : corner(column, row + 1);
        int side = eastward ? 2 : 3;
        int inner = FEWEST + (int) (random(column, row, side, 0) * (MOST - FEWEST + 1));
        double bow = 0.05 * (2 * random(column, row, side, 1) - 1);
        double wave = 0.03 * (2 * random(column, row, side, 2) - 1);
        List<Coordinate> border = new ArrayList<>();
        border.add(place(from[0], from[1]));
        for (int i = 1; i <= inner; i++) {
            double t = i / (inner + 1.0);
            double rough = 0.012 * (2 * random(column, row, side, 2 + i) - 1);
            double aside = (bow + rough) * Math.sin(Math.PI * t) + wave * Math.sin(2 * Math.PI * t);
            double x = to[0] - from[0];
            double y = to[1] - from[1];
            border.add(place(from[0] + t * x - aside * y, from[1] + t * y + aside * x));
        }
        border.add(place(to[0], to[1]));
        return border;
    }

    /** In cells. */
    private double[] corner(int column, int row) {
        return new double[] {column + JITTER * (2 * random(column, row, 0, 0) - 1), row + JITTER * (2 * random(column, row, 1, 0) - 1)};
    }

    private Coordinate place(double x, double y) {
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        return new Coordinate(millimetres(east + CELL_M * (x * cos - y * sin)), millimetres(north + CELL_M * (x * sin + y * cos)));
    }

    private static double millimetres(double metres) {
        return Math.rint(metres * 1_000) / 1_000;
    }

    /** Which of so many kinds a zone is: blocks of five by five cells mostly agree, as districts do. */
    int kind(int index, int kinds, int salt) {
        int column = index % columns;
        int row = index / columns;
        double share = random(column, row, 20 + salt, 0) < 0.7 ? random(column / 5, row / 5, 30 + salt, 0) : random(column, row, 40 + salt, 0);
        return (int) (share * kinds);
    }

    /** From 0 to below 1, the same for the same question (SplitMix64's mixing). */
    private double random(int column, int row, int what, int which) {
        long z = seed * 0x9E3779B97F4A7C15L + column * 0xBF58476D1CE4E5B9L + row * 0x94D049BB133111EBL + what * 0xD6E8FEB86659FD93L + which * 0xA0761D6478BD642FL;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return ((z ^ z >>> 31) >>> 11) * 0x1.0p-53;
    }
}
