package org.byggbar.layers.tiles;

import java.util.Locale;
import java.util.stream.Collectors;
import org.byggbar.layers.Audience;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lets the database make a vector tile: an index search with {@code &&} on the geometry stored in the grid's own CRS in the
 * tile grown by its buffer, then only what styling needs. A layer has one statement text per kind of audience. Features
 * are in the order of their ids, so that equal content is equal bytes on every node.
 */
@Repository
class TileQuery {

    static final int EXTENT = 4096;
    static final int BUFFER = 64;
    /** The buffer as a share of the tile: searching less would leave seams. */
    static final double MARGIN = (double) BUFFER / EXTENT;

    private static final String SQL = """
            select st_asmvt(feature, '%1$s', 4096, 'geom', 'id') from (
                select id, %2$s, st_asmvtgeom(%5$s, st_tileenvelope(:z, :x, :y, %6$s), 4096, 64, true) as geom
                from %3$s
                where %5$s && st_tileenvelope(:z, :x, :y, %6$s, margin => 0.015625) and %4$s
                order by id) feature
            """;

    private final JdbcClient db;

    TileQuery(@Qualifier("tilesDb") JdbcClient db) {
        this.db = db;
    }

    /** @param municipality whose features are shown, null for everybody's */
    Tile load(LayerDefinition layer, TileAddress at, String municipality, Audience audience) {
        if (at.webZoom() < layer.zoom().min()) {
            return Tile.EMPTY;
        }
        String condition = audience.condition() + (municipality == null ? "" : " and municipality_id = :municipality");
        return Tile.of(db.sql(SQL.formatted(layer.id(), columns(layer), layer.relation(), condition,
                        geometry(at.grid()), bounds(at.grid())))
                .param("z", at.z()).param("x", at.x()).param("y", at.y())
                .param("draftsOf", audience.municipality()).param("municipality", municipality)
                .query(byte[].class).single());
    }

    /** The column that is stored in the grid's own coordinates. */
    private static String geometry(TileGrid grid) {
        return grid.equals(TileGrid.WEB) ? "geom_web" : "geom";
    }

    private static String bounds(TileGrid grid) {
        return String.format(Locale.ROOT, "st_makeenvelope(%s, %s, %s, %s, %d)", grid.west(), grid.north() - grid.width(),
                grid.west() + grid.width(), grid.north(), grid.srid());
    }

    private static String columns(LayerDefinition layer) {
        return layer.attributes().stream().filter(Attribute::tile).map(Attribute::name).collect(Collectors.joining(", "));
    }
}
