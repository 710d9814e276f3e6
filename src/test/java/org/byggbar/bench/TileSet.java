package org.byggbar.bench;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tiles that show zones, the same for whoever is measured: those that hold the middle of some zone, spread over all towns. */
record TileSet(int z, List<Tile> tiles) {

    private static final double WORLD_M = 2 * Math.PI * 6_378_137;

    record Tile(int z, int x, int y) {

        String path() {
            return "/tiles/zone/" + z + "/" + x + "/" + y + ".mvt";
        }
    }

    /** @param limit fewer come out when the towns do not cover as many */
    static TileSet of(Database database, int z, int limit) throws SQLException {
        return of(database, z, limit, "true");
    }

    /** Tiles well inside of where the zones lie, so that zones added around them change nothing that they show. */
    static TileSet inside(Database database, int z, int limit) throws SQLException {
        return of(database, z, limit, """
                st_dwithin(geom_web, (select st_setsrid(st_centroid(st_extent(geom_web)), 3857) from zone),
                           (select least(st_xmax(box) - st_xmin(box), st_ymax(box) - st_ymin(box)) / 4 from (select st_extent(geom_web) as box from zone) extent))""");
    }

    private static TileSet of(Database database, int z, int limit, String condition) throws SQLException {
        double size = WORLD_M / (1 << z);
        Set<Tile> tiles = new LinkedHashSet<>();
        for (List<String> row : database.rows("""
                select st_x(st_centroid(geom_web)), st_y(st_centroid(geom_web)) from zone where %s order by hashint8(id) limit %d
                """.formatted(condition, limit * 20L))) {
            int x = (int) ((Double.parseDouble(row.get(0)) + WORLD_M / 2) / size);
            int y = (int) ((WORLD_M / 2 - Double.parseDouble(row.get(1))) / size);
            tiles.add(new Tile(z, x, y));
        }
        return new TileSet(z, tiles.stream().limit(limit).toList());
    }
}
