package org.byggbar.layers.tilesets;

import java.util.List;
import java.util.Optional;
import org.byggbar.layers.definition.CollectionExtents;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.springframework.stereotype.Component;

/** The tilesets there are: for each matrix set one of every layer and one of them all. */
@Component
class Tilesets {

    /** Of a server without any public feature. */
    private static final double[] WORLD = {-180, -85, 180, 85};

    private final LayerRegistry layers;
    private final CollectionExtents extents;
    private final MatrixSets sets;

    Tilesets(LayerRegistry layers, CollectionExtents extents, MatrixSets sets) {
        this.layers = layers;
        this.extents = extents;
        this.sets = sets;
    }

    /** @param collection id of a layer, null for the whole dataset */
    List<Tileset> all(String collection) {
        return sets.all().stream().map(set -> of(set, collection)).toList();
    }

    /** @param collection id of a layer, null for the whole dataset */
    Tileset get(String set, String collection) {
        return of(sets.get(set), collection);
    }

    private Tileset of(MatrixSet set, String collection) {
        if (collection == null) {
            return new Tileset(set, null, List.copyOf(layers.all()), everything());
        }
        LayerDefinition layer = layers.get(collection);
        return new Tileset(set, layer, List.of(layer), extents.find(layer).orElseGet(this::everything));
    }

    /** A layer that shows nothing yet has tiles, empty ones, where the others have theirs. */
    private double[] everything() {
        return layers.all().stream().map(extents::find).flatMap(Optional::stream).reduce(Tilesets::around).orElse(WORLD);
    }

    private static double[] around(double[] one, double[] other) {
        return new double[] {Math.min(one[0], other[0]), Math.min(one[1], other[1]), Math.max(one[2], other[2]), Math.max(one[3], other[3])};
    }
}
