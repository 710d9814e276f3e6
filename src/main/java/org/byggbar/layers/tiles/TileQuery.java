package org.byggbar.layers.tiles;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.byggbar.layers.Audience;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.platform.Sql;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lets the database make a vector tile: an index search with {@code &&} on the geometry stored in the grid's own CRS in the
 * tile grown by its buffer, then only what styling needs. A layer has one statement text per grid, level and kind of
 * audience. Features are in the order of their ids, so that equal content is equal bytes on every node.
 */
@Repository
class TileQuery {

    static final int EXTENT = 4096;
    static final int BUFFER = 64;
    /** The buffer as a share of the tile: searching less would leave seams. */
    static final double MARGIN = (double) BUFFER / EXTENT;

    /** Beyond it a tile holds little that no border of it crosses, and the shorter statement wins. */
    private static final int LAST_ZOOM_OF_WHOLE_SHAPES = 15;

    private static final String EXACT = Sql.beside(TileQuery.class, "exact-tile");
    private static final String GENERALISED = Sql.beside(TileQuery.class, "generalised-tile");

    /** What a statement's text depends on; there are some dozens. */
    private record Question(String layer, TileGrid grid, int zoom, String condition) {}

    private final JdbcClient db;
    private final Map<Question, String> statements = new ConcurrentHashMap<>();

    TileQuery(@Qualifier("tilesDb") JdbcClient db) {
        this.db = db;
    }

    /** @param municipality whose features are shown, null for everybody's */
    Tile load(LayerDefinition layer, TileAddress at, String municipality, Audience audience) {
        if (at.webZoom() < layer.zoom().min()) {
            return Tile.EMPTY;
        }
        String condition = audience.condition() + (municipality == null ? "" : " and municipality_id = :municipality");
        String sql = statements.computeIfAbsent(new Question(layer.id(), at.grid(), at.z(), condition), question -> sql(layer, at, condition));
        return Tile.of(db.sql(sql)
                .param("z", at.z()).param("x", at.x()).param("y", at.y())
                .param("draftsOf", audience.municipality()).param("municipality", municipality)
                .query(byte[].class).single());
    }

    private static String sql(LayerDefinition layer, TileAddress at, String condition) {
        String columns = String.join(", ", layer.tileColumns());
        boolean isCopied = at.grid().equals(TileGrid.WEB) && layer.tileRelation() != null;
        Optional<Level> level = isCopied && layer.coverage() != null ? Level.of(at.z()) : Optional.empty();
        if (level.isPresent()) {
            return GENERALISED.formatted(layer.id(), columns, layer.tileRelation(), level.get().table(layer.tileRelation()), condition,
                    level.get().isDissolved() ? "null::bigint" : "id");
        }
        String geometry = isCopied ? "geom" : at.grid().equals(TileGrid.WEB) ? "geom_web" : "geom";
        String shape = isCopied && at.z() <= LAST_ZOOM_OF_WHOLE_SHAPES ? "tile_shape(geom, :z, :x, :y)"
                : "st_asmvtgeom(%s, st_tileenvelope(:z, :x, :y, %s), %d, %d, true)".formatted(geometry, bounds(at.grid()), EXTENT, BUFFER);
        return EXACT.formatted(layer.id(), columns, isCopied ? layer.tileRelation() : layer.relation(), condition, geometry,
                bounds(at.grid()), shape);
    }

    private static String bounds(TileGrid grid) {
        return String.format(Locale.ROOT, "st_makeenvelope(%s, %s, %s, %s, %d)", grid.west(), grid.north() - grid.width(),
                grid.west() + grid.width(), grid.north(), grid.srid());
    }
}
