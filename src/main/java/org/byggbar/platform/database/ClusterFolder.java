package org.byggbar.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.byggbar.platform.CommandFailure;

/**
 * The files of one private cluster: {@code cluster/} (PostgreSQL's own), {@code password} (of its superuser) and
 * {@code postgres.log}. It is built beside its place and renamed, so a start that was killed half way leaves nothing
 * that looks like a database.
 */
record ClusterFolder(Path path, PostgresPrograms programs, OsAccount account) {

    static final String SUPERUSER = "postgres";

    /** Where root's clusters go when the account that runs PostgreSQL cannot reach the data folder. */
    private static final Path OUTSIDE = Path.of("/var/lib/byggbar");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SETTINGS = """

            # Byggbar: a small database on the machine of its server
            shared_buffers = 96MB
            work_mem = 8MB
            maintenance_work_mem = 96MB
            effective_cache_size = 512MB
            max_wal_size = 1GB
            wal_compression = on
            random_page_cost = 1.1
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            """;

    /** Opens the cluster at the link, or makes a new one there. */
    static ClusterFolder openOrCreate(Path link) throws IOException {
        OsAccount account = OsAccount.forCluster();
        return OsAccount.exists(link) ? open(link, account) : create(link, account);
    }

    private static ClusterFolder open(Path link, OsAccount account) throws IOException {
        Path version = link.resolve("cluster/PG_VERSION");
        if (!Files.exists(version) || !Files.exists(link.resolve("cluster/global/pg_control"))
                || !Files.exists(link.resolve("password"))) {
            throw new CommandFailure("The database in " + link + " is incomplete: put it back from a backup, or move"
                    + " that folder away to begin with an empty database.");
        }
        int major = Integer.parseInt(Files.readString(version).strip());
        return new ClusterFolder(link.toRealPath(), PostgresPrograms.ofMajor(major, link), account);
    }

    private static ClusterFolder create(Path link, OsAccount account) throws IOException {
        PostgresPrograms programs = PostgresPrograms.newest();
        Path place = account.canEnter(link.getParent()) ? link : outside();
        Path fresh = place.resolveSibling(place.getFileName() + ".new");
        DataFolder.deleteRecursively(fresh);
        Files.createDirectory(fresh);
        account.give(fresh);
        ClusterFolder cluster = new ClusterFolder(fresh, programs, account);
        cluster.initialise();
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        if (!place.equals(link)) {
            Files.createSymbolicLink(link, place);
            System.out.println("The account \"postgres\" cannot enter " + link.getParent() + ", so the database is in "
                    + place + ".");
        }
        return new ClusterFolder(place, programs, account);
    }

    private static Path outside() throws IOException {
        Files.createDirectories(OUTSIDE);
        return OUTSIDE.resolve("pg-" + randomSecret().substring(0, 8));
    }

    private void initialise() throws IOException {
        Files.writeString(passwordFile(), randomSecret());
        account.give(passwordFile());
        Process initdb = account.command(path, List.of(programs.program("initdb").toString(),
                        "--pgdata=" + files(), "--username=" + SUPERUSER, "--pwfile=" + passwordFile(),
                        "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"))
                .redirectErrorStream(true).start();
        String output = new String(initdb.getInputStream().readAllBytes());
        try {
            if (initdb.waitFor() != 0) {
                throw new CommandFailure("The private database could not be made in " + path + ": "
                        + lastLine(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted while the private database was made: start again.", e);
        }
        Files.writeString(files().resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
    }

    Path files() {
        return path.resolve("cluster");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    String superuserPassword() throws IOException {
        return Files.readString(passwordFile());
    }

    private Path passwordFile() {
        return path.resolve("password");
    }

    static String randomSecret() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static String lastLine(String output) {
        return output.lines().filter(line -> !line.isBlank()).reduce((first, second) -> second)
                .orElse("no reason given");
    }
}
