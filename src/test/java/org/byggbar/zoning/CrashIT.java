package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.byggbar.support.ServerProcess;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Server and PostgreSQL are killed while planners save: what was acknowledged is there afterwards, once. */
class CrashIT {

    private static final int SAVES = 500;
    private static final int PLANNERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);
    private static final JsonMapper JSON = new JsonMapper();

    /** A save the server answered with 200, or a state found in the database. */
    private record Save(long zone, long version, String description) {}

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final Queue<Save> acknowledged = new ConcurrentLinkedQueue<>();
    private final Set<Integer> refusals = ConcurrentHashMap.newKeySet();
    private final AtomicInteger attempts = new AtomicInteger();
    private final Path data = ServerProcess.freshData("crash");
    private ServerProcess server;
    private String csrf;

    @Test
    void keepsEveryAcknowledgedSaveWhenServerAndDatabaseAreKilled() throws Exception {
        int port = ServerProcess.freePort();
        server = start(port);
        signIn();
        List<JsonNode> zones = zones();
        ExecutorService planners = Executors.newFixedThreadPool(PLANNERS);
        try {
            for (int planner = 0; planner < PLANNERS; planner++) {
                int first = planner;
                planners.submit(() -> saveAgainAndAgain(zones, first));
            }
            afterSaves(SAVES / 4);
            server.killPostgres();
            afterSaves(SAVES / 2);
            server.kill();
            server = start(port);
            afterSaves(SAVES * 3 / 4);
            server.killPostgres();
            server.kill();
            server = start(port);
            afterSaves(SAVES);
            server.kill();
        } finally {
            planners.shutdown();
            assertThat(planners.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        server = start(port);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(SAVES).doesNotHaveDuplicates();
        assertThat(stored()).containsAll(acknowledged).doesNotHaveDuplicates();
        assertThat(refusals).as("answers to saves that were not acknowledged").isSubsetOf(503);
        server.close();
        ServerProcess.forget(data);
    }

    private ServerProcess start(int port) throws IOException, InterruptedException {
        return ServerProcess.start(data, port, Map.of()).untilReady();
    }

    private void afterSaves(int count) throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (acknowledged.size() < count) {
            assertThat(Instant.now()).as("%d saves acknowledged", acknowledged.size()).isBefore(limit);
            Thread.sleep(5);
        }
    }

    /** One planner's share of the zones, round and round until enough is saved. */
    private Void saveAgainAndAgain(List<JsonNode> zones, int first) throws InterruptedException {
        List<Long> versions = new ArrayList<>(zones.stream().map(zone -> zone.at("/properties/version").asLong()).toList());
        for (int i = first; acknowledged.size() < SAVES; i = i + PLANNERS < zones.size() ? i + PLANNERS : first) {
            try {
                versions.set(i, save(zones.get(i), versions.get(i)));
            } catch (IOException serverIsDown) {
                Thread.sleep(RETRY_PAUSE.toMillis());
            }
        }
        return null;
    }

    /** @return the version the planner knows afterwards */
    private long save(JsonNode zone, long version) throws IOException, InterruptedException {
        long id = zone.path("id").asLong();
        String description = "Attempt " + attempts.incrementAndGet();
        HttpResponse<String> answer = http.send(request("/api/zones/" + id)
                .header("If-Match", "\"" + version + "\"")
                .PUT(HttpRequest.BodyPublishers.ofString(body(zone, description))).build(), HttpResponse.BodyHandlers.ofString());
        return switch (answer.statusCode()) {
            case 200 -> {
                long saved = JSON.readTree(answer.body()).path("version").asLong();
                acknowledged.add(new Save(id, saved, description));
                yield saved;
            }
            case 412 -> Long.parseLong(JSON.readTree(answer.body()).path("currentEtag").asString().replace("\"", ""));
            default -> {
                refusals.add(answer.statusCode());
                throw new IOException("answered " + answer.statusCode());
            }
        };
    }

    private static String body(JsonNode zone, String description) {
        ObjectNode body = ((ObjectNode) zone.path("properties").deepCopy())
                .remove(List.of("version", "municipality", "planId", "hilucsEffective", "areaM2", "areaCrs", "updatedAt", "updatedBy"));
        body.put("description", description).set("geometry", zone.path("geometry"));
        return body.toString();
    }

    /** Every version of every zone, in force or replaced. */
    private List<Save> stored() throws SQLException {
        List<Save> stored = new ArrayList<>();
        try (Connection connection = server.database(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, version, description from zone"
                        + " union all select zone_id, version, description from zone_history")) {
            while (rows.next()) {
                stored.add(new Save(rows.getLong(1), rows.getLong(2), rows.getString(3)));
            }
        }
        return stored;
    }

    private void signIn() throws IOException, InterruptedException {
        csrf = get("/api/session").at("/csrf/token").asString();
        String form = "username=planner@drammen&password=byggbar-demo";
        HttpResponse<String> answer = http.send(request("/login")
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(204);
        csrf = get("/api/session").at("/csrf/token").asString();
    }

    /** Those of a revision of the largest plan: what is published does not change. */
    private List<JsonNode> zones() throws IOException, InterruptedException {
        List<JsonNode> zones = new ArrayList<>();
        for (JsonNode plan : get("/api/municipalities/drammen/plans").path("plans")) {
            if (plan.path("kind").asString().equals("NO_KPA")) {
                HttpResponse<String> revision = http.send(request("/api/plans/" + plan.path("id").asLong() + "/revisions")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(revision.statusCode()).isEqualTo(201);
                long id = JSON.readTree(revision.body()).path("id").asLong();
                get("/api/plans/" + id + "/zones").path("features").forEach(zones::add);
            }
        }
        assertThat(zones).hasSizeGreaterThan(PLANNERS);
        return zones;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address(path)).timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json").header("Content-Type", "application/json");
        return csrf == null ? request : request.header("X-XSRF-TOKEN", csrf);
    }
}
