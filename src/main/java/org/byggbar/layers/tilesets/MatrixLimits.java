package org.byggbar.layers.tilesets;

import java.util.LinkedHashMap;
import java.util.Map;
import org.byggbar.layers.tiles.TileGrid;
import org.locationtech.jts.geom.Envelope;

/** The tiles of one level that may hold something, both ends included; rows are counted from the north. */
record MatrixLimits(int level, int minRow, int maxRow, int minCol, int maxCol) {

    /** @param box in the units of the grid; what lies outside the grid has no tiles */
    static MatrixLimits of(TileGrid grid, int level, Envelope box) {
        return new MatrixLimits(level,
                index(grid.north() - box.getMaxY(), grid, level), index(grid.north() - box.getMinY(), grid, level),
                index(box.getMinX() - grid.west(), grid, level), index(box.getMaxX() - grid.west(), grid, level));
    }

    private static int index(double distance, TileGrid grid, int level) {
        double tiles = Math.floor(distance / grid.tileSize(level));
        return (int) Math.max(0, Math.min((1 << level) - 1, tiles));
    }

    boolean holds(int row, int col) {
        return row >= minRow && row <= maxRow && col >= minCol && col <= maxCol;
    }

    Map<String, Object> toJson() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tileMatrix", String.valueOf(level));
        body.put("minTileRow", minRow);
        body.put("maxTileRow", maxRow);
        body.put("minTileCol", minCol);
        body.put("maxTileCol", maxCol);
        return body;
    }
}
