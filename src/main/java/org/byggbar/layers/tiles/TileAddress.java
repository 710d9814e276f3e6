package org.byggbar.layers.tiles;

import java.math.BigInteger;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;

/** One tile of the WebMercatorQuad matrix set: x counts from the west, y from the north, 2^z each way. */
record TileAddress(int z, int x, int y) {

    static final int MAX_ZOOM = 22;

    private static final double WORLD = 2 * Math.PI * 6_378_137;

    /** @throws ProblemException 400 {@code parameter.invalid} for what is no number, 404 {@code tile.out_of_range} */
    static TileAddress parse(String z, String x, String y) {
        BigInteger zoom = number("z", z);
        BigInteger column = number("x", x);
        BigInteger row = number("y", y);
        if (!within(zoom, MAX_ZOOM + 1) || !within(column, 1 << zoom.intValue()) || !within(row, 1 << zoom.intValue())) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "tile.out_of_range");
        }
        return new TileAddress(zoom.intValue(), column.intValue(), row.intValue());
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
        return WORLD / (1 << z);
    }

    /** The tile's west edge, EPSG:3857 metres. */
    double west() {
        return x * size() - WORLD / 2;
    }

    /** The tile's north edge, EPSG:3857 metres. */
    double north() {
        return WORLD / 2 - y * size();
    }
}
