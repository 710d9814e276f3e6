package org.byggbar.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class ChangeReaderIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private PlatformTransactionManager transactions;

    private ChangeLog log;
    private PlannedTown town;
    private TransactionTemplate apart;

    @BeforeEach
    void setUp() {
        log = new ChangeLog(db);
        town = PlannedTown.create(db);
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private List<Change> ours(List<Change> changes) {
        return changes.stream().filter(change -> change.municipality().equals(town.id())).toList();
    }

    private List<Change> readApart(ChangeReader reader) {
        return ours(apart.execute(status -> reader.read(log)));
    }

    @Test
    void givesWhatCommitsLateAfterWhatCommittedFirst() {
        long slow = town.zone("A1", 0, 0, 1, 1);
        long quick = town.zone("A2", 1, 0, 2, 1);
        ChangeReader reader = new ChangeReader(log.position());
        reader.read(log);
        apart.executeWithoutResult(outer -> {
            town.rename(slow, "Slow");
            apart.executeWithoutResult(inner -> town.rename(quick, "Quick"));
            assertThat(readApart(reader)).extracting(Change::featureId).containsExactly(quick);
            assertThat(readApart(reader)).isEmpty();
        });
        assertThat(readApart(reader)).extracting(Change::featureId).containsExactly(slow);
        assertThat(readApart(reader)).isEmpty();
    }

    @Test
    void givesEveryChangeOnceUnderManyWritersOfAnySpeed() throws Exception {
        List<Long> zones = IntStream.range(0, 8).mapToObj(i -> town.zone("A" + i, i, 0, i + 1, 1)).toList();
        ChangeReader reader = new ChangeReader(log.position());
        reader.read(log);
        long from = db.sql("select max(seq) from change where municipality_id = :town").param("town", town.id()).query(Long.class).single();
        List<Long> read = new ArrayList<>();
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService pool = Executors.newFixedThreadPool(5);
        Future<?> reading = pool.submit(() -> {
            while (writing.get()) {
                ours(reader.read(log)).forEach(change -> read.add(change.seq()));
            }
        });
        List<Future<?>> writers = IntStream.range(0, 4)
                .<Future<?>>mapToObj(i -> pool.submit(() -> write(zones.subList(i * 2, i * 2 + 2), new Random(i)))).toList();
        for (Future<?> writer : writers) {
            writer.get();
        }
        writing.set(false);
        reading.get();
        pool.shutdown();
        ours(reader.read(log)).forEach(change -> read.add(change.seq()));
        List<Long> written = db.sql("select seq from change where municipality_id = :town and seq > :from")
                .param("town", town.id()).param("from", from).query(Long.class).list();
        assertThat(written).hasSizeGreaterThan(60);
        assertThat(read).containsExactlyInAnyOrderElementsOf(written);
    }

    private void write(List<Long> zones, Random random) {
        for (int n = 0; n < 20; n++) {
            String name = "Name " + n;
            apart.executeWithoutResult(status -> {
                zones.forEach(zone -> town.rename(zone, name));
                pause(random.nextInt(12));
                if (random.nextInt(5) == 0) {
                    status.setRollbackOnly();
                }
            });
        }
    }

    private static void pause(int ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tellsTheBoxAroundTheOldAndTheNewPlaceAndWhoMayKnow() {
        long zone = town.zone("A1", 0, 0, 1, 1);
        long draft = town.draftZone("D1", 0, 0, 1, 1);
        ChangeReader reader = new ChangeReader(log.position());
        reader.read(log);
        db.sql("update zone set geom = st_translate(geom, 1000, 0), version = version + 1 from set_config('byggbar.publishing', 'on', true) where id in (:ids)").param("ids", List.of(zone, draft)).update();
        db.sql("delete from zone using set_config('byggbar.publishing', 'on', true) where id = :id").param("id", zone).update();
        List<Change> changes = ours(reader.read(log));
        assertThat(changes).extracting(Change::operation).containsExactly("UPDATE", "UPDATE", "DELETE");
        Change moved = changes.stream().filter(change -> change.featureId() == zone).findFirst().orElseThrow();
        assertThat(moved.box().getWidth()).as("metres of Web Mercator, about twice those on the ground").isGreaterThan(2_000);
        assertThat(moved.open()).isTrue();
        assertThat(moved.version()).isEqualTo(2);
        assertThat(changes).filteredOn(change -> change.featureId() == draft).hasSize(1).allMatch(change -> !change.open());
    }
}
