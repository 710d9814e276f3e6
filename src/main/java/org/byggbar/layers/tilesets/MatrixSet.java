package org.byggbar.layers.tilesets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.byggbar.layers.tiles.TileGrid;

/**
 * A grid as OGC 17-083r4 defines a tile matrix set: one square matrix of 256-pixel tiles per level, counted from the
 * top left corner.
 *
 * @param registered URI in the OGC's register, null for a set that is not in it
 * @param axes names of the axes in the order in which the CRS tells them
 * @param levels tile matrices, from 0
 */
record MatrixSet(TileGrid grid, String title, String registered, List<String> axes, int levels) {

    private static final int TILE_PIXELS = 256;
    /** Metres of the standard's rendering pixel (OGC 17-083r4, 6.1.1.2). */
    private static final double PIXEL_M = 0.000_28;

    static final MatrixSet WEB_MERCATOR_QUAD = new MatrixSet(TileGrid.WEB, "Google Maps Compatible for the World",
            "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad", List.of("X", "Y"), 25);
    /** The matrix set of the same name in Kartverket's WMTS, so that its maps and these tiles lie tile by tile. */
    static final MatrixSet UTM33N = new MatrixSet(TileGrid.UTM33, "ETRS89 / UTM 33N (Kartverket)", null, List.of("E", "N"), 19);

    String id() {
        return grid.id();
    }

    /** By which tilesets name the set: the register's URI, else the address of the definition here. */
    String uri(String ogc) {
        return registered == null ? address(ogc) : registered;
    }

    String address(String ogc) {
        return ogc + "/tileMatrixSets/" + id();
    }

    String crs() {
        return "http://www.opengis.net/def/crs/EPSG/0/" + grid.srid();
    }

    double cellSize(int level) {
        return grid.tileSize(level) / TILE_PIXELS;
    }

    double scaleDenominator(int level) {
        return cellSize(level) / PIXEL_M;
    }

    /** The definition in the standard's JSON encoding. */
    Map<String, Object> definition(String ogc) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id());
        body.put("title", title);
        body.put("uri", uri(ogc));
        body.put("crs", crs());
        body.put("orderedAxes", axes);
        if (registered != null) {
            body.put("wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible");
        }
        body.put("boundingBox", Map.of("crs", crs(), "orderedAxes", axes,
                "lowerLeft", List.of(grid.west(), grid.north() - grid.width()),
                "upperRight", List.of(grid.west() + grid.width(), grid.north())));
        body.put("tileMatrices", IntStream.range(0, levels).mapToObj(this::matrix).toList());
        return body;
    }

    private Map<String, Object> matrix(int level) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", String.valueOf(level));
        body.put("scaleDenominator", scaleDenominator(level));
        body.put("cellSize", cellSize(level));
        body.put("cornerOfOrigin", "topLeft");
        body.put("pointOfOrigin", List.of(grid.west(), grid.north()));
        body.put("tileWidth", TILE_PIXELS);
        body.put("tileHeight", TILE_PIXELS);
        body.put("matrixWidth", 1 << level);
        body.put("matrixHeight", 1 << level);
        return body;
    }
}
