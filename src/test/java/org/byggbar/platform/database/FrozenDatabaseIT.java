package org.byggbar.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.byggbar.support.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Robustness row 67: a database that is there and says nothing, that has no connection left, or another password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrozenDatabaseIT {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration RECOVERY = Duration.ofSeconds(15);

    private record Answer(int status, String retryAfter, Duration took) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data = ServerProcess.freshData("frozen");
    private ServerProcess server;
    private String form;
    private String tile;

    @BeforeAll
    void start() throws Exception {
        server = ServerProcess.start(data, ServerProcess.freePort(), Map.of()).untilReady();
        try (Connection db = server.database(); Statement statement = db.createStatement()) {
            form = text(statement, """
                    select '/drammen/proposals/' || min(id) || '/contributions'
                    from plan where municipality_id = 'drammen' and status = 'CONSULTATION'
                    """);
            tile = text(statement, """
                    select format('/tiles/zone/14/%s/%s.mvt', floor((st_x(p) + h) / tile), floor((h - st_y(p)) / tile))
                    from (select st_pointonsurface(geom_web) as p, 20037508.342789244 as h, 2 * 20037508.342789244 / 2 ^ 14 as tile
                          from zone where published limit 1) place
                    """);
        }
        assertThat(get(tile).status()).isEqualTo(200);
        assertThat(write().status()).as("an empty form").isEqualTo(400);
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
        ServerProcess.forget(data);
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private Answer send(HttpRequest.Builder request) {
        Instant asked = Instant.now();
        try {
            HttpResponse<byte[]> answer = http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofByteArray());
            String retryAfter = answer.headers().firstValue("Retry-After").orElse(null);
            return new Answer(answer.statusCode(), retryAfter, Duration.between(asked, Instant.now()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Answer get(String path) {
        return send(HttpRequest.newBuilder(server.address(path)));
    }

    private Answer write() {
        return send(HttpRequest.newBuilder(server.address(form)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("text=")));
    }

    private void awaitReady() throws InterruptedException {
        Instant limit = Instant.now().plus(RECOVERY);
        while (!server.isReady()) {
            assertThat(Instant.now()).as("ready again by itself").isBefore(limit);
        }
        assertThat(write().status()).isEqualTo(400);
    }

    /** One line when an outage begins and one when it is over, however many probes came meanwhile. */
    private void assertToldOnce(String before) throws IOException {
        String told = server.output().substring(before.length());
        assertThat(told.lines().filter(line -> line.contains("the database is away"))).as(told).hasSize(1);
        assertThat(told.lines().filter(line -> line.contains("the database is back"))).as(told).hasSize(1);
        assertThat(told.lines().filter(line -> line.contains("\tat ") && line.contains(".health."))).as("no probe's stack").isEmpty();
    }

    /** The postmaster first, so that it starts no more children. */
    private List<Long> clusterProcesses() throws IOException {
        ProcessHandle postmaster = server.postgres().orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).map(ProcessHandle::pid).toList();
    }

    private static void signal(String name, List<Long> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(pid -> command.add(pid.toString()));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private List<CompletableFuture<Answer>> manyWrites() {
        return IntStream.range(0, 16).mapToObj(i -> inAThread(this::write)).toList();
    }

    /** Not in the common pool, which has as many threads as the machine has cores. */
    private static CompletableFuture<Answer> inAThread(Supplier<Answer> call) {
        return CompletableFuture.supplyAsync(call, task -> new Thread(task).start());
    }

    private static void assertRefusedInTime(List<CompletableFuture<Answer>> writes) {
        for (CompletableFuture<Answer> write : writes) {
            assertThat(write.join().status()).isEqualTo(503);
            assertThat(write.join().retryAfter()).isNotNull();
            assertThat(write.join().took()).isLessThan(LIMIT);
        }
    }

    @Test
    void refusesWritesAndShowsKnownTilesWhileTheDatabaseIsFrozen() throws Exception {
        String log = server.output();
        List<Long> processes = clusterProcesses();
        signal("STOP", processes);
        try {
            assertRefusedInTime(manyWrites());
            Answer late = write();
            assertThat(late.status()).isEqualTo(503);
            assertThat(late.took()).as("nobody waits any more").isLessThan(Duration.ofSeconds(1));
            assertThat(get(tile).status()).as("a tile that was asked for before").isEqualTo(200);
            assertThat(get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(get("/drammen/").status()).isEqualTo(503);
            assertThat(get("/actuator/health/readiness").status()).isEqualTo(503);
        } finally {
            signal("CONT", processes);
        }
        awaitReady();
        assertToldOnce(log);
    }

    private static int waiting(Statement statement) throws SQLException {
        String count = "select count(*) from pg_locks where not granted and relation = 'housing_project'::regclass";
        return Integer.parseInt(text(statement, count));
    }

    @Test
    void refusesInTimeWhenEveryConnectionIsAtWork() throws Exception {
        try (Connection other = server.database(); Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table housing_project in access exclusive mode");
            List<CompletableFuture<Answer>> stuck = IntStream.range(0, 24)
                    .mapToObj(i -> inAThread(() -> get("/api/municipalities/drammen/projects"))).toList();
            Instant limit = Instant.now().plusSeconds(2);
            while (Instant.now().isBefore(limit) && waiting(lock) < 12) {
                Thread.sleep(50);
            }
            assertThat(waiting(lock)).as("connections at work").isGreaterThanOrEqualTo(10);
            for (CompletableFuture<Answer> write : manyWrites()) {
                assertThat(write.join().status()).as("refused, or lucky").isIn(503, 400);
                assertThat(write.join().took()).isLessThan(LIMIT);
            }
            assertThat(get(tile).status()).isEqualTo(200);
            assertThat(get("/actuator/health/liveness").status()).isEqualTo(200);
            other.rollback();
            assertThat(stuck).allSatisfy(answer -> assertThat(answer.join().status()).isIn(200, 503));
        }
        awaitReady();
    }

    @Test
    void comesBackAfterThePasswordWasChangedAndChangedBack() throws Exception {
        String log = server.output();
        String password = DatabaseAccess.read(data.resolve("connection.properties")).password();
        try (Connection db = server.database(); Statement statement = db.createStatement()) {
            statement.execute("alter role byggbar password 'rotated'");
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity where usename = 'byggbar' and pid <> pg_backend_pid()
                    """);
            assertRefusedInTime(manyWrites());
            assertThat(get(tile).status()).isEqualTo(200);
            for (int probe = 0; probe < 3; probe++) {
                assertThat(get("/actuator/health/readiness").status()).isEqualTo(503);
            }
            statement.execute("alter role byggbar password '" + password + "'");
        }
        awaitReady();
        assertToldOnce(log);
    }
}
