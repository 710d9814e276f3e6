package org.byggbar.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the table {@code change}. A position in it is a transaction id such that every transaction before it had
 * ended: rows from there on, minus those already seen, are exactly what is new, in whatever order transactions commit.
 */
final class ChangeLog {

    private static final String SELECT = """
            select seq, txid, layer, feature_id, operation, municipality_id, version, public, min_x, min_y, max_x, max_y, at
            from change where txid >= :position
            """;

    private final JdbcClient db;

    ChangeLog(JdbcClient db) {
        this.db = db;
    }

    /** The oldest transaction still open now: every earlier one is visible or rolled back. */
    long position() {
        return db.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint").query(Long.class).single();
    }

    /**
     * After a dump was restored into another cluster, rows may carry numbers that this cluster's transactions have not come
     * to: they would be news for ever. They are long past; a number before all others says so. A row that is visible here
     * and is of this cluster has a lower number than the transaction that asks.
     */
    void adoptRestored() {
        db.sql("update change set txid = 0 where txid > (select pg_current_xact_id()::text::bigint)").update();
    }

    List<Change> since(long position) {
        return db.sql(SELECT + "order by seq").param("position", position).query((row, n) -> read(row)).list();
    }

    List<Change> since(long position, String municipality, int limit) {
        return db.sql(SELECT + "and municipality_id = :municipality order by seq limit :limit")
                .param("position", position).param("municipality", municipality).param("limit", limit)
                .query((row, n) -> read(row)).list();
    }

    private static Change read(ResultSet row) throws SQLException {
        double minX = row.getDouble("min_x");
        Envelope box = row.wasNull() ? null
                : new Envelope(minX, row.getDouble("max_x"), row.getDouble("min_y"), row.getDouble("max_y"));
        return new Change(row.getLong("seq"), row.getLong("txid"), row.getString("layer"), row.getLong("feature_id"),
                row.getString("operation"), row.getString("municipality_id"), row.getObject("version", Long.class),
                row.getBoolean("public"), box, row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
