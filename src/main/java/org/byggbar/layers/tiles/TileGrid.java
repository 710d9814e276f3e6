package org.byggbar.layers.tiles;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A square cut in four again and again: at zoom z there are 2^z tiles each way, x counted from the west edge and y from
 * the north edge.
 *
 * @param id by which the matrix set is asked for
 * @param srid EPSG code of the axes, east first
 * @param west edge of the square, in the units of the axes
 * @param north edge of the square
 * @param width of the square
 * @param detail zooms to add to get the WebMercatorQuad zoom that shows about as much in Norway and Sweden; the zooms
 *     of a layer's definition are WebMercatorQuad's
 */
public record TileGrid(String id, int srid, double west, double north, double width, int detail) {

    /** OGC 17-083r4, annex D.1. */
    public static final TileGrid WEB = new TileGrid("WebMercatorQuad", 3857, -Math.PI * 6_378_137, Math.PI * 6_378_137, 2 * Math.PI * 6_378_137, 0);

    /**
     * The grid of Kartverket's cached maps in ETRS89 / UTM zone 33N: 21,664 metres a pixel of 1/256 tile at zoom 0. It
     * holds all of Norway and Sweden.
     */
    public static final TileGrid UTM33 = new TileGrid("utm33n", 25833, -2_500_000, 9_045_984, 5_545_984, 2);

    private static final int MAX_WEB_ZOOM = 22;

    public static Optional<TileGrid> find(String id) {
        return Stream.of(WEB, UTM33).filter(grid -> grid.id.equals(id)).findFirst();
    }

    public int maxZoom() {
        return MAX_WEB_ZOOM - detail;
    }

    /** The side of a tile, in the units of the axes. */
    public double tileSize(int zoom) {
        return width / (1 << zoom);
    }

    /** The zoom of this grid that shows as much as a WebMercatorQuad zoom does, at least 0. */
    public int zoomOf(int webZoom) {
        return Math.max(0, webZoom - detail);
    }
}
