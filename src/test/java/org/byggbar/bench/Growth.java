package org.byggbar.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the query of a tile costs when there are ten times the zones, spread as thinly over ten times the area. */
final class Growth {

    private static final Map<Integer, Integer> TILES = Map.of(8, 4, 10, 10, 12, 20, 14, 40, 16, 60);
    private static final int TIMES = 10;

    private final Lab lab;

    Growth(Lab lab) {
        this.lab = lab;
    }

    List<Goal> measure() throws Exception {
        Map<Integer, Path> scripts = new LinkedHashMap<>();
        for (int z : List.of(8, 10, 12, 14, 16)) {
            TileSet set = TileSet.of(lab.database(), z, TILES.get(z));
            String sql = TileGoals.productionSql(lab, set.tiles().get(0)).orElseThrow(() -> new IllegalStateException("no tiles at z" + z));
            scripts.put(z, lab.pgbench().tileScript("growth" + z, sql, set.tiles()));
        }
        Map<Integer, Samples> before = measure(scripts);
        new TownLoader(lab.database()).load(Country.of(TIMES * lab.options().polygons()));
        lab.database().awaitFreshTiles();
        Map<Integer, Samples> after = measure(scripts);
        Goal.Builder goal = new Goal.Builder("×10", "a tile’s query with ten times the zones over the same before");
        before.forEach((z, samples) -> goal.atMost("z" + z, after.get(z).ratioTo(samples), 1.3, ""));
        return List.of(goal.build());
    }

    private Map<Integer, Samples> measure(Map<Integer, Path> scripts) throws Exception {
        Map<Integer, Samples> samples = new LinkedHashMap<>();
        for (Map.Entry<Integer, Path> script : scripts.entrySet()) {
            samples.put(script.getKey(), lab.interleaved(() -> lab.pgbench().medianPassMs(script.getValue(), lab.options().seconds())).get(0));
        }
        return samples;
    }
}
