package org.byggbar.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** G4 to G6: what a kept tile costs, beside nginx with the same bytes, beside the tile made anew, beside another tile server. */
final class CacheGoals {

    private static final String GZIP = "Accept-Encoding: gzip";
    /** Some five browsers with six connections each; with few, waking threads is what is measured. */
    private static final int CONNECTIONS = 32;
    private static final double WARM_UP_S = 10;
    private static final int SMALL_BYTES = 4_600;
    private static final int LARGE_BYTES = 19_000;

    private record Kept(String path, String etag, byte[] gzip) {

        byte[] plain() throws IOException {
            return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
        }

        String size() {
            return Samples.number(gzip.length / 1_000.0) + " kB";
        }
    }

    private final Lab lab;
    private Nginx nginx;

    CacheGoals(Lab lab) {
        this.lab = lab;
    }

    List<Goal> besideNginx() throws Exception {
        nginx = Nginx.start(lab.children(), lab.folder().resolve("nginx"), 9);
        Goal.Builder cached = new Goal.Builder("G4", "a kept tile over nginx gzip_static, answers in a second");
        Goal.Builder unchanged = new Goal.Builder("G5", "“not modified” over nginx’s, answers in a second");
        List<Kept> tiles = tilesOfManySizes();
        warmUp(tiles.get(0));
        for (int bytes : List.of(SMALL_BYTES, LARGE_BYTES)) {
            Kept tile = tiles.stream().min(Comparator.comparingInt(kept -> Math.abs(kept.gzip().length - bytes))).orElseThrow();
            String name = "tile" + bytes + ".mvt";
            nginx.serve(name, tile.plain(), tile.gzip());
            if (lab.options().wants("G4")) {
                cached.atLeast(tile.size(), rate(tile, name, GZIP, GZIP), 0.75, "");
            }
            if (lab.options().wants("G5") && bytes == SMALL_BYTES) {
                String theirs = etagOf(name);
                unchanged.atLeast("", rate(tile, name, "If-None-Match: " + tile.etag(), "If-None-Match: " + theirs), 0.65, "");
            }
        }
        return Stream.of(cached.build(), unchanged.build()).filter(goal -> lab.options().wants(goal.id())).toList();
    }

    /** Until the second compiler has done what lasting load makes it do. */
    private void warmUp(Kept tile) throws IOException, InterruptedException {
        Wrk.perSecond(CONNECTIONS, WARM_UP_S, lab.url(tile.path()), GZIP);
        Wrk.perSecond(CONNECTIONS, WARM_UP_S, lab.url(tile.path()), GZIP, "If-None-Match: " + tile.etag());
    }

    private double rate(Kept tile, String name, String ourHeader, String theirHeader) throws Exception {
        List<Samples> rates = lab.interleaved(
                () -> Wrk.perSecond(CONNECTIONS, lab.options().seconds(), lab.url(tile.path()), GZIP, ourHeader),
                () -> Wrk.perSecond(CONNECTIONS, lab.options().seconds(), nginx.url("/" + name), GZIP, theirHeader));
        return rates.get(0).pairedRatioTo(rates.get(1));
    }

    private String etagOf(String name) throws IOException {
        try (Wire wire = new Wire(nginx.port())) {
            return wire.get("/" + name, GZIP).headers().get("etag");
        }
    }

    private List<Kept> tilesOfManySizes() throws Exception {
        List<Kept> tiles = new ArrayList<>();
        try (Wire wire = new Wire(lab.node().port())) {
            for (int z = 10; z <= 15; z++) {
                for (TileSet.Tile tile : TileSet.of(lab.database(), z, 150).tiles()) {
                    Wire.Answer answer = wire.get(tile.path(), GZIP);
                    if (answer.status() == 200) {
                        tiles.add(new Kept(tile.path(), answer.headers().get("etag"), answer.body()));
                    }
                }
            }
        }
        return tiles;
    }

    Goal besideAnewAndPeer() throws Exception {
        Goal.Builder goal = new Goal.Builder("G6", "a kept tile of z12 over the same tile made anew, and over tileserver-gl-light, answers in a second");
        TileSet.Tile tile = TileSet.of(lab.database(), 12, 1).tiles().get(0);
        Optional<TileServerGl> peer = TileServerGl.start(lab, tile);
        List<Samples> rates = lab.interleaved(
                () -> Wrk.perSecond(CONNECTIONS, lab.options().seconds(), lab.url(tile.path()), GZIP),
                () -> Wrk.perSecond(CONNECTIONS, lab.options().seconds(), lab.url(tile.path() + Lab.COLD), GZIP),
                () -> peer.isEmpty() ? 1 : Wrk.perSecond(CONNECTIONS, lab.options().seconds(), peer.get().url(tile), GZIP));
        goal.atLeast("over anew", rates.get(0).pairedRatioTo(rates.get(1)), 20, "×");
        if (peer.isPresent()) {
            goal.atLeast("over tileserver-gl-light", rates.get(0).pairedRatioTo(rates.get(2)), 10, "×");
        } else {
            goal.missing("tileserver-gl-light: " + TileServerGl.ABSENT);
        }
        return goal.build();
    }
}
