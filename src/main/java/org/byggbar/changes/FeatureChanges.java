package org.byggbar.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The feed read backwards, one feature at a time. Says nothing about who may know. */
@Repository
public class FeatureChanges {

    private static final String SELECT = """
            select c.seq, c.at, c.operation, c.version, c.public, c.municipality_id, coalesce(a.display_name, c.actor) as by
            from change c left join account a on a.username = c.actor
            where c.layer = :layer and c.feature_id = :feature
            """;

    private final JdbcClient db;

    FeatureChanges(JdbcClient db) {
        this.db = db;
    }

    /**
     * The newest first.
     *
     * @param before a row's number; only earlier ones are given
     * @param openOnly leave out what only planners may know
     */
    public List<FeatureChange> before(long before, String layer, long feature, boolean openOnly, int limit) {
        return db.sql(SELECT + "and c.seq < :before and (c.public or not :openOnly) order by c.seq desc limit :limit")
                .param("layer", layer).param("feature", feature).param("before", before).param("openOnly", openOnly).param("limit", limit)
                .query((row, n) -> read(row)).list();
    }

    public Optional<FeatureChange> last(String layer, long feature) {
        return before(Long.MAX_VALUE, layer, feature, false, 1).stream().findFirst();
    }

    private static FeatureChange read(ResultSet row) throws SQLException {
        return new FeatureChange(row.getLong("seq"), row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("operation"),
                row.getObject("version", Long.class), row.getBoolean("public"), row.getString("municipality_id"), row.getString("by"));
    }
}
