package org.byggbar.layers.tiles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.platform.Sql;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The exact rows of coverages, their levels and the marks that say what is stale; geometry is EPSG:3857 throughout. */
@Repository
class CoverageTables {

    private static final String WRITE_LEVEL = Sql.beside(CoverageTables.class, "write-level");

    private final JdbcClient db;

    CoverageTables(JdbcClient db) {
        this.db = db;
    }

    /** Rows of one coverage that may be drawn together: the same people see all of them. */
    record Share(String municipality, boolean published) {}

    record Row(long id, Share share) {}

    int countStale() {
        return db.sql("select count(distinct (layer, coverage)) from tile_mark where renewed_at is null").query(Integer.class).single();
    }

    /** The one that has waited longest of those that nobody wrote for a while, or that can't wait any longer. */
    Optional<StaleCoverage> next(LayerDefinition layer, double restS, double longestWaitS) {
        return db.sql("""
                select coverage, array_agg(txid) as txids, st_xmin(st_extent(box)) as west, st_xmax(st_extent(box)) as east,
                       st_ymin(st_extent(box)) as south, st_ymax(st_extent(box)) as north
                from tile_mark where layer = :layer and renewed_at is null
                group by coverage
                having max(at) < clock_timestamp() - make_interval(secs => :rest) or min(at) < clock_timestamp() - make_interval(secs => :wait)
                order by min(at) limit 1
                """).param("layer", layer.id()).param("rest", restS).param("wait", longestWaitS)
                .query((row, n) -> new StaleCoverage(layer, row.getLong("coverage"), List.of((Long[]) row.getArray("txids").getArray()), box(row)))
                .optional();
    }

    /** In the order of a space-filling curve, those that the same people see together. */
    List<Row> rows(StaleCoverage coverage) {
        return db.sql("select id, municipality_id, published from %s where coverage = :coverage order by municipality_id, published, geom"
                        .formatted(coverage.layer().tileRelation())).param("coverage", coverage.number())
                .query((row, n) -> new Row(row.getLong("id"), new Share(row.getString("municipality_id"), row.getBoolean("published")))).list();
    }

    List<Area> areas(LayerDefinition layer, List<Long> ids) {
        String look = layer.classColumns().stream().map(name -> "coalesce(" + name + "::text, '')").collect(Collectors.joining(", "));
        return db.sql("select id, array[%s]::text[] as look, st_asbinary(geom) as shape from %s where id = any (:ids) order by id"
                        .formatted(look, layer.tileRelation())).param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> new Area(row.getLong("id"), List.of((String[]) row.getArray("look").getArray()), shape(row))).list();
    }

    /** Shapes outside the given ones that the same people see beside them, at most {@code limit}. */
    List<Geometry> around(LayerDefinition layer, Share share, List<Long> ids, Envelope box, int limit) {
        return db.sql("""
                select st_asbinary(geom) as shape from %s
                where geom && st_makeenvelope(:west, :south, :east, :north, 3857) and not id = any (:ids)
                      and municipality_id = :municipality and published = :published
                order by id limit :limit
                """.formatted(layer.tileRelation()))
                .param("west", box.getMinX()).param("south", box.getMinY()).param("east", box.getMaxX()).param("north", box.getMaxY())
                .param("municipality", share.municipality()).param("published", share.published())
                .param("ids", ids.toArray(Long[]::new)).param("limit", limit).query((row, n) -> shape(row)).list();
    }

    /** @return the box around what that changed, empty for nothing */
    Optional<Envelope> write(LayerDefinition layer, Level level, List<Long> ids, List<Area> made) {
        List<String> columns = layer.tileColumns();
        WKBWriter wkb = new WKBWriter();
        return db.sql(WRITE_LEVEL.formatted(layer.tileRelation(), level.table(layer.tileRelation()), String.join(", ", columns),
                        joined(columns, name -> "count(distinct " + name + ") = 1 and count(" + name + ") = count(*) as " + name),
                        joined(columns, name -> kept(layer, level, name)), joined(columns, name -> "excluded." + name)))
                .param("all", ids.toArray(Long[]::new)).param("ids", made.stream().map(Area::id).toArray(Long[]::new))
                .param("shapes", made.stream().map(area -> wkb.write(area.shape())).toArray(byte[][]::new))
                .query((row, n) -> box(row)).optional();
    }

    /** A dissolved area keeps what it is drawn by, and what all of the coverage has in common. */
    private static String kept(LayerDefinition layer, Level level, String name) {
        Set<String> drawnBy = layer.classColumns();
        return !level.isDissolved() || drawnBy.contains(name) ? "exact." + name : "case when common." + name + " then exact." + name + " end as " + name;
    }

    /** Rows whose feature is gone or in another coverage now. */
    void forgetOthers(StaleCoverage coverage) {
        String exact = coverage.layer().tileRelation();
        Stream.of(Level.values()).forEach(level -> db.sql("""
                delete from %s level where coverage = :coverage
                       and not exists (select from %s exact where exact.id = level.id and exact.coverage = level.coverage)
                """.formatted(level.table(exact), exact)).param("coverage", coverage.number()).update());
    }

    /** @return whether nobody else did meanwhile */
    boolean markRenewed(StaleCoverage coverage) {
        return db.sql("""
                update tile_mark set renewed_at = clock_timestamp()
                where layer = :layer and coverage = :coverage and txid = any (:transactions) and renewed_at is null
                """).param("layer", coverage.layer().id()).param("coverage", coverage.number())
                .param("transactions", coverage.transactions().toArray(Long[]::new)).update() > 0;
    }

    void forgetOldMarks() {
        db.sql("delete from tile_mark where renewed_at < now() - interval '1 hour'").update();
    }

    private static String joined(List<String> columns, UnaryOperator<String> written) {
        return columns.stream().map(written).collect(Collectors.joining(", "));
    }

    private static Geometry shape(ResultSet row) throws SQLException {
        try {
            return new WKBReader().read(row.getBytes("shape"));
        } catch (ParseException e) {
            throw new SQLException(e);
        }
    }

    private static Envelope box(ResultSet row) throws SQLException {
        return new Envelope(row.getDouble("west"), row.getDouble("east"), row.getDouble("south"), row.getDouble("north"));
    }
}
