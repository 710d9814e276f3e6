package org.byggbar.zoning.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.byggbar.identity.As;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Operations over HTTP: they answer in degrees with areas of the planning CRS, name every fault, and save nothing. */
@ServerTest
class OperationsIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private TestTown town;
    private TestApi planner;
    private long plan;

    @BeforeEach
    void setUp() {
        town = TestTown.norwegian(db);
        planner = TestApi.of(context).as(As.planner(town.id()));
        plan = planner.post("/api/municipalities/" + town.id() + "/plans", """
                {"code": "P1", "name": "Plan", "kind": "NO_DETALJ", "geometry": %s}""".formatted(town.box(0, 0, 20, 20))).json().get("id").asLong();
    }

    @Test
    void splitsAZoneAndGivesItsNeighbourTheNode() {
        JsonNode split = ask("split", """
                {"geometry": %s, "line": %s, "neighbours": [{"key": "z7", "geometry": %s}, {"key": "z8", "geometry": %s}]}""".formatted(
                town.box(0, 0, 5, 5), line("2.1, -1", "2.3, 6"), town.box(0, 5, 5, 9), town.box(5, 0, 9, 5)));
        JsonNode parts = split.get("parts");
        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).get("areaM2").asDouble() + parts.get(1).get("areaM2").asDouble())
                .isCloseTo(split.get("areaM2").asDouble(), within(0.01));
        assertThat(split.get("areaM2").asDouble()).isBetween(150_000.0, 160_000.0);
        assertThat(split.get("neighbours")).hasSize(1);
        JsonNode north = split.get("neighbours").get(0);
        assertThat(north.get("key").asString()).isEqualTo("z7");
        List<JsonNode> nodes = corners(north.get("geometry"));
        assertThat(nodes).hasSize(6);
        assertThat(parts).allSatisfy(part -> assertThat(corners(part.get("geometry"))).containsAnyElementsOf(nodes.subList(1, 5)));
        assertNothingSaved();
    }

    @Test
    void aLineThatDoesNotCrossIsRefusedAndNothingChanges() {
        Answer refused = post("split", """
                {"geometry": %s, "line": %s, "neighbours": []}""".formatted(town.box(0, 0, 5, 5), line("6, 0", "6, 5")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("split.no_result");
        assertThat(refused.json().get("detail").asString()).contains("border to border");
        assertNothingSaved();
    }

    @Test
    void mergesZonesThatShareABorder() {
        JsonNode merged = ask("merge", "{\"zones\": [%s, %s]}".formatted(zone("a", 0, 0, 5, 5), zone("b", 5, 0, 9, 5)));
        assertThat(merged.get("geometry").get("type").asString()).isEqualTo("MultiPolygon");
        assertThat(corners(merged.get("geometry"))).hasSize(7);
        assertThat(merged.get("neighbours")).isEmpty();
        assertThat(merged.get("areaM2").asDouble()).isBetween(270_000.0, 290_000.0);
        assertNothingSaved();
    }

    @Test
    void namesTheZonesThatDoNotTouch() {
        Answer refused = post("merge", "{\"zones\": [%s, %s, %s]}".formatted(zone("a", 0, 0, 5, 5), zone("b", 5, 5, 9, 9), zone("c", 12, 0, 14, 5)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("merge.not_adjacent");
        assertThat(refused.json().get("keys")).extracting(JsonNode::asString).containsExactly("b", "c");
    }

    @Test
    void everyFaultOfABodyIsNamedAtOnce() {
        Answer refused = post("split", """
                {"geometry": {"type": "Point", "coordinates": [10.2, 59.74]}, "line": {"type": "LineString", "coordinates": [[10.2, 59.74]]},
                 "neighbours": [{"geometry": %s}, {"key": "b", "geometry": null}, 7], "keep": 1}""".formatted(town.box(0, 0, 1, 1)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors")).extracting(error -> error.get("pointer").asString() + " " + error.get("code").asString())
                .containsExactlyInAnyOrder("/geometry geometry.type_unsupported", "/line geometry.line_too_short",
                        "/neighbours/0/key field.required", "/neighbours/1/geometry geometry.empty", "/neighbours/2 field.type", "/keep field.unknown");
    }

    @Test
    void oneZoneCannotBeMerged() {
        Answer refused = post("merge", "{\"zones\": [%s]}".formatted(zone("a", 0, 0, 5, 5)));
        assertThat(refused.code()).isEqualTo("field.too_few");
    }

    private JsonNode ask(String operation, String body) {
        Answer answer = post(operation, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer post(String operation, String body) {
        return planner.post("/api/plans/" + plan + "/operations/" + operation, body, null);
    }

    private String zone(String key, double west, double south, double east, double north) {
        return "{\"key\": \"%s\", \"geometry\": %s}".formatted(key, town.box(west, south, east, north));
    }

    /** Offsets as in {@link TestTown#box}. */
    private String line(String... offsets) {
        StringBuilder positions = new StringBuilder();
        for (String offset : offsets) {
            String[] xy = offset.split(",");
            positions.append(positions.isEmpty() ? "" : ", ").append('[').append(town.lon() + Double.parseDouble(xy[0]) / 1000)
                    .append(", ").append(town.lat() + Double.parseDouble(xy[1]) / 1000).append(']');
        }
        return "{\"type\": \"LineString\", \"coordinates\": [" + positions + "]}";
    }

    /** The corners of the first ring, the first one also at the end. */
    private static List<JsonNode> corners(JsonNode geometry) {
        return geometry.get("coordinates").get(0).get(0).valueStream().toList();
    }

    private void assertNothingSaved() {
        assertThat(planner.get("/api/plans/" + plan + "/zones").json().get("features")).isEmpty();
    }
}
