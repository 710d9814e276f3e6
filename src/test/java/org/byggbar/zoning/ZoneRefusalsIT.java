package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Every bad body gets its one outcome, and nothing is stored. */
@ServerTest
class ZoneRefusalsIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private PlanUnderWork plan;
    private TestTown town;

    @BeforeEach
    void setUp() {
        plan = PlanUnderWork.norwegian(db, context);
        town = plan.town();
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type':'Polygon','coordinates':[[[10.2,59.74],[10.21,59.75],[10.21,59.74],[10.2,59.75],[10.2,59.74]]]}  | geometry.self_intersection",
        "{'type':'Polygon','coordinates':[[[10.2,59.74],[10.21,59.74],[10.21,59.75],[10.2,59.75]]]}               | geometry.ring_not_closed",
        "{'type':'Polygon','coordinates':[[[10.2,59.74],[10.21,59.74],[10.2,59.74]]]}                             | geometry.ring_too_few_points",
        "{'type':'Polygon','coordinates':[[[10.2,59.74],[10.21,59.74],[10.2,59.74],[10.2,59.74]]]}                | geometry.ring_too_few_points",
        "{'type':'Polygon','coordinates':[[[10.2,59.74],[10.2,59.74],[10.2,59.74],[10.2,59.74]]]}                 | geometry.ring_too_few_points",
        "{'type':'Polygon','coordinates':[[[10.2,59.74],[10.21,59.74],[10.21,59.75],[10.2,59.75],[10.2,59.74]],[[10.22,59.74],[10.23,59.74],[10.23,59.75],[10.22,59.74]]]} | geometry.hole_outside",
        "{'type':'Polygon','coordinates':[[[10.2,59.74],[10.21,59.74],[10.21,59.75],[10.2,59.75],[10.2,59.74]],[[10.2,59.742],[10.2,59.748],[10.205,59.745],[10.2,59.742]]]} | geometry.hole_outside",
        "{'type':'MultiPolygon','coordinates':[[[[10.2,59.74],[10.21,59.74],[10.21,59.75],[10.2,59.74]]],[[[10.205,59.74],[10.215,59.74],[10.215,59.75],[10.205,59.74]]]]} | geometry.parts_overlap",
        "{'type':'Polygon','coordinates':[[['10.2',59.74],[10.21,59.74],[10.21,59.75],[10.2,59.74]]]}             | geometry.coordinate_invalid",
        "{'type':'Polygon','coordinates':[[[null,59.74],[10.21,59.74],[10.21,59.75],[10.2,59.74]]]}               | geometry.coordinate_invalid",
        "{'type':'Polygon','coordinates':[[[1e400,59.74],[10.21,59.74],[10.21,59.75],[10.2,59.74]]]}              | geometry.coordinate_invalid",
        "{'type':'Polygon','coordinates':[[[10.2],[10.21,59.74],[10.21,59.75],[10.2]]]}                           | geometry.coordinate_invalid",
        "{'type':'Polygon','coordinates':[[[59.74,10.2],[59.74,10.21],[59.75,10.21],[59.74,10.2]]]}               | geometry.outside_municipality",
        "{'type':'Polygon','coordinates':[[[567700,6623505],[567800,6623505],[567800,6623605],[567700,6623505]]]} | geometry.outside_municipality",
        "{'type':'Polygon','coordinates':[[[-120,-70],[-121,-70],[-121,-71],[-120,-70]]]}                         | geometry.outside_municipality",
        "{'type':'Polygon','coordinates':[[[10.2,59.74],[10.9,59.74],[10.9,59.75],[10.2,59.74]]]}                 | geometry.outside_municipality",
        "{'type':'Polygon','coordinates':[]}                                                                      | geometry.empty",
        "{'type':'Polygon','coordinates':[[]]}                                                                    | geometry.empty",
        "null                                                                                                     | geometry.empty",
        "{'type':'Point','coordinates':[10.2,59.74]}                                                              | geometry.type_unsupported",
        "{'type':'GeometryCollection','geometries':[]}                                                            | geometry.type_unsupported",
        "{'type':'Circle','coordinates':[10.2,59.74]}                                                             | geometry.type_unknown",
        "'POLYGON((10.2 59.74))'                                                                                  | geometry.type_unknown",
        "[1, 2]                                                                                                   | geometry.type_unknown",
    })
    void namesTheFaultOfAShape(String geometry, String code) {
        Answer refused = plan.post("B1", geometry.replace('\'', '"'));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.json().get("errors").get(0).get("pointer").asString()).isEqualTo("/geometry");
        assertNothingStored();
    }

    @Test
    void showsWhereABowTieCrossesAndOffersARepair() {
        JsonNode problem = plan.post("B1", """
                {"type":"Polygon","coordinates":[[[10.2,59.74],[10.21,59.75],[10.21,59.74],[10.2,59.75],[10.2,59.74]]]}""").json();
        JsonNode place = problem.get("errors").get(0).get("params");
        assertThat(place.get("lon").asDouble()).isBetween(10.2049, 10.2051);
        assertThat(place.get("lat").asDouble()).isBetween(59.7449, 59.7451);
        assertThat(problem.get("repaired").get("type").asString()).isEqualTo("MultiPolygon");
        Answer repaired = plan.post("B1", problem.get("repaired").toString());
        assertThat(repaired.status()).as(repaired.text()).isEqualTo(201);
    }

    @ParameterizedTest(name = "{0} is hinted at as {1}")
    @CsvSource(delimiter = '|', value = {
        "[[59.74,10.2],[59.74,10.21],[59.75,10.21],[59.74,10.2]]              | axis_swap",
        "[[567700,6623505],[567800,6623505],[567800,6623605],[567700,6623505]] | projected",
        "[[16.1,60.1],[16.2,60.1],[16.2,60.2],[16.1,60.1]]                    | elsewhere",
    })
    void guessesWhatWasMixedUp(String ring, String hint) {
        Answer refused = plan.post("B1", "{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}");
        assertThat(refused.json().get("hint").asString()).isEqualTo(hint);
    }

    @Test
    void countsTooManyPointsAndOffersFewer() {
        String ring = IntStream.range(0, 20_001).mapToObj(i -> {
            double angle = 2 * Math.PI * i / 20_001;
            return "[%.7f,%.7f]".formatted(town.lon() + 0.01 * Math.cos(angle), town.lat() + 0.005 * Math.sin(angle)).replace(" ", "");
        }).collect(Collectors.joining(","));
        String first = ring.substring(0, ring.indexOf(']') + 1);
        Answer refused = plan.post("B1", "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "," + first + "]]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("geometry.too_complex");
        assertThat(refused.json().get("limit").asInt()).isEqualTo(20_000);
        assertThat(refused.json().get("actual").asInt()).isEqualTo(20_002);
        Answer simplified = plan.post("B1", refused.json().get("simplified").toString());
        assertThat(simplified.status()).as(simplified.text()).isEqualTo(201);
    }

    @ParameterizedTest(name = "{0} = {1} gives {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "code                | ``                  | field.required",
        "code                | null                | field.required",
        "name                | 17                  | field.type",
        "name                | '\u202Eabc'         | text.control_characters",
        "name                | 'a\\u0000b'         | text.control_characters",
        "name                | 'a\\ud800b'         | text.control_characters",
        "strategy            | 'DEMOLISH'          | field.unknown_code",
        "strategy            | null                | field.required",
        "landUse             | '9999'              | field.unknown_code",
        "landUse             | 'B'                 | zone.land_use_other_country",
        "fromLandUse         | '1300'              | field.inconsistent",
        "utilisationMeasure  | 'SE_E'              | zone.measure_other_country",
        "utilisationMeasure  | null                | field.required",
        "utilisationAllowed  | '12'                | field.type",
        "utilisationAllowed  | -1                  | field.range",
        "utilisationAllowed  | 1e9                 | field.range",
        "maxStoreys          | 3.7                 | field.type",
        "maxStoreys          | 1000000000          | field.range",
        "maxStoreys          | '12'                | field.type",
        "existingDwellings   | -5                  | field.range",
        "existingDwellings   | 1e9                 | field.type",
        "existingDwellings   | 100                 | field.inconsistent",
        "existingFloorAreaM2 | 149                 | field.inconsistent",
        "id                  | 1                   | field.unknown",
        "version             | 7                   | field.unknown",
        "areaM2              | 7                   | field.unknown",
        "published           | true                | field.unknown",
        "municipality        | 'avesta'            | field.unknown",
        "updatedBy           | 'me'                | field.unknown",
    })
    void namesTheFaultOfAValue(String member, String value, String code) {
        Answer refused = plan.planner().post(plan.path() + "/zones", with(member, value.isEmpty() ? "\"\"" : value.replace('\'', '"')));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo(code);
        assertNothingStored();
    }

    @Test
    void wantsTodaysLandUseOfAZoneToBeTransformed() {
        String transform = with("strategy", "\"TRANSFORM\"");
        assertThat(plan.planner().post(plan.path() + "/zones", transform).code()).isEqualTo("field.required");
        String same = transform.replace("\"fromLandUse\": null", "\"fromLandUse\": \"1110\"");
        assertThat(plan.planner().post(plan.path() + "/zones", same).code()).isEqualTo("field.inconsistent");
        String industry = transform.replace("\"fromLandUse\": null", "\"fromLandUse\": \"1300\"");
        assertThat(plan.planner().post(plan.path() + "/zones", industry).status()).isEqualTo(201);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        Answer refused = plan.planner().post(plan.path() + "/zones", """
                {"code": 5, "strategy": "X", "landUse": "B", "maxStoreys": -1, "existingDwellings": "12", "colour": "red",
                 "geometry": {"type": "Polygon", "coordinates": []}}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("field.invalid");
        List<String> pointers = refused.json().get("errors").valueStream().map(e -> e.get("pointer").asString()).toList();
        assertThat(pointers).containsExactlyInAnyOrder("/code", "/name", "/strategy", "/landUse", "/maxStoreys", "/existingDwellings", "/colour", "/geometry");
        assertThat(refused.json().get("errors").valueStream().map(e -> e.get("message").asString())).noneMatch(m -> m.isBlank() || m.startsWith("problem."));
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'code': 'B1'                                  | json.malformed",
        "{'code': 'B1',}                                | json.malformed",
        "{'code': 'B1'} {'code': 'B2'}                  | json.malformed",
        "{'code': 'B1', 'code': 'B2'}                   | json.duplicate_key",
        "{'code': NaN}                                  | json.malformed",
        "{'code': Infinity}                             | json.malformed",
    })
    void refusesBrokenJson(String body, String code) {
        Answer refused = plan.planner().post(plan.path() + "/zones", body.replace('\'', '"'));
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(code);
    }

    @Test
    void refusesJsonThatIsNestedTooDeep() {
        String nested = "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(2_000);
        Answer refused = plan.planner().post(plan.path() + "/zones", "{\"geometry\":" + nested);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("json.too_deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/plain", "application/x-www-form-urlencoded"})
    void readsOnlyJson(String type) {
        Answer refused = plan.planner().post(plan.path() + "/zones", null, "<zone/>", MediaType.parseMediaType(type));
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.json().get("supported").asString()).contains("application/json");
    }

    @Test
    void storesTextComposed() {
        Answer created = plan.planner().post(plan.path() + "/zones", with("name", "\"A\u030Angstro\u0308m\""));
        assertThat(created.json().get("name").asString()).isEqualTo("\u00C5ngstr\u00F6m");
    }

    /** A valid body in which one member has another value, or which has a member more. */
    private String with(String member, String value) {
        String body = plan.zone("B1", town.box(0, 0, 2, 2));
        String replaced = body.replaceFirst("\"" + member + "\": (\"[^\"]*\"|[^,}]*)", java.util.regex.Matcher.quoteReplacement("\"" + member + "\": " + value));
        return replaced.equals(body) && !body.contains("\"" + member + "\": " + value)
                ? body.replaceFirst("\\{", java.util.regex.Matcher.quoteReplacement("{\"" + member + "\": " + value + ", ")) : replaced;
    }

    private void assertNothingStored() {
        assertThat(db.sql("select count(*) from zone where plan_id = :plan").param("plan", plan.id()).query(Long.class).single()).isZero();
    }
}
