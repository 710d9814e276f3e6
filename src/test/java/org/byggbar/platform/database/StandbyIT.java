package org.byggbar.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.byggbar.support.ServerProcess;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Robustness rows 68 and 69: a streaming standby that shows everything a minute late and takes over when the primary dies, set
 * up as docs/operations.md says: both in the address, acknowledged is what the standby has written down.
 */
@Timeout(120)
class StandbyIT {

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final int COMMENTS = 6;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Path data = ServerProcess.freshData("standby");
    private final List<String> acknowledged = new ArrayList<>();
    private ClusterFolder cluster;
    private int primaryPort;
    private int standbyPort;
    private ServerProcess server;
    private long plan;

    // The two databases

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(data);
        cluster = ClusterFolder.openOrCreate(data.resolve("pg"));
        Files.writeString(Path.of(primary(), "postgresql.conf"), "fsync = off\n", StandardOpenOption.APPEND);
        primaryPort = ServerProcess.freePort();
        run("pg_ctl", "start", "-D", primary(), "-w", "-s", "-l", cluster.log().toString(), "-o", options(primaryPort));
        execute(primaryPort, "postgres", "create database byggbar");
        run("pg_basebackup", "-D", standby(), "-R", "-X", "stream", "-c", "fast", "-d",
                "host=127.0.0.1 port=" + primaryPort + " user=postgres password=" + cluster.superuserPassword());
        Files.writeString(Path.of(standby(), "postgresql.auto.conf"), "recovery_min_apply_delay = 60s\n", StandardOpenOption.APPEND);
        standbyPort = ServerProcess.freePort();
        run("pg_ctl", "start", "-D", standby(), "-w", "-s", "-l", cluster.path().resolve("standby.log").toString(), "-o", options(standbyPort));
        await(() -> text(primaryPort, "select count(*) from pg_stat_replication where state = 'streaming'").equals("1"));
        server = ServerProcess.start(data.resolve("server"), ServerProcess.freePort(), Map.of("BYGGBAR_DEMO", "false",
                "BYGGBAR_DB_USER", ClusterFolder.SUPERUSER, "BYGGBAR_DB_PASSWORD", cluster.superuserPassword(), "BYGGBAR_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + standbyPort + ",127.0.0.1:" + primaryPort + "/byggbar?targetServerType=primary")).untilReady();
        execute(primaryPort, "byggbar", "alter system set synchronous_standby_names = '*'");
        execute(primaryPort, "byggbar", "select pg_reload_conf()");
        await(() -> text(primaryPort, "select sync_state from pg_stat_replication").equals("sync"));
        plan = openPlan();
    }

    private long openPlan() throws IOException {
        JdbcClient db = JdbcClient.create(new DriverManagerDataSource(address(primaryPort, "byggbar"), ClusterFolder.SUPERUSER, cluster.superuserPassword()));
        long id = db.sql("""
                insert into plan (municipality_id, code, name, kind, status, language)
                values (:town, 'P1', 'Elveparken', 'NO_DETALJ', 'CONSULTATION', 'nb') returning id
                """).param("town", TestTown.norwegian(db).id()).query(Long.class).single();
        db.sql("insert into plan_phase (plan_id, kind, opens_at, closes_at) values (:id, 'NO_HORING', now() - interval '1 day', now() + interval '1 day')")
                .param("id", id).update();
        return id;
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        for (String files : List.of(primary(), standby())) {
            if (Files.exists(Path.of(files, "postmaster.pid"))) {
                run("pg_ctl", "stop", "-D", files, "-m", "immediate", "-w", "-s");
            }
        }
        ServerProcess.forget(data);
    }

    private String primary() {
        return cluster.files().toString();
    }

    private String standby() {
        return cluster.path().resolve("standby").toString();
    }

    private static String options(int port) {
        return "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=60";
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(cluster.programs().program(program).toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(data, program, ".txt");
        Process process = cluster.account().command(cluster.path(), command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(process.waitFor()).as("%s: %s", command, Files.readString(output)).isZero();
    }

    private static String address(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private Connection connect(int port, String database) throws SQLException, IOException {
        return DriverManager.getConnection(address(port, database), ClusterFolder.SUPERUSER, cluster.superuserPassword());
    }

    private void execute(int port, String database, String sql) throws SQLException, IOException {
        try (Connection connection = connect(port, database); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(int port, String sql) throws SQLException, IOException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = connect(port, "byggbar"); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private String text(int port, String sql) throws SQLException, IOException {
        return texts(port, sql).get(0);
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    private static void await(Check check) throws Exception {
        Instant limit = Instant.now().plus(RECOVERY);
        while (!check.holds()) {
            assertThat(Instant.now()).as("patience").isBefore(limit);
            Thread.sleep(50);
        }
    }

    // The author

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.address(path)).header("Accept", "application/json").build(), BodyHandlers.ofString());
    }

    /** A comment that the author may send again and again, as the form does. */
    private HttpRequest comment(String text) throws IOException, InterruptedException {
        JsonNode form = JSON.readTree(get("/api/plans/" + plan + "/contribution-form").body());
        String body = "{\"text\":\"" + text + "\",\"kind\":\"IDEA\",\"formToken\":\"" + form.path("formToken").asString() + "\"}";
        String csrf = JSON.readTree(get("/api/session").body()).at("/csrf/token").asString();
        return HttpRequest.newBuilder(server.address("/api/plans/" + plan + "/contributions")).timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json").header("X-XSRF-TOKEN", csrf).header("Idempotency-Key", UUID.randomUUID().toString()).POST(BodyPublishers.ofString(body)).build();
    }

    /** @return where the answer leads to */
    private String send(HttpRequest comment, String text) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(comment, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        acknowledged.add(text);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void assertShows(String address, String text) throws IOException, InterruptedException {
        HttpResponse<String> shown = get(address);
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        assertThat(shown.body()).contains(text);
    }

    @Test
    void isSeenByNobodyWhileItLagsAndLosesNothingWhenItTakesOver() throws Exception {
        String first = null;
        for (int number = 0; number < COMMENTS; number++) {
            String text = "Comment " + number;
            String address = send(comment(text), text);
            assertShows(address, text);
            first = first == null ? address : first;
        }
        assertThat(text(standbyPort, "select pg_is_in_recovery() and to_regclass('contribution') is null")).as("the standby is far behind").isEqualTo("t");

        String late = "Comment sent while nobody is there to take it";
        HttpRequest again = comment(late);
        run("pg_ctl", "stop", "-D", primary(), "-m", "immediate", "-w", "-s");
        HttpResponse<String> refused = http.send(again, BodyHandlers.ofString());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        run("pg_ctl", "promote", "-D", standby(), "-w", "-s");
        await(() -> {
            int status = http.send(again, BodyHandlers.ofString()).statusCode();
            assertThat(status).isIn(201, 503);
            return status == 201;
        });
        acknowledged.add(late);
        assertShows(first, "Comment 0");
        assertThat(server.isReady()).isTrue();
        assertThat(texts(standbyPort, "select text from contribution where text like 'Comment %'")).containsExactlyInAnyOrderElementsOf(acknowledged);
    }
}
