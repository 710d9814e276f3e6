package org.byggbar.layers.tiles;

import com.github.benmanes.caffeine.cache.AsyncCache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What this node's tiles cost and spare, layer by layer; every question for a tile is counted once. */
@Component
class TileMeters {

    /** From a small tile's time to the database's limit. */
    private static final Duration[] STEPS = {Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(10)};

    private record Meters(Counter hits, Counter misses, Counter passed, Counter dropped, Timer loads) {

        static Meters of(String layer, MeterRegistry registry) {
            return new Meters(asked(layer, "hit", registry), asked(layer, "miss", registry), asked(layer, "pass", registry),
                    Counter.builder("byggbar.tiles.dropped").description("Kept tiles that a change touched").tag("layer", layer).register(registry),
                    Timer.builder("byggbar.tiles.load").description("The database making a tile, and its compression").tag("layer", layer)
                            .serviceLevelObjectives(STEPS).register(registry));
        }

        private static Counter asked(String layer, String result, MeterRegistry registry) {
            return Counter.builder("byggbar.tiles.asked").description("Questions for a tile").tag("layer", layer).tag("result", result).register(registry);
        }
    }

    private final MeterRegistry registry;
    private final Map<String, Meters> layers = new ConcurrentHashMap<>();

    TileMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param kept records its evictions */
    void watch(AsyncCache<?, ?> kept) {
        registry.gauge("byggbar.tiles.cached", kept, cache -> cache.synchronous().estimatedSize());
        registry.gauge("byggbar.tiles.cached.bytes", kept, cache -> cache.synchronous().policy().eviction().orElseThrow().weightedSize().orElse(0));
        FunctionCounter.builder("byggbar.tiles.evicted", kept, cache -> cache.synchronous().stats().evictionCount())
                .description("Kept tiles that made room for others").register(registry);
    }

    void hit(String layer) {
        of(layer).hits.increment();
    }

    void miss(String layer) {
        of(layer).misses.increment();
    }

    /** A tile that is not for everybody, or newer than what is kept may be: the cache is not asked. */
    void pass(String layer) {
        of(layer).passed.increment();
    }

    void dropped(String layer) {
        of(layer).dropped.increment();
    }

    Tile load(String layer, Supplier<Tile> load) {
        return of(layer).loads.record(load);
    }

    private Meters of(String layer) {
        Meters known = layers.get(layer);
        return known != null ? known : layers.computeIfAbsent(layer, id -> Meters.of(id, registry));
    }
}
