package org.byggbar.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A scratch PostGIS with the settings of a small production server: every commit is written down, as it would be there. */
public final class BenchCluster implements AutoCloseable {

    private static final String SETTINGS = """
            shared_buffers = 512MB
            work_mem = 16MB
            maintenance_work_mem = 256MB
            effective_cache_size = 2GB
            max_wal_size = 4GB
            max_connections = 100
            """;

    private final DataFolder folder;
    private final PostgresProcess postgres;
    private final DatabaseAccess access;

    private BenchCluster(DataFolder folder, PostgresProcess postgres, DatabaseAccess access) {
        this.folder = folder;
        this.postgres = postgres;
        this.access = access;
    }

    /** Starts the folder's cluster; the first start makes it. */
    public static BenchCluster start(Path path) throws IOException, InterruptedException {
        DataFolder folder = DataFolder.hold(path.toAbsolutePath());
        boolean isNew = !OsAccount.exists(folder.cluster());
        ClusterFolder cluster = ClusterFolder.openOrCreate(folder.cluster());
        if (isNew) {
            Files.writeString(cluster.files().resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        }
        PostgresProcess postgres = new PostgresProcess(cluster);
        postgres.start();
        return new BenchCluster(folder, postgres, new DatabaseAccess("jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
                ClusterFolder.SUPERUSER, cluster.superuserPassword()));
    }

    public DatabaseAccess access() {
        return access;
    }

    public int port() {
        return postgres.port();
    }

    /** What PostgreSQL logs. */
    public Path log() throws IOException {
        return folder.cluster().toRealPath().resolve("postgres.log");
    }

    public Path program(String name) {
        return PostgresPrograms.newest().program(name);
    }

    /** Stops the cluster; its files stay. */
    @Override
    public void close() {
        postgres.close();
        folder.close();
    }

    /** Deletes what a stopped cluster leaves. */
    public static void delete(Path path) throws IOException {
        Path files = path.resolve("pg");
        if (OsAccount.exists(files)) {
            DataFolder.deleteRecursively(files.toRealPath());
            Files.deleteIfExists(files);
        }
    }
}
