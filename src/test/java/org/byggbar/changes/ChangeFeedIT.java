package org.byggbar.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A second node's feed on the database of the first: it misses nothing and says nothing twice, whatever happens to its connection. */
@ServerTest
class ChangeFeedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Autowired
    private JdbcClient db;
    @Autowired
    private JdbcConnectionDetails database;
    @Autowired
    private JsonMapper json;

    private PlannedTown town;
    private ChangeFeed feed;
    private final List<Long> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void setUp() {
        town = PlannedTown.create(db);
    }

    @AfterEach
    void stop() {
        feed.stop();
    }

    private void start() {
        feed = new ChangeFeed(database, event -> {
            if (event instanceof ChangesRead read) {
                read.changes().stream().filter(change -> change.municipality().equals(town.id())).forEach(change -> told.add(change.seq()));
            }
        }, json);
        feed.start();
        await(() -> feed.position() > 0);
    }

    private static void await(BooleanSupplier reached) {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("reached in time").isBefore(limit);
            Thread.onSpinWait();
        }
    }

    private List<Long> written(long after) {
        return db.sql("select seq from change where municipality_id = :town and seq > :after order by seq")
                .param("town", town.id()).param("after", after).query(Long.class).list();
    }

    private long last() {
        return db.sql("select max(seq) from change").query(Long.class).single();
    }

    @Test
    void missesNothingAndRepeatsNothingWhileItsConnectionIsCutAgainAndAgain() {
        long zone = town.zone("A1", 0, 0, 1, 1);
        start();
        long before = last();
        for (int i = 0; i < 60; i++) {
            if (i % 10 == 5) {
                db.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'byggbar-changes' and datname = current_database()")
                        .query(Integer.class).single();
            }
            town.rename(zone, "Name " + i);
        }
        List<Long> written = written(before);
        assertThat(written).hasSize(60);
        await(() -> told.size() >= written.size());
        town.rename(zone, "After the storm");
        await(() -> told.contains(last()) || told.size() > written.size() + 1);
        assertThat(told).containsExactlyElementsOf(written(before));
    }

    @Test
    void isFreshWithinASecondOfAStormOfNotifications() {
        long zone = town.zone("A1", 0, 0, 1, 1);
        start();
        long before = last();
        db.sql("select count(pg_notify('byggbar_change', n::text)) from generate_series(1, 20000) n").query(Integer.class).single();
        Instant saved = Instant.now();
        town.rename(zone, "In the storm");
        await(() -> !told.isEmpty());
        assertThat(Duration.between(saved, Instant.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(told).containsExactlyElementsOf(written(before));
    }

    /** A dump restored into a new cluster brings transaction numbers that the new one has not come to yet. */
    @Test
    void takesRowsOfAnotherClusterAsPast() {
        db.sql("""
                insert into change (txid, layer, feature_id, operation, municipality_id, version, public)
                select pg_current_xact_id()::text::bigint + 1000000 + n, 'zone', n, 'UPDATE', :town, 1, true from generate_series(1, 50) n
                """).param("town", town.id()).update();
        long before = last();
        start();
        long zone = town.zone("A1", 0, 0, 1, 1);
        await(() -> !told.isEmpty());
        town.rename(zone, "Twice");
        await(() -> told.size() >= 2);
        assertThat(told).as("what the restored database has written itself").containsExactlyElementsOf(written(before));
        assertThat(db.sql("select count(*) from change where txid > pg_current_xact_id()::text::bigint").query(Long.class).single())
                .as("numbers that are still to come").isZero();
        assertThat(feed.hasRead(db.sql("select max(txid) from change where municipality_id = :town").param("town", town.id()).query(Long.class).single())).isTrue();
    }
}
