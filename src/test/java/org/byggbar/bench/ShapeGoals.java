package org.byggbar.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** G12: tiles of whole regions stay small, and generalised neighbours still share their borders to the last bit. */
final class ShapeGoals {

    private static final int TOWNS = 10;

    private final Lab lab;

    ShapeGoals(Lab lab) {
        this.lab = lab;
    }

    List<Goal> measure() throws Exception {
        Goal.Builder goal = new Goal.Builder("G12", "compressed tiles of z6 to z8, and borders of generalised zones that are no longer shared");
        List<Integer> sizes = new ArrayList<>();
        try (Wire wire = new Wire(lab.node().port())) {
            for (int z = 6; z <= 8; z++) {
                for (TileSet.Tile tile : TileSet.of(lab.database(), z, 60).tiles()) {
                    Wire.Answer answer = wire.get(tile.path(), "Accept-Encoding: gzip");
                    if (answer.status() == 200) {
                        sizes.add(answer.body().length);
                    } else if (z == 6) {
                        goal.missing("a tile of z6 answered " + answer.status());
                    }
                }
            }
        }
        goal.atMost("largest", sizes.stream().mapToInt(Integer::intValue).max().orElse(0) / 1_000.0, 100, " kB");
        goal.atMost("mean", sizes.stream().mapToInt(Integer::intValue).average().orElse(0) / 1_000, 50, " kB");
        for (int level : List.of(6, 8, 10, 12)) {
            goal.atMost("unshared at level " + level, unshared(level), 0, "");
        }
        return List.of(goal.build());
    }

    /** Zones of some towns whose border is neither a neighbour's nor the town's own, by JTS' coverage check. */
    private int unshared(int level) throws SQLException, ParseException {
        int unshared = 0;
        for (List<String> town : lab.database().rows("select distinct coverage from tile_zone_" + level + " order by coverage limit " + TOWNS)) {
            List<Geometry> zones = new ArrayList<>();
            for (List<String> row : lab.database().rows("select encode(st_asbinary((st_dump(geom)).geom), 'hex') from tile_zone_" + level + " where coverage = " + town.get(0))) {
                zones.add(new WKBReader().read(WKBReader.hexToBytes(row.get(0))));
            }
            for (Geometry invalid : CoverageValidator.validate(zones.toArray(Geometry[]::new), 0)) {
                unshared += invalid == null ? 0 : 1;
            }
        }
        return unshared;
    }
}
