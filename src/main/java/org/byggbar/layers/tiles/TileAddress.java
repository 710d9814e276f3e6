package org.byggbar.layers.tiles;

import java.math.BigInteger;
import org.byggbar.platform.ProblemException;
import org.locationtech.jts.geom.Envelope;
import org.springframework.http.HttpStatus;

/** One tile of a grid: x counts from the west, y from the north, 2^z each way. */
public record TileAddress(TileGrid grid, int z, int x, int y) {

    /** Of WebMercatorQuad, as {@link #parse(TileGrid, String, String, String)}. */
    static TileAddress parse(String z, String x, String y) {
        return parse(TileGrid.WEB, z, x, y);
    }

    /** @throws ProblemException 400 {@code parameter.invalid} for what is no number, 404 {@code tile.out_of_range} */
    public static TileAddress parse(TileGrid grid, String z, String x, String y) {
        BigInteger zoom = number("z", z);
        BigInteger column = number("x", x);
        BigInteger row = number("y", y);
        if (!within(zoom, grid.maxZoom() + 1) || !within(column, 1 << zoom.intValue()) || !within(row, 1 << zoom.intValue())) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "tile.out_of_range");
        }
        return new TileAddress(grid, zoom.intValue(), column.intValue(), row.intValue());
    }

    private static BigInteger number(String name, String text) {
        if (!text.matches("-?\\d{1,100}")) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", name);
        }
        return new BigInteger(text);
    }

    private static boolean within(BigInteger number, int end) {
        return number.signum() >= 0 && number.compareTo(BigInteger.valueOf(end)) < 0;
    }

    double size() {
        return grid.tileSize(z);
    }

    /** The tile's west edge, in the units of the grid. */
    double west() {
        return grid.west() + x * size();
    }

    /** The tile's north edge, in the units of the grid. */
    double north() {
        return grid.north() - y * size();
    }

    /** The box that the tile's query searches, a millimetre wider. */
    Envelope searched() {
        Envelope box = new Envelope(west(), west() + size(), north() - size(), north());
        box.expandBy(size() * TileQuery.MARGIN + 0.001);
        return box;
    }

    /** The WebMercatorQuad zoom that shows about as much. */
    int webZoom() {
        return z + grid.detail();
    }
}
