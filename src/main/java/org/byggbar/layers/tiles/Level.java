package org.byggbar.layers.tiles;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The generalised copies of a coverage and the WebMercatorQuad zooms that they are for. A pixel is 1/256 tile: what is
 * finer than half of one at a level's last zoom, nobody sees.
 */
enum Level {
    TWELVE(12, 13, false),
    TEN(10, 11, false),
    EIGHT(8, 9, true),
    SIX(0, 7, true);

    private final int firstZoom;
    private final int lastZoom;
    private final boolean dissolved;

    Level(int firstZoom, int lastZoom, boolean dissolved) {
        this.firstZoom = firstZoom;
        this.lastZoom = lastZoom;
        this.dissolved = dissolved;
    }

    /** Empty for the zooms that show the exact geometry. */
    static Optional<Level> of(int zoom) {
        return Stream.of(values()).filter(level -> level.firstZoom <= zoom && zoom <= level.lastZoom).findFirst();
    }

    int firstZoom() {
        return firstZoom;
    }

    int lastZoom() {
        return lastZoom;
    }

    /** Whether features that look alike are one, and what is smaller than a pixel joins its neighbour. */
    boolean isDissolved() {
        return dissolved;
    }

    /** The table beside the narrow copy. */
    String table(String tileRelation) {
        return tileRelation + "_" + (lastZoom - 1);
    }

    /** How far a line may move, EPSG:3857 metres. */
    double tolerance() {
        return pixel(lastZoom) / 2;
    }

    /** Of the smallest area that stays on its own, in square EPSG:3857 metres: a pixel at the zoom the level is named after. */
    double smallest() {
        return Math.pow(pixel(lastZoom - 1), 2);
    }

    private static double pixel(int zoom) {
        return TileGrid.WEB.tileSize(zoom) / 256;
    }
}
