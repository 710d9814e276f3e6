package org.byggbar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** G1 to G3: what a tile costs in the database, and what the server adds to it. */
final class TileGoals {

    private static final Map<Integer, Integer> TILES = Map.of(6, 1, 8, 6, 10, 20, 12, 40, 14, 60, 16, 80);
    private static final Map<Integer, Double> SHARE_OF_NAIVE = Map.of(6, 0.05, 8, 0.08, 10, 0.20, 12, 0.30, 14, 0.45, 16, 0.45);

    /** The query of a server that knows nothing about its data: it transforms on the way and carries every attribute. */
    private static final String NAIVE = """
            select st_asmvt(feature, 'zone', 4096, 'geom', 'id') from (
                select id, municipality_id, version, plan_id, code, name, strategy, land_use, from_land_use, parallel_land_use, hilucs,
                       utilisation_measure, utilisation_basis, utilisation_existing::float, utilisation_allowed::float, max_storeys,
                       max_ridge_height_m::float, max_eaves_height_m::float, existing_dwellings, existing_floor_area_m2,
                       demolished_share_pct::float, area_m2, description, updated_at::text,
                       st_asmvtgeom(st_transform(geom, 3857), st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
                from zone
                where geom && st_transform(st_tileenvelope(:z, :x, :y, margin => 0.015625), 25833) and published) feature
            """;

    private final Lab lab;
    private final Goal.Builder ofNaive = new Goal.Builder("G1", "the server’s tile query over the naive one");
    private final Goal.Builder cold = new Goal.Builder("G2", "a tile made anew, not compressed, over its query alone");
    private final Goal.Builder coldCompressed = new Goal.Builder("G3", "a tile made anew and compressed over its query alone");

    TileGoals(Lab lab) {
        this.lab = lab;
    }

    List<Goal> measure() throws Exception {
        for (int z : List.of(6, 8, 10, 12, 14, 16)) {
            measure(z);
        }
        return List.of(ofNaive.build(), cold.build(), coldCompressed.build()).stream().filter(goal -> lab.options().wants(goal.id())).toList();
    }

    private void measure(int z) throws Exception {
        TileSet set = TileSet.of(lab.database(), z, TILES.get(z));
        Optional<String> sql = productionSql(lab, set.tiles().get(0));
        if (sql.isEmpty()) {
            List.of(ofNaive, cold, coldCompressed).forEach(goal -> goal.missing("no tiles at z" + z));
            return;
        }
        Path production = lab.pgbench().tileScript("tile" + z, sql.get(), set.tiles());
        if (lab.options().wants("G1")) {
            Path naive = lab.pgbench().tileScript("naive" + z, NAIVE, set.tiles());
            List<Samples> times = lab.interleaved(z < 10 ? 3 : lab.options().rounds(), () -> pass(production), () -> pass(naive));
            ofNaive.atMost("z" + z, times.get(0).pairedRatioTo(times.get(1)), SHARE_OF_NAIVE.get(z), "");
        }
        if (lab.options().wants("G2") || lab.options().wants("G3")) {
            againstTheServer(set, production);
        }
    }

    private void againstTheServer(TileSet set, Path production) throws Exception {
        List<String> paths = set.tiles().stream().map(tile -> tile.path() + Lab.COLD).toList();
        List<Samples> times = lab.interleaved(() -> pass(production), () -> lab.medianPassMs(lab.node().port(), paths),
                () -> lab.medianPassMs(lab.node().port(), paths, "Accept-Encoding: gzip"));
        double plain = times.get(1).pairedRatioTo(times.get(0));
        double compressed = times.get(2).pairedRatioTo(times.get(0));
        int z = set.z();
        if (z == 16) {
            cold.atMost("z16 on top", times.get(1).pairedDifferenceTo(times.get(0)) / paths.size(), 0.25, " ms");
            return;
        }
        cold.atMost("z" + z, plain, z <= 12 ? 1.15 : 1.30, "");
        coldCompressed.atMost("z" + z, compressed, z <= 12 ? 1.30 : 1.45, "");
    }

    private double pass(Path script) throws IOException, InterruptedException {
        return lab.pgbench().medianPassMs(script, lab.options().seconds());
    }

    /** As the server sends it, with the tile's address left open; empty when the server asks nothing for such a tile. */
    static Optional<String> productionSql(Lab lab, TileSet.Tile tile) throws SQLException, IOException, InterruptedException {
        List<StatementLog.Statement> sent = StatementLog.during(lab.database(), () -> {
            try (Wire wire = new Wire(lab.node().port())) {
                wire.get(tile.path() + Lab.COLD);
            }
        });
        return sent.stream().filter(statement -> statement.sql().toLowerCase(Locale.ROOT).contains("st_asmvt("))
                .map(statement -> statement.with(Map.of("'" + tile.z() + "'", "z", "'" + tile.x() + "'", "x", "'" + tile.y() + "'", "y")))
                .filter(sql -> sql.contains(":x")).findFirst();
    }
}
