package org.byggbar.zoning.topology;

import org.byggbar.geo.GeometryCheck;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/** The area within so many metres of a point or a line, in the plane in which metres are meant. */
final class BufferShape {

    /** Arcs are drawn with sides of at least this length, so that no corners come closer than the plan check wants. */
    private static final double SHORTEST_SIDE_M = 0.6;
    private static final int FINEST = 16;

    private BufferShape() {}

    /**
     * @param shape point or line in the planning CRS
     * @param flat whether a line's ends are cut straight instead of rounded; a point is always round
     */
    static Geometry around(Geometry shape, double metres, boolean flat) {
        int sides = (int) Math.max(2, Math.min(FINEST, Math.floor(Math.PI / 2 * metres / SHORTEST_SIDE_M)));
        boolean round = !flat || shape instanceof Point;
        BufferParameters parameters = new BufferParameters(sides, round ? BufferParameters.CAP_ROUND : BufferParameters.CAP_FLAT);
        return BufferOp.bufferOp(shape, metres, parameters);
    }

    /** A valid area of the storage CRS on its grid, from one whose corners were rounded each by itself. */
    static MultiPolygon onGrid(Geometry rounded) {
        return (MultiPolygon) GeometryCheck.asMultiPolygon(GeometryPrecisionReducer.reduce(rounded, Grid.MILLIMETRES));
    }
}
