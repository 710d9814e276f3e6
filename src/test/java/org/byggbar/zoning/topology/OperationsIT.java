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
        assertThat(nodes).hasSizeGreaterThan(5);
        assertThat(parts).allSatisfy(part -> assertThat(corners(part.get("geometry"))).containsAnyElementsOf(nodes.subList(1, nodes.size() - 1)));
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
    void cutsAZoneAgainstItsNeighbours() {
        JsonNode cut = ask("cut", """
                {"geometry": %s, "neighbours": [%s, %s]}""".formatted(town.box(4, 1, 9, 4), zone("a", 0, 0, 5, 5), zone("far", 12, 0, 14, 5)));
        assertThat(cut.get("removed")).hasSize(1);
        assertThat(cut.get("removed").get(0).get("key").asString()).isEqualTo("a");
        double whole = ask("cut", """
                {"geometry": %s, "neighbours": [%s]}""".formatted(town.box(4, 1, 9, 4), zone("a", 0, 0, 4.5, 5))).get("areaM2").asDouble();
        double half = cut.get("removed").get(0).get("areaM2").asDouble() / 2;
        assertThat(whole).isCloseTo(cut.get("areaM2").asDouble() + half, within(half / 100));
        assertThat(cut.get("neighbours")).extracting(neighbour -> neighbour.get("key").asString()).containsExactly("a");
        assertThat(corners(cut.get("geometry"))).filteredOn(corners(cut.get("neighbours").get(0).get("geometry"))::contains).hasSizeGreaterThanOrEqualTo(2);
        assertRefused("cut", "{\"geometry\": %s, \"neighbours\": [%s]}".formatted(town.box(6, 1, 9, 4), zone("a", 0, 0, 5, 5)), "cut.no_overlap");
        assertRefused("cut", "{\"geometry\": %s, \"neighbours\": [%s]}".formatted(town.box(1, 1, 4, 4), zone("a", 0, 0, 5, 5)), "cut.nothing_left");
    }

    @Test
    void fillsAGap() {
        String around = String.join(", ", zone("south", 0, 0, 2, 1), zone("west", 0, 1, 1, 2), zone("east", 2, 0, 3, 2), zone("north", 0, 2, 3, 3));
        String body = "{\"at\": [%s, %s], \"zones\": [%s]}";
        JsonNode fill = ask("fill", body.formatted(town.lon() + 0.0015, town.lat() + 0.0015, around));
        assertThat(fill.get("candidates")).extracting(candidate -> candidate.get("key").asString())
                .containsExactlyInAnyOrder("west", "east", "south", "north").startsWith("west");
        assertThat(fill.get("candidates").get(0).get("sharedM").asDouble()).isBetween(111.0, 112.0);
        double west = ask("merge", "{\"zones\": [%s, {\"key\": \"gap\", \"geometry\": %s}]}".formatted(zone("west", 0, 1, 1, 2), fill.get("gap")))
                .get("areaM2").asDouble();
        assertThat(west).isCloseTo(2 * fill.get("areaM2").asDouble(), within(1.0));
        assertThat(fill.get("neighbours")).extracting(neighbour -> neighbour.get("key").asString()).contains("south", "north");
        assertRefused("fill", body.formatted(town.lon() + 0.0015, town.lat() + 0.0005, around), "fill.no_gap");
        assertRefused("fill", body.formatted(town.lon() + 0.015, town.lat() + 0.015, around), "fill.no_gap");
    }

    @Test
    void theRestOfThePlanIsAGapWhenItsBorderCounts() {
        JsonNode fill = ask("fill", "{\"at\": [%s, %s], \"zones\": [%s], \"border\": true}"
                .formatted(town.lon() + 0.015, town.lat() + 0.015, zone("a", 0, 0, 20, 10)));
        assertThat(fill.get("candidates")).hasSize(1);
        assertThat(fill.get("areaM2").asDouble()).isBetween(1_240_000.0, 1_260_000.0);
    }

    @Test
    void trimsToThePlansBorder() {
        JsonNode trimmed = ask("trim", "{\"geometry\": %s}".formatted(town.box(15, 15, 25, 19)));
        assertThat(trimmed.get("areaM2").asDouble()).isCloseTo(trimmed.get("removedM2").asDouble(), within(50.0));
        assertRefused("trim", "{\"geometry\": %s}".formatted(town.box(5, 5, 9, 9)), "trim.inside");
        assertRefused("trim", "{\"geometry\": %s}".formatted(town.box(25, 5, 29, 9)), "trim.nothing_left");
        db.sql("update plan set geom = null where id = :id").param("id", plan).update();
        assertRefused("trim", "{\"geometry\": %s}".formatted(town.box(15, 15, 25, 19)), "trim.no_border");
    }

    @Test
    void buffersInMetresOfThePlanningCrs() {
        JsonNode round = ask("buffer", "{\"geometry\": {\"type\": \"Point\", \"coordinates\": [10.2, 59.74]}, \"metres\": 100, \"end\": \"round\"}");
        assertThat(round.get("areaM2").asDouble()).isBetween(31_300.0, 31_416.0);
        JsonNode street = ask("buffer", "{\"geometry\": %s, \"metres\": 12.5, \"end\": \"flat\"}".formatted(line("0, 0", "0, 9")));
        assertThat(corners(street.get("geometry"))).hasSize(5);
        assertThat(street.get("areaM2").asDouble()).isBetween(25 * 1_000.0, 25 * 1_004.0);
        assertRefused("buffer", "{\"geometry\": %s, \"metres\": 0}".formatted(line("0, 0", "0, 9")), "field.range");
        assertRefused("buffer", "{\"geometry\": %s, \"metres\": 5, \"end\": \"square\"}".formatted(line("0, 0", "0, 9")), "field.unknown_code");
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

    private void assertRefused(String operation, String body, String code) {
        Answer refused = post(operation, body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.json().get("detail").asString()).isNotBlank().doesNotContain("problem.");
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
