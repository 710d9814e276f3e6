package org.byggbar.layers.tiles;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.byggbar.changes.Change;
import org.byggbar.layers.definition.LayerDefinition;
import org.locationtech.jts.geom.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where transactions changed what a layer's tiles show; the database marks it while they write. */
@Repository
class TileMarks {

    private static final Logger log = LoggerFactory.getLogger(TileMarks.class);

    /** Marks stay for an hour; whoever comes nearly that late does not rely on them. */
    private static final Duration KEPT = Duration.ofMinutes(50);

    private final JdbcClient db;

    TileMarks(JdbcClient db) {
        this.db = db;
    }

    /** @return EPSG:3857; empty when nobody can say: no narrow copy, changes long past, a database that is away */
    Optional<Set<Envelope>> boxes(LayerDefinition layer, List<Change> changes) {
        Instant oldest = Instant.now().minus(KEPT);
        if (layer.tileRelation() == null || changes.stream().anyMatch(change -> change.at().isBefore(oldest))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HashSet<>(db.sql("""
                    select st_xmin(box) as west, st_xmax(box) as east, st_ymin(box) as south, st_ymax(box) as north
                    from tile_mark where layer = :layer and txid = any (:transactions)
                    """).param("layer", layer.id()).param("transactions", changes.stream().map(Change::txid).distinct().toArray(Long[]::new))
                    .query((row, n) -> new Envelope(row.getDouble("west"), row.getDouble("east"), row.getDouble("south"), row.getDouble("north")))
                    .list()));
        } catch (DataAccessException e) {
            log.warn("where {} changed can't be asked now, all its tiles go: {}", layer.id(), e.getMessage());
            return Optional.empty();
        }
    }
}
