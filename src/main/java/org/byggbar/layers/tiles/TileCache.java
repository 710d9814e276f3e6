package org.byggbar.layers.tiles;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The public's tiles, compressed, on this node. A tile being made has its place in the cache from before its query
 * starts; a change that touches it takes that place away, so whoever waits gets an answer but nobody after the change
 * gets the older tile, and it is not kept.
 */
@Component
class TileCache {

    /** @param municipality null for everybody's features */
    record Key(String layer, TileAddress at, String municipality) {}

    private static final int OVERHEAD_BYTES = 250;
    private static final String EVERYBODY = "";

    private final AsyncCache<Key, Tile> tiles;
    private final Set<String> municipalities = ConcurrentHashMap.newKeySet();
    private final TileMeters meters;

    TileCache(@Value("${byggbar.tiles.cache-mb}") int megabytes, TileMeters meters) {
        tiles = Caffeine.newBuilder().maximumWeight(megabytes * 1024L * 1024)
                .weigher((Key key, Tile tile) -> OVERHEAD_BYTES + tile.gzip().length).recordStats().buildAsync();
        this.meters = meters;
        meters.watch(tiles);
    }

    /** The tile, if it is finished and nothing has touched it since. */
    Optional<Tile> find(Key key) {
        CompletableFuture<Tile> kept = tiles.getIfPresent(key);
        if (kept == null || !kept.isDone() || kept.isCompletedExceptionally()) {
            return Optional.empty();
        }
        meters.hit(key.layer());
        return Optional.of(kept.join());
    }

    /** The kept tile, or the one that {@code load} makes on this thread; one load per tile at a time. */
    Tile get(Key key, Supplier<Tile> load) {
        CompletableFuture<Tile> kept = tiles.getIfPresent(key);
        if (kept != null) {
            return wait(key, kept, load);
        }
        CompletableFuture<Tile> mine = new CompletableFuture<>();
        kept = tiles.asMap().putIfAbsent(key, mine);
        return kept == null ? make(key, mine, load) : wait(key, kept, load);
    }

    private Tile make(Key key, CompletableFuture<Tile> mine, Supplier<Tile> load) {
        meters.miss(key.layer());
        municipalities.add(key.municipality() == null ? EVERYBODY : key.municipality());
        try {
            Tile tile = load.get();
            mine.complete(tile.packed());
            return tile;
        } finally {
            mine.cancel(false);         // without effect on a finished one; a failed one is forgotten
        }
    }

    /** Somebody else's failure is not an answer: then each asks for itself. */
    private Tile wait(Key key, CompletableFuture<Tile> kept, Supplier<Tile> load) {
        try {
            Tile tile = kept.join();
            meters.hit(key.layer());
            return tile;
        } catch (CancellationException e) {
            meters.miss(key.layer());
            return load.get();
        }
    }

    /** Takes whichever way is shorter: through the addresses that are touched, or through the tiles that are kept. */
    void drop(String layer, Collection<TileRange> ranges) {
        long touched = ranges.stream().mapToLong(TileRange::count).sum() * Math.max(1, municipalities.size());
        if (touched > tiles.asMap().size()) {
            dropIf(key -> key.layer().equals(layer) && ranges.stream().anyMatch(range -> range.contains(key.at())));
            return;
        }
        for (TileRange range : ranges) {
            range.each(at -> municipalities.forEach(municipality -> remove(new Key(layer, at, municipality.equals(EVERYBODY) ? null : municipality))));
        }
    }

    void drop(String layer, TileGrid grid, Predicate<TileAddress> isTouched) {
        dropIf(key -> key.layer().equals(layer) && key.at().grid().equals(grid) && isTouched.test(key.at()));
    }

    void dropLayers(Set<String> layers) {
        dropIf(key -> layers.contains(key.layer()));
    }

    private void dropIf(Predicate<Key> isTouched) {
        tiles.asMap().keySet().stream().filter(isTouched).forEach(this::remove);
    }

    private void remove(Key key) {
        if (tiles.asMap().remove(key) != null) {
            meters.dropped(key.layer());
        }
    }
}
