package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;
import org.byggbar.identity.As;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A zone written through OGC API Features part 4 obeys the desk's rules, and everybody else sees it. */
@ServerTest
class LayerEditingIT {

    private static final String GEOJSON = "application/geo+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String ITEMS = "/ogc/collections/zone/items";
    private static final JsonMapper JSON = new JsonMapper();

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

    @Test
    void aClientThatKnowsOnlyTheStandardAddsRewritesChangesAndDeletesAZone() {
        Answer created = post(feature("B1", town.box(0, 0, 2, 2)));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.etag()).isEqualTo("\"1\"");
        String item = path(created);
        Answer read = plan.planner().get(item);
        assertThat(read.etag()).isEqualTo("\"1\"");
        assertThat(read.json().at("/properties/land_use").asString()).isEqualTo("1110");
        assertThat(read.json().at("/properties/utilisation_allowed").asDouble()).isEqualTo(0.455);

        ObjectNode whole = (ObjectNode) read.json();
        whole.withObject("/properties").put("name", "Renamed").remove("max_storeys");
        Answer replaced = put(item, read.etag(), whole.toString());
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        assertThat(replaced.etag()).isEqualTo("\"2\"");
        JsonNode atTheDesk = plan.zones().get("B1").get("properties");
        assertThat(atTheDesk.get("name").asString()).isEqualTo("Renamed");
        assertThat(atTheDesk.get("maxStoreys").isNull()).isTrue();

        Answer patched = patch(item, "\"2\"", "{\"properties\": {\"strategy\": \"PRESERVE\", \"max_storeys\": 7}}");
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        JsonNode now = plan.zones().get("B1");
        assertThat(now.at("/properties/strategy").asString()).isEqualTo("PRESERVE");
        assertThat(now.at("/properties/name").asString()).isEqualTo("Renamed");
        assertThat(now.at("/properties/maxStoreys").asInt()).isEqualTo(7);

        assertThat(plan.planner().delete(item, patched.etag()).status()).isEqualTo(204);
        assertThat(plan.zones()).isEmpty();
        Answer gone = put(item, patched.etag(), whole.toString());
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.code()).isEqualTo("feature.gone");
    }

    @Test
    void phasesAndOwnCapacityFiguresAreReadAndWrittenAsThePlannerHasThem() {
        ObjectNode zone = (ObjectNode) JSON.readTree(plan.zone("B1", town.box(0, 0, 2, 2)));
        zone.set("phases", JSON.readTree("[{\"from\": 2031, \"sharePct\": 40}, {\"from\": 2034, \"sharePct\": 60}]"));
        Answer created = plan.planner().post(plan.path() + "/zones", zone.toString());
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String item = ITEMS + "/" + created.json().get("id").asLong();
        Answer read = plan.planner().get(item);
        assertThat(read.json().at("/properties/phases").toString()).isEqualTo("[{\"from\":2031,\"sharePct\":40.0},{\"from\":2034,\"sharePct\":60.0}]");
        assertThat(read.json().at("/properties/capacity_parameters").isObject()).isTrue();

        Answer replaced = put(item, "\"1\"", read.text());
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        assertThat(plan.zones().get("B1").at("/properties/phases")).isEqualTo(created.json().get("phases")).isNotEmpty();

        Answer patched = patch(item, "\"2\"", "{\"properties\": {\"phases\": [{\"from\": 2040, \"sharePct\": 100}]}}");
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(plan.zones().get("B1").at("/properties/phases/0/from").asInt()).isEqualTo(2040);
        Answer wrong = patch(item, "\"3\"", "{\"properties\": {\"phases\": [{\"from\": 2040, \"sharePct\": 90}]}}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors/0/pointer").asString()).isEqualTo("/properties/phases");
        assertThat(patch(item, "\"3\"", "{\"properties\": {\"phases\": null}}").status()).isEqualTo(200);
        assertThat(plan.planner().get(item).json().at("/properties/phases").toString()).isEqualTo("[]");
    }

    @Test
    void theGeometryWrittenIsTheGeometryEverybodyReads() {
        String item = path(post(feature("B1", town.box(0, 0, 2, 2))));
        patch(item, "\"1\"", "{\"geometry\": " + town.box(0, 0, 4, 2) + "}");
        double east = plan.planner().get(item + "?precision=9").json().at("/geometry/coordinates/0/0/1/0").asDouble();
        double atTheDesk = plan.zones().get("B1").at("/geometry/coordinates/0/0/1/0").asDouble();
        assertThat(east).isCloseTo(town.lon() + 0.004, within(2e-8)).isEqualTo(atTheDesk);
    }

    @ParameterizedTest(name = "EPSG:{0}")
    @CsvSource({"4326,true", "3857,false", "25832,false", "25833,false", "3006,true"})
    void aGeometryMayComeInAnyOfferedSystemInItsOwnAxisOrder(int srid, boolean northFirst) {
        String item = path(post(feature("B1", town.box(0, 0, 2, 2))));
        String wanted = town.box(1, 1, 5, 4);
        String sent = db.sql("select st_asgeojson(" + (northFirst ? "st_flipcoordinates(g)" : "g")
                + ", 15) from st_transform(st_setsrid(st_geomfromgeojson(:wanted), 4326), :srid) g")
                .param("wanted", wanted).param("srid", srid).query(String.class).single();
        String crs = "<http://www.opengis.net/def/crs/EPSG/0/" + srid + ">";
        Answer saved = plan.planner().send(HttpMethod.PATCH, item, MERGE_PATCH, "{\"geometry\": " + sent + "}", "If-Match", "\"1\"", "Content-Crs", crs);
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        double metresOff = db.sql("""
                select st_hausdorffdistance(geom, st_transform(st_setsrid(st_geomfromgeojson(:wanted), 4326), 25833)) from zone where id = :id
                """).param("wanted", wanted).param("id", saved.json().get("id").asLong()).query(Double.class).single();
        assertThat(metresOff).isLessThan(0.001);
    }

    @Test
    void aSystemThatIsNotOfferedIsRefused() {
        for (String crs : List.of("<http://www.opengis.net/def/crs/EPSG/0/2154>", "EPSG:3006", "<>")) {
            Answer refused = plan.planner().send(HttpMethod.POST, ITEMS, GEOJSON, feature("B1", town.box(0, 0, 2, 2)), "Content-Crs", crs);
            assertThat(refused.status()).as(crs).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("crs.unknown");
        }
    }

    @Test
    void aStaleOrBlindSaveIsRefused() {
        String item = path(post(feature("B1", town.box(0, 0, 2, 2))));
        patch(item, "\"1\"", "{\"properties\": {\"name\": \"Newer\"}}");
        String body = feature("B1", town.box(0, 0, 2, 2));
        for (Answer stale : new Answer[] {put(item, "\"1\"", body), patch(item, "\"1\"", body), plan.planner().delete(item, "\"1\"")}) {
            assertThat(stale.status()).as(stale.text()).isEqualTo(412);
            assertThat(stale.json().get("currentEtag").asString()).isEqualTo("\"2\"");
        }
        for (Answer blind : new Answer[] {put(item, null, body), patch(item, null, body), plan.planner().delete(item, null)}) {
            assertThat(blind.status()).as(blind.text()).isEqualTo(428);
        }
        assertThat(plan.zones().get("B1").at("/properties/name").asString()).isEqualTo("Newer");
    }

    @Test
    void aRetryWithAKeyAddsOnceAndAClientWithoutKeysIsServed() {
        String body = feature("B1", town.box(0, 0, 2, 2));
        String key = UUID.randomUUID().toString();
        Answer first = plan.planner().send(HttpMethod.POST, ITEMS, GEOJSON, body, "Idempotency-Key", key);
        Answer second = plan.planner().send(HttpMethod.POST, ITEMS, GEOJSON, body, "Idempotency-Key", key);
        assertThat(second.location()).isEqualTo(first.location()).isNotNull();
        Answer withoutKey = post(body);
        assertThat(withoutKey.status()).isEqualTo(409);
        assertThat(withoutKey.code()).isEqualTo("rule.zone_code_unique");
        assertThat(plan.zones()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} gives {2} at {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "/properties/land_use    | \"B\"                        | zone.land_use_other_country | /properties/land_use",
        "/properties/strategy    | \"GROW\"                     | field.unknown_code          | /properties/strategy",
        "/properties/lnd_use     | 1                            | field.unknown               | /properties/lnd_use",
        "/properties/plan_id     | null                         | field.required              | /properties/plan_id",
        "/geometry               | null                         | geometry.empty              | /geometry",
        "/geometry               | {\"type\":\"Point\",\"coordinates\":[10.2,59.7]} | geometry.type_unsupported | /geometry",
        "/type                   | \"FeatureCollection\"        | field.unknown_code          | /type",
        "/crs                    | {\"type\":\"name\"}          | field.unknown               | /crs",
    })
    void whatIsWrongIsToldWhereItStandsInTheFeature(String pointer, String value, String code, String at) {
        ObjectNode body = (ObjectNode) JSON.readTree(feature("B1", town.box(0, 0, 2, 2)));
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), JSON.readTree(value));
        Answer refused = post(body.toString());
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo(at);
        assertThat(plan.zones()).isEmpty();
    }

    @Test
    void onlyDraftsAreEdited() {
        String item = path(post(feature("B1", town.box(0, 0, 20, 20))));
        plan.step("CONSULTATION");
        assertThat(post(feature("B2", town.box(0, 0, 2, 2))).code()).isEqualTo("plan.published");
        String etag = plan.visitor().get(item).etag();
        assertThat(patch(item, etag, "{\"properties\": {\"name\": \"Other\"}}").code()).isEqualTo("plan.published");
        assertThat(plan.planner().delete(item, etag).status()).isEqualTo(409);
        assertThat(plan.visitor().get(item).json().at("/properties/name").asString()).isEqualTo("Zone B1");
    }

    @Test
    void aZoneThatTheLayerWouldNotShowIsNotSaved() {
        post(feature("B1", town.box(0, 0, 20, 20)));
        plan.step("CONSULTATION", "REVIEW", "ADOPTED", "IN_FORCE");
        PlanUnderWork revision = plan.revise(null);
        ObjectNode body = (ObjectNode) JSON.readTree(feature("B9", town.box(0, 0, 2, 2)));
        body.withObject("/properties").put("plan_id", revision.id());
        Answer refused = post(body.toString());
        assertThat(refused.code()).as(refused.text()).isEqualTo("feature.outside_layer");
        assertThat(revision.zones()).containsOnlyKeys("B1");
    }

    @Test
    void onlyPlannersOfTheMunicipalityWrite() {
        String item = path(post(feature("B1", town.box(0, 0, 2, 2))));
        String body = feature("B2", town.box(3, 0, 5, 2));
        TestApi visitor = plan.visitor();
        assertThat(visitor.send(HttpMethod.POST, ITEMS, GEOJSON, body).status()).isEqualTo(401);
        assertThat(visitor.send(HttpMethod.PUT, item, GEOJSON, body, "If-Match", "\"1\"").status()).as("a draft is not there for the public").isEqualTo(404);
        assertThat(visitor.as(As.moderator(town.id())).send(HttpMethod.POST, ITEMS, GEOJSON, body).status()).isEqualTo(403);
        assertThat(visitor.as(As.planner("avesta")).send(HttpMethod.POST, ITEMS, GEOJSON, body).status()).isEqualTo(404);
        assertThat(plan.zones()).containsOnlyKeys("B1");
    }

    @Test
    void anOverlayIsWrittenThroughItsOwnLayer() {
        String overlays = "/ogc/collections/overlay/items";
        String body = """
                {"type": "Feature", "geometry": %s, "properties": {"plan_id": %d, "code": "H1", "name": "Noise", "kind": %s, "description": ""}}""";
        Answer without = plan.planner().send(HttpMethod.POST, overlays, GEOJSON, body.formatted(town.box(0, 0, 2, 2), plan.id(), "null"));
        assertThat(without.json().at("/errors/0/pointer").asString()).isEqualTo("/properties/kind");
        Answer created = plan.planner().send(HttpMethod.POST, overlays, GEOJSON, body.formatted(town.box(0, 0, 2, 2), plan.id(), "\"H320\""));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(plan.zones().get("H1").at("/properties/overlay").asString()).isEqualTo("H320");
        long id = created.json().get("id").asLong();
        assertThat(put(ITEMS + "/" + id, "\"1\"", feature("H1", town.box(0, 0, 2, 2))).status()).as("it is no feature of the other layer").isEqualTo(404);
    }

    @Test
    void itsHistoryIsToldToWhoeverMaySeeIt() {
        String item = path(post(feature("B1", town.box(0, 0, 20, 20))));
        patch(item, "\"1\"", "{\"properties\": {\"name\": \"Second\"}}");
        assertThat(plan.visitor().get(item + "/history").status()).as("a draft's").isEqualTo(404);
        plan.step("CONSULTATION");

        JsonNode toPlanner = plan.planner().get(item + "/history").json();
        assertThat(strings(toPlanner, "operation")).endsWith("UPDATE", "INSERT");
        assertThat(strings(toPlanner, "by")).containsOnly("planner@" + town.id());
        assertThat(toPlanner.at("/changes").valueStream().map(change -> change.at("/state/properties/name").asString()).distinct())
                .containsExactly("Second", "Zone B1");
        assertThat(toPlanner.at("/changes/0/state/geometry/type").asString()).isEqualTo("MultiPolygon");

        JsonNode toPublic = plan.visitor().get(item + "/history").json();
        assertThat(strings(toPublic, "operation")).as("nothing of the draft").containsExactly("UPDATE");
        assertThat(toPublic.at("/changes/0/by").isNull()).isTrue();
        assertThat(toPublic.at("/changes/0/state/properties/name").asString()).isEqualTo("Second");
    }

    @Test
    void theHistoryOfADeletedZoneIsPagedAndStaysWithThoseWhoSawIt() {
        String item = path(post(feature("B1", town.box(0, 0, 2, 2))));
        patch(item, "\"1\"", "{\"properties\": {\"name\": \"Second\"}}");
        plan.planner().delete(item, "\"2\"");

        JsonNode first = plan.planner().get(item + "/history?limit=2").json();
        assertThat(strings(first, "operation")).containsExactly("DELETE", "UPDATE");
        assertThat(first.at("/changes/0/state/properties/name").asString()).isEqualTo("Second");
        String next = first.get("links").valueStream().filter(link -> link.get("rel").asString().equals("next")).findFirst().orElseThrow().get("href").asString();
        JsonNode second = plan.planner().get(next.replaceFirst("^https?://[^/]+", "")).json();
        assertThat(strings(second, "operation")).containsExactly("INSERT");
        assertThat(second.get("links").valueStream().map(link -> link.get("rel").asString())).doesNotContain("next");

        assertThat(plan.visitor().get(item + "/history").status()).isEqualTo(404);
        assertThat(plan.visitor().as(As.planner("avesta")).get(item + "/history").status()).isEqualTo(404);
        assertThat(plan.planner().get(item + "/history?cursor=x").code()).isEqualTo("cursor.invalid");
        assertThat(plan.planner().get(item + "/history?limit=0").code()).isEqualTo("page.invalid");
    }

    @Test
    void aLayerThatKeepsNoStatesStillTellsWhatChangedAndWhen() {
        long site = db.sql("select min(id) from layer_site where published and municipality_id = 'drammen'").query(Long.class).single();
        JsonNode history = plan.visitor().get("/ogc/collections/site/items/" + site + "/history").json();
        assertThat(strings(history, "operation")).endsWith("INSERT");
        assertThat(history.at("/changes/0").has("state")).isFalse();
        assertThat(history.at("/changes/0/at").asString()).startsWith("20");
    }

    private static List<String> strings(JsonNode history, String member) {
        return history.get("changes").valueStream().map(change -> change.get(member).asString()).toList();
    }

    @Test
    void everyLayerSaysWhichMethodsItTakes() throws Exception {
        assertThat(options(ITEMS).getHeader("Allow")).isEqualTo("GET,HEAD,OPTIONS,POST");
        assertThat(options(ITEMS + "/1").getHeader("Allow")).isEqualTo("GET,HEAD,OPTIONS,PUT,PATCH,DELETE");
        assertThat(options(ITEMS + "/1").getHeader("Accept-Patch")).contains(MERGE_PATCH);
        assertThat(options("/ogc/collections/site/items").getHeader("Allow")).isEqualTo("GET,HEAD,OPTIONS");
        Answer readOnly = plan.planner().send(HttpMethod.PATCH, "/ogc/collections/site/items/1", MERGE_PATCH, "{}", "If-Match", "\"1\"");
        assertThat(readOnly.status()).isEqualTo(405);
        assertThat(readOnly.code()).isEqualTo("method.not_allowed");
        assertThat(plan.visitor().get("/ogc/conformance").text()).contains("ogcapi-features-4/1.0/conf/create-replace-delete");
    }

    private MockHttpServletResponse options(String path) throws Exception {
        return plan.planner().mvc().perform(MockMvcRequestBuilders.options(path)).andReturn().getResponse();
    }

    private Answer post(String body) {
        return plan.planner().send(HttpMethod.POST, ITEMS, GEOJSON, body);
    }

    private Answer put(String item, String etag, String body) {
        return etag == null ? plan.planner().send(HttpMethod.PUT, item, GEOJSON, body)
                : plan.planner().send(HttpMethod.PUT, item, GEOJSON, body, "If-Match", etag);
    }

    private Answer patch(String item, String etag, String body) {
        return etag == null ? plan.planner().send(HttpMethod.PATCH, item, MERGE_PATCH, body)
                : plan.planner().send(HttpMethod.PATCH, item, MERGE_PATCH, body, "If-Match", etag);
    }

    private static String path(Answer created) {
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.location().replaceFirst("^https?://[^/]+", "");
    }

    private String feature(String code, String geometry) {
        return """
                {"type": "Feature", "id": 7, "geometry": %s, "links": [], "properties": {"plan_id": %d, "code": "%s", "name": "Zone %s",
                 "strategy": "DENSIFY", "land_use": "1110", "utilisation_measure": "NO_U", "utilisation_allowed": 0.455, "max_storeys": 4,
                 "description": "Homes.", "area_m2": 5, "plan_status": "IN_FORCE", "updated_at": "2020-01-01T00:00:00Z"}}"""
                .formatted(geometry, plan.id(), code, code);
    }
}
