package org.byggbar.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the query of a tile costs when there are ten times the zones, spread as thinly over ten times the area. What tiles
 * were made of before stays beside it, in a schema of its own, so that both can be measured in turns.
 */
final class Growth {

    private static final Map<Integer, Integer> TILES = Map.of(8, 4, 10, 10, 12, 20, 14, 40, 16, 60);
    private static final int TIMES = 10;
    private static final String SMALL = "small";

    private final Lab lab;

    Growth(Lab lab) {
        this.lab = lab;
    }

    List<Goal> measure() throws Exception {
        Map<Integer, Path> scripts = new LinkedHashMap<>();
        for (int z : List.of(8, 10, 12, 14, 16)) {
            TileSet set = TileSet.inside(lab.database(), z, TILES.get(z));
            String sql = TileGoals.productionSql(lab, set.tiles().get(0)).orElseThrow(() -> new IllegalStateException("no tiles at z" + z));
            scripts.put(z, lab.pgbench().tileScript("growth" + z, sql, set.tiles()));
        }
        keepAside();
        long before = count();
        new TownLoader(lab.database()).load(Country.of(TIMES * lab.options().polygons()));
        lab.database().awaitFreshTiles();
        Goal.Builder goal = new Goal.Builder("×10", "a tile’s query among %,d zones over the same among %,d".formatted(count(), before));
        for (Map.Entry<Integer, Path> script : scripts.entrySet()) {
            List<Samples> times = lab.interleaved(() -> pass(script.getValue(), "public"), () -> pass(script.getValue(), SMALL));
            goal.atMost("z" + script.getKey(), times.get(0).pairedRatioTo(times.get(1)), 1.3, "");
        }
        return List.of(goal.build());
    }

    /** The tables in the order in which their rows lie. */
    private void keepAside() throws Exception {
        lab.database().execute("drop schema if exists %1$s cascade; create schema %1$s".formatted(SMALL));
        for (List<String> table : lab.database().rows("select tablename from pg_tables where schemaname = 'public' and tablename ~ '^tile_(zone|mark)'")) {
            lab.database().execute("create table %1$s.%2$s (like public.%2$s including all); insert into %1$s.%2$s select * from public.%2$s order by ctid"
                    .formatted(SMALL, table.get(0)));
        }
        lab.database().execute("analyze");
    }

    private long count() throws Exception {
        return Long.parseLong(lab.database().value("select count(*) from tile_zone"));
    }

    private double pass(Path script, String schema) throws Exception {
        return lab.pgbench().medianPassMs(script, lab.options().seconds(), schema);
    }
}
