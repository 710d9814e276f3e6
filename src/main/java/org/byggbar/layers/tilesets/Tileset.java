package org.byggbar.layers.tilesets;

import java.util.List;
import java.util.stream.IntStream;
import org.byggbar.layers.BoundingBox;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.tiles.GridBox;
import org.byggbar.layers.tiles.TileGrid;
import org.locationtech.jts.geom.Envelope;

/**
 * Tiles of one matrix set with one layer or all of them in each.
 *
 * @param collection the layer that the tiles are of, null for those of the whole dataset
 * @param layers in the tiles, from the bottom of the map upwards
 * @param extent of what the public sees, west, south, east and north in degrees
 */
record Tileset(MatrixSet set, LayerDefinition collection, List<LayerDefinition> layers, double[] extent) {

    int minLevel() {
        return set.grid().zoomOf(layers.stream().mapToInt(layer -> layer.zoom().min()).min().orElse(0));
    }

    int maxLevel() {
        return set.grid().zoomOf(layers.stream().mapToInt(layer -> layer.zoom().max()).max().orElse(0));
    }

    List<MatrixLimits> limits() {
        Envelope box = box();
        return IntStream.rangeClosed(minLevel(), maxLevel()).mapToObj(level -> MatrixLimits.of(set.grid(), level, box)).toList();
    }

    boolean holds(int level, int row, int col) {
        return level >= minLevel() && level <= maxLevel() && MatrixLimits.of(set.grid(), level, box()).holds(row, col);
    }

    /** The extent in the units of the grid; the web's projection keeps a box a box, so there it is exact. */
    private Envelope box() {
        return set.grid().equals(TileGrid.WEB)
                ? new Envelope(BoundingBox.x(extent[0]), BoundingBox.x(extent[2]), BoundingBox.y(extent[1]), BoundingBox.y(extent[3]))
                : GridBox.around(new Envelope(extent[0], extent[2], extent[1], extent[3]), 4326, set.grid());
    }

    /** Where the tileset is found, below the address of the API. */
    String path() {
        return listPath(collection) + "/" + set.id();
    }

    /** @param collection null for the whole dataset */
    static String listPath(LayerDefinition collection) {
        return collection == null ? "/tiles" : "/collections/" + collection.id() + "/tiles";
    }
}
