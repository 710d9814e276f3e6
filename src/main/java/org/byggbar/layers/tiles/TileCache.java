package org.byggbar.layers.tiles;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.byggbar.changes.Change;
import org.byggbar.changes.ChangesRead;
import org.byggbar.layers.definition.LayerRegistry;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The public's tiles, compressed, on this node. A tile being made has its place in the cache from before its query
 * starts; a change that touches it takes that place away, so whoever waits gets an answer but nobody after the change
 * gets the older tile, and it is not kept.
 */
@Component
class TileCache {

    /** @param municipality null for everybody's features */
    record Key(String layer, TileAddress at, String municipality) {

        Drawn drawn() {
            return new Drawn(layer, at.grid());
        }
    }

    private record Drawn(String layer, TileGrid grid) {}

    private static final List<TileGrid> GRIDS = List.of(TileGrid.WEB, TileGrid.UTM33);

    private static final long MAX_BYTES = 96L * 1024 * 1024;
    private static final int OVERHEAD_BYTES = 250;

    private final AsyncCache<Key, Tile> tiles = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES).weigher((Key key, Tile tile) -> OVERHEAD_BYTES + tile.gzip().length)
            .recordStats().buildAsync();
    private final LayerRegistry layers;

    TileCache(LayerRegistry layers, MeterRegistry meters) {
        this.layers = layers;
        CaffeineCacheMetrics.monitor(meters, tiles, "tiles");
    }

    /** The kept tile, or the one that {@code load} makes on this thread; one load per tile at a time. */
    Tile get(Key key, Supplier<Tile> load) {
        CompletableFuture<Tile> mine = new CompletableFuture<>();
        CompletableFuture<Tile> kept = tiles.asMap().putIfAbsent(key, mine);
        return kept == null ? make(mine, load) : wait(kept, load);
    }

    private static Tile make(CompletableFuture<Tile> mine, Supplier<Tile> load) {
        try {
            Tile tile = load.get();
            mine.complete(tile);
            return tile;
        } finally {
            mine.cancel(false);         // without effect on a finished one; a failed one is forgotten
        }
    }

    /** Somebody else's failure is not an answer: then each asks for itself. */
    private static Tile wait(CompletableFuture<Tile> kept, Supplier<Tile> load) {
        try {
            return kept.join();
        } catch (CancellationException e) {
            return load.get();
        }
    }

    /** Before those who tell browsers: a browser that asks because of the change finds the old tile gone. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ChangesRead read) {
        Map<Drawn, STRtree> touched = new HashMap<>();
        Set<String> whole = new HashSet<>();
        for (Change change : read.changes()) {
            if (change.box() != null) {
                GRIDS.forEach(grid -> touched.computeIfAbsent(new Drawn(change.layer(), grid), drawn -> new STRtree())
                        .insert(GridBox.around(change.box(), TileGrid.WEB.srid(), grid), change));
            }
            whole.addAll(layers.followers(change.layer()));
        }
        tiles.asMap().keySet().removeIf(key -> whole.contains(key.layer()) || isTouched(key, touched.get(key.drawn())));
    }

    private static boolean isTouched(Key key, STRtree boxes) {
        return boxes != null && !boxes.query(searched(key.at())).isEmpty();
    }

    /** The box that the tile's query searched, in the metres of its grid, a millimetre wider. */
    private static Envelope searched(TileAddress at) {
        Envelope box = new Envelope(at.west(), at.west() + at.size(), at.north() - at.size(), at.north());
        box.expandBy(at.size() * TileQuery.MARGIN + 0.001);
        return box;
    }
}
