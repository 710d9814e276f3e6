package org.byggbar.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;

/** A private cluster for the tests of one run, thrown away afterwards; durability is given up for speed. */
public final class TestCluster {

    /** Virtual machines that share the tests have a folder each. */
    private static final DataFolder FOLDER = IntStream.rangeClosed(1, 16).mapToObj(number -> Path.of("target", "test-data", "" + number))
            .flatMap(path -> DataFolder.tryHold(path.toAbsolutePath()).stream()).findFirst().orElseThrow();

    private TestCluster() {}

    /** Where this virtual machine's servers keep their data. */
    public static Path folder() {
        return FOLDER.path();
    }

    /** Starts the cluster; it stops with this virtual machine. */
    public static DatabaseAccess start() {
        try {
            deleteLeftover(FOLDER);
            ClusterFolder cluster = ClusterFolder.openOrCreate(FOLDER.cluster());
            Files.writeString(cluster.files().resolve("postgresql.conf"), "fsync = off\n",
                    StandardOpenOption.APPEND);
            PostgresProcess postgres = new PostgresProcess(cluster);
            postgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(postgres, FOLDER)));
            return new DatabaseAccess("jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
                    ClusterFolder.SUPERUSER, cluster.superuserPassword());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void discard(PostgresProcess postgres, DataFolder folder) {
        postgres.close();
        try {
            delete(folder);
        } catch (IOException e) {
            System.err.println("left for the next run to delete: " + folder.path());
        }
        folder.close();
    }

    /** A run that was killed leaves its cluster, perhaps running. */
    private static void deleteLeftover(DataFolder folder) throws IOException, InterruptedException {
        if (OsAccount.exists(folder.cluster())) {
            try (PostgresProcess leftover = new PostgresProcess(ClusterFolder.openOrCreate(folder.cluster()))) {
                leftover.start();
            }
            delete(folder);
        }
    }

    private static void delete(DataFolder folder) throws IOException {
        DataFolder.deleteRecursively(folder.cluster().toRealPath());
        Files.deleteIfExists(folder.cluster());
    }
}
