package org.byggbar.layers.tiles;

import java.util.function.Consumer;
import org.locationtech.jts.geom.Envelope;

/** The tiles of one zoom of a grid whose query searches a box: both ends belong to it. */
record TileRange(TileGrid grid, int z, int west, int north, int east, int south) {

    /** For what two ways of reckoning an edge may differ by. */
    private static final double SLACK_M = 0.001;

    /** @param box in the grid's units; what lies outside the grid touches its outermost tiles, which is no harm */
    static TileRange around(Envelope box, TileGrid grid, int z) {
        double size = grid.tileSize(z);
        double margin = size * TileQuery.MARGIN + SLACK_M;
        return new TileRange(grid, z,
                number((box.getMinX() - margin - grid.west()) / size, z), number((grid.north() - box.getMaxY() - margin) / size, z),
                number((box.getMaxX() + margin - grid.west()) / size, z), number((grid.north() - box.getMinY() + margin) / size, z));
    }

    private static int number(double place, int z) {
        return (int) Math.max(0, Math.min((1L << z) - 1, Math.floor(place)));
    }

    long count() {
        return (east - west + 1L) * (south - north + 1L);
    }

    boolean contains(TileAddress at) {
        return at.z() == z && at.x() >= west && at.x() <= east && at.y() >= north && at.y() <= south && at.grid().equals(grid);
    }

    void each(Consumer<TileAddress> action) {
        for (int x = west; x <= east; x++) {
            for (int y = north; y <= south; y++) {
                action.accept(new TileAddress(grid, z, x, y));
            }
        }
    }
}
