package org.byggbar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.byggbar.platform.database.BenchCluster;
import org.byggbar.platform.database.DatabaseAccess;

/** The scratch database: ours to fill and to ask, the servers' to serve from. */
final class Database implements AutoCloseable {

    static final String NAME = "byggbar_bench";

    private static final double FRESH_LIMIT_S = 1_800;

    private final Path folder;
    private final boolean keep;
    private final BenchCluster cluster;
    private final DatabaseAccess access;

    Database(Path folder, boolean keep) throws IOException, InterruptedException, SQLException {
        this.folder = folder;
        this.keep = keep;
        cluster = BenchCluster.start(folder);
        DatabaseAccess maintenance = cluster.access();
        access = new DatabaseAccess(maintenance.url().replaceFirst("/postgres$", "/" + NAME), maintenance.user(), maintenance.password());
        try (Connection connection = maintenance.connect(); Statement statement = connection.createStatement()) {
            ResultSet there = statement.executeQuery("select from pg_database where datname = '" + NAME + "'");
            if (!there.next()) {
                statement.execute("create database " + NAME);
            }
        }
    }

    Connection connect() throws SQLException {
        return access.connect();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows as text, in order. */
    List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                rows.add(values);
            }
            return rows;
        }
    }

    String value(String sql) throws SQLException {
        return rows(sql).get(0).get(0);
    }

    /** Until the servers' workers have generalised all that was written. */
    void awaitFreshTiles() throws SQLException, InterruptedException {
        long began = System.nanoTime();
        while (!value("select count(*) from tile_mark where renewed_at is null").equals("0")) {
            if (System.nanoTime() - began > FRESH_LIMIT_S * 1e9) {
                throw new IllegalStateException("the generalised copies were not made within " + FRESH_LIMIT_S + " s");
            }
            Thread.sleep(200);
        }
        Bench.say("generalised %.0f s later", (System.nanoTime() - began) / 1e9);
        execute("vacuum (analyze)");
    }

    BenchCluster cluster() {
        return cluster;
    }

    String user() {
        return access.user();
    }

    /** For a server of ours. */
    Map<String, String> environment() {
        return Map.of("BYGGBAR_DB_URL", access.url(), "BYGGBAR_DB_USER", access.user(), "BYGGBAR_DB_PASSWORD", access.password(), "BYGGBAR_DEMO", "false");
    }

    /** For PostgreSQL's own programs, with the same rules for plans as our connections have. */
    Map<String, String> clientEnvironment() {
        return Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(cluster.port()), "PGUSER", access.user(), "PGPASSWORD", access.password(),
                "PGDATABASE", NAME, "PGOPTIONS", "-c jit=off -c plan_cache_mode=force_generic_plan -c max_parallel_workers_per_gather=0");
    }

    @Override
    public void close() {
        cluster.close();
        try {
            if (!keep) {
                BenchCluster.delete(folder.toAbsolutePath());
            }
        } catch (IOException e) {
            System.err.println("left to be deleted: " + folder);
        }
    }
}
