package org.byggbar.layers.tiles;

import java.util.ArrayList;
import java.util.List;
import org.byggbar.geo.Projections;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Boxes taken from one CRS to a grid's, never smaller than what they hold. A straight side becomes a curve there: it is
 * followed at points close enough for the widening to cover the bow between them.
 */
public final class GridBox {

    private static final int STEPS = 16;
    /** Of the box. Between two of the points a side bows out by less, also over all of Norway and Sweden. */
    private static final double WIDENING = 0.01;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private GridBox() {}

    /**
     * @param box in {@code srid}, east first
     * @return the box in the grid's units; the grid's whole square when the box can't be placed in its CRS
     */
    public static Envelope around(Envelope box, int srid, TileGrid grid) {
        if (srid == grid.srid()) {
            return box;
        }
        Geometry sides = Projections.transform(FACTORY.createMultiPointFromCoords(sides(box)), srid, grid.srid());
        Envelope placed = new Envelope();
        for (Coordinate point : sides.getCoordinates()) {
            if (!Double.isFinite(point.x + point.y)) {
                return square(grid);
            }
            placed.expandToInclude(point);
        }
        placed.expandBy(placed.getWidth() * WIDENING, placed.getHeight() * WIDENING);
        return placed;
    }

    private static Coordinate[] sides(Envelope box) {
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double x = box.getMinX() + box.getWidth() * i / STEPS;
            double y = box.getMinY() + box.getHeight() * i / STEPS;
            points.addAll(List.of(new Coordinate(x, box.getMinY()), new Coordinate(x, box.getMaxY()),
                    new Coordinate(box.getMinX(), y), new Coordinate(box.getMaxX(), y)));
        }
        return points.toArray(Coordinate[]::new);
    }

    private static Envelope square(TileGrid grid) {
        return new Envelope(grid.west(), grid.west() + grid.width(), grid.north() - grid.width(), grid.north());
    }
}
