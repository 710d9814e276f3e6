package org.byggbar.layers.tiles;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks every second for coverages to generalise, on one node at a time: whoever holds the database's lock works. What is
 * to be done is in the database, so a restart loses nothing. It rests as long as it works, so that it never has more
 * than half a core.
 */
@Component
class CoverageWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CoverageWorker.class);

    /** Any number that no other lock of this database has. */
    private static final long LOCK = 0x6279_6767_7469_6c65L;
    private static final long PAUSE_MS = 1_000;
    /** Somebody who draws is not disturbed after each step. */
    private static final double REST_S = 2;
    private static final double LONGEST_WAIT_S = 30;

    private final DataSource database;
    private final LayerRegistry layers;
    private final CoverageTables tables;
    private final CoverageRenewal renewal;
    private final AtomicInteger stale;
    private volatile Thread thread;

    CoverageWorker(DataSource database, LayerRegistry layers, CoverageTables tables, CoverageRenewal renewal, MeterRegistry meters) {
        this.database = database;
        this.layers = layers;
        this.tables = tables;
        this.renewal = renewal;
        this.stale = meters.gauge("byggbar.tiles.stale", new AtomicInteger());
    }

    @Override
    public void start() {
        thread = new Thread(this::work, "tile-coverages");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    @Override
    public void stop() {
        Thread working = thread;
        thread = null;
        if (working != null) {
            working.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        while (isRunning()) {
            try {
                Thread.sleep(PAUSE_MS);
                stale.set(tables.countStale());
                if (stale.get() > 0) {
                    workIfFirst();
                }
                tables.forgetOldMarks();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException e) {
                log.warn("coverages wait: {}", e.getMessage());
            }
        }
    }

    private void workIfFirst() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            if (!is(statement, "select pg_try_advisory_lock(" + LOCK + ")")) {
                return;
            }
            try {
                for (LayerDefinition layer : layers.all()) {
                    renewAll(layer);
                }
            } finally {
                is(statement, "select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private void renewAll(LayerDefinition layer) throws InterruptedException {
        var next = layer.coverage() == null ? null : tables.next(layer, REST_S, LONGEST_WAIT_S).orElse(null);
        while (next != null && isRunning()) {
            long began = System.nanoTime();
            renewal.renew(next);
            stale.set(tables.countStale());
            Thread.sleep((System.nanoTime() - began) / 1_000_000);
            next = tables.next(layer, REST_S, LONGEST_WAIT_S).orElse(null);
        }
    }

    private static boolean is(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
