package org.byggbar.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** G11: the server's memory after its tile cache has been filled with distinct tiles. */
final class MemoryGoals {

    private static final int CALLERS = 4;
    /** Below what one caller may have made in a minute. */
    private static final int TILES_PER_CALLER = 2_500;
    private static final double CACHE_BYTES = 128 * 1024 * 1024;
    private static final double LONGEST_S = 120;

    private final Lab lab;

    MemoryGoals(Lab lab) {
        this.lab = lab;
    }

    List<Goal> measure() throws Exception {
        double kept = 0;
        int zoom = 12;
        long began = System.nanoTime();
        for (; zoom <= 18 && kept < CACHE_BYTES && seconds(began) < LONGEST_S; zoom++) {
            List<TileSet.Tile> tiles = TileSet.of(lab.database(), zoom, 60_000).tiles();
            kept += fill(tiles, CACHE_BYTES - kept, began);
        }
        Bench.say("%.0f MB of compressed tiles asked for in %.0f s, up to z%d", kept / 1e6, seconds(began), zoom - 1);
        Goal.Builder goal = new Goal.Builder("G11", "resident memory after " + Math.round(kept / 1024 / 1024) + " MB of distinct tiles, -Xmx384m")
                .atMost("most ever", lab.node().residentMb(true), 512, " MB");
        if (kept < CACHE_BYTES) {
            goal.missing("these zones have no 128 MB of tiles");
        }
        return List.of(goal.build());
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** @return compressed bytes that came */
    private double fill(List<TileSet.Tile> tiles, double wanted, long began) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            double bytes = 0;
            for (int from = 0; from < tiles.size() && bytes < wanted && seconds(began) < LONGEST_S; from += CALLERS * TILES_PER_CALLER) {
                List<Future<Double>> parts = new ArrayList<>();
                for (int i = 0; i < CALLERS; i++) {
                    int first = Math.min(tiles.size(), from + i * TILES_PER_CALLER);
                    List<TileSet.Tile> part = tiles.subList(first, Math.min(tiles.size(), first + TILES_PER_CALLER));
                    parts.add(callers.submit(() -> ask(part)));
                }
                for (Future<Double> part : parts) {
                    bytes += part.get();
                }
            }
            return bytes;
        } finally {
            callers.shutdownNow();
        }
    }

    private double ask(List<TileSet.Tile> tiles) throws IOException {
        double bytes = 0;
        try (Wire wire = new Wire(lab.node().port())) {
            for (TileSet.Tile tile : tiles) {
                Wire.Answer answer = wire.get(tile.path(), "Accept-Encoding: gzip");
                if (answer.status() >= 300) {
                    throw new IOException(tile.path() + " answered " + answer.status());
                }
                bytes += answer.body().length;
            }
        }
        return bytes;
    }
}
