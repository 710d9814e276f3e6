package org.byggbar.layers.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.byggbar.identity.As;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Places in, numbers out; the planning CRS of the town is EPSG:25832. */
@ServerTest
class QuestionsIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private TestApi anybody;
    private PlannedTown town;

    @BeforeEach
    void setUp() {
        anybody = TestApi.of(context);
        town = PlannedTown.create(db);
    }

    /** @param east thousandths of a degree from the town's middle */
    private String place(double east, double north) {
        return String.format(Locale.ROOT, "lon=%.6f&lat=%.6f&municipality=%s", town.town().lon() + east / 1000, town.town().lat() + north / 1000, town.id());
    }

    /** A square of the storage plane, metres from the town's middle, in a table of its own making. */
    private long square(String code, double west, double south, double side) {
        return db.sql("""
                insert into zone (municipality_id, plan_id, code, name, strategy, land_use, geom)
                select :town, :plan, :code, :code, 'DENSIFY', '1110',
                       st_multi(st_snaptogrid(st_transform(st_makeenvelope(st_x(p) + :west, st_y(p) + :south, st_x(p) + :west + :side, st_y(p) + :south + :side, 25832), 25833), 0.001))
                from st_transform(st_setsrid(st_makepoint(:lon, :lat), 4326), 25832) p, set_config('byggbar.publishing', 'on', true) returning id
                """).param("town", town.id()).param("plan", town.plan()).param("code", code).param("west", west).param("south", south)
                .param("side", side).param("lon", town.town().lon()).param("lat", town.town().lat()).query(Long.class).single();
    }

    private static JsonNode features(JsonNode answer, String layer) {
        for (JsonNode found : answer.get("layers")) {
            if (found.get("layer").asString().equals(layer)) {
                return found.get("features");
            }
        }
        return answer.path("none");
    }

    private static List<Long> ids(JsonNode features) {
        List<Long> ids = new ArrayList<>();
        features.forEach(feature -> ids.add(feature.get("id").asLong()));
        return ids;
    }

    @Test
    void tellWhatAppliesAtAPointInEveryLayer() {
        long here = town.zone("A1", 0, 0, 2, 1);
        town.zone("A2", 2, 0, 4, 1);
        JsonNode answer = anybody.get("/api/questions/at?" + place(1, 0.5)).json();
        assertThat(ids(features(answer, "zone"))).containsExactly(here);
        assertThat(ids(features(answer, "plan"))).containsExactly(town.plan());
        assertThat(features(answer, "municipality")).hasSize(1);
        assertThat(features(answer, "site").isMissingNode()).as("layers without any are left out").isTrue();
        JsonNode zone = features(answer, "zone").get(0);
        JsonNode item = anybody.get("/ogc/collections/zone/items/" + here).json();
        assertThat(zone.get("href").asString()).isEqualTo("http://localhost/ogc/collections/zone/items/" + here);
        zone.get("properties").properties().stream().filter(property -> !property.getKey().equals("updated_at")).forEach(property -> {
            JsonNode told = item.at("/properties/" + property.getKey());
            assertThat(told.isContainer() ? told.toString() : told.asString()).as(property.getKey())
                    .isEqualTo(told.isContainer() ? property.getValue().toString() : property.getValue().asString());
        });
        assertThat(zone.at("/properties/updated_at").asString().substring(0, 19)).isEqualTo(item.at("/properties/updated_at").asString().substring(0, 19));
    }

    @Test
    void tellTheSamePlansZonesAsTheQuestionAboutADate() {
        long zone = town.zone("A1", 0, 0, 2, 1);
        db.sql("select keep_plan_version(:plan, 'PUBLISHED', 'One', null, now())").param("plan", town.plan()).query(Integer.class).single();
        String today = "/api/municipalities/" + town.id() + "/applied?" + place(1, 0.5);
        assertThat(anybody.get(today).json().at("/zones/0/zone/id").asLong()).isEqualTo(zone);
        assertThat(ids(features(anybody.get("/api/questions/at?" + place(1, 0.5)).json(), "zone"))).containsExactly(zone);
    }

    @Test
    void measureDistancesInThePlanningCrs() {
        long inside = square("A1", -10, -10, 20);
        long near = square("A2", 30, -5, 10);
        long diagonal = square("A3", 30, 40, 10);
        square("A4", 51, 0, 10);
        JsonNode zones = features(anybody.get("/api/questions/within?layers=zone&metres=50.01&" + place(0, 0)).json(), "zone");
        assertThat(ids(zones)).containsExactly(inside, near, diagonal);
        assertThat(zones.get(0).get("distance_m").asDouble()).isZero();
        assertThat(zones.get(1).get("distance_m").asDouble()).isCloseTo(30, within(0.003));
        assertThat(zones.get(2).get("distance_m").asDouble()).as("3-4-5").isCloseTo(50, within(0.003));
        assertThat(zones.get(1).get("crs").asString()).isEqualTo("EPSG:25832");
        JsonNode few = anybody.get("/api/questions/within?layers=zone&metres=50.01&limit=2&" + place(0, 0)).json();
        assertThat(ids(features(few, "zone"))).containsExactly(inside, near);
        assertThat(few.at("/layers/0/complete").asBoolean(true)).isFalse();
        assertThat(few.get("measured").asString()).contains("ISO 19125-1");
    }

    @Test
    void findTheNearestHoweverFar() {
        List<Long> byDistance = new ArrayList<>();
        for (double metres : new double[] {0, 20, 20.5, 900, 4_000}) {
            byDistance.add(square("A" + byDistance.size(), metres, -5, 10));
        }
        for (int count : new int[] {1, 3, 5}) {
            JsonNode zones = features(anybody.get("/api/questions/nearest?layer=zone&count=" + count + "&" + place(0, 0)).json(), "zone");
            assertThat(ids(zones)).isEqualTo(byDistance.subList(0, count));
            assertThat(zones.get(count - 1).get("distance_m").asDouble()).isCloseTo(new double[] {0, 20, 20.5, 900, 4_000}[count - 1], within(0.003));
        }
    }

    @Test
    void measureOverlapsAsAreaAndShares() {
        long whole = square("A1", 0, 0, 50);
        long half = square("A2", 75, 0, 50);
        square("A3", 100, 0, 50);
        String area = db.sql("""
                select st_asgeojson(st_transform(st_makeenvelope(st_x(p), st_y(p), st_x(p) + 100, st_y(p) + 50, 25832), 4326), 9)
                from st_transform(st_setsrid(st_makepoint(:lon, :lat), 4326), 25832) p
                """).param("lon", town.town().lon()).param("lat", town.town().lat()).query(String.class).single();
        JsonNode answer = ask(area);
        JsonNode zones = features(answer, "zone");
        assertThat(ids(zones)).as("what only touches has nothing in common").containsExactly(whole, half);
        assertThat(zones.get(0).get("overlap_m2").asDouble()).isCloseTo(2_500, within(0.3));
        assertThat(zones.get(0).get("share_of_feature").asDouble()).isCloseTo(1, within(1e-4));
        assertThat(zones.get(0).get("share_of_asked").asDouble()).isCloseTo(0.5, within(1e-4));
        assertThat(zones.get(1).get("overlap_m2").asDouble()).isCloseTo(1_250, within(0.3));
        assertThat(zones.get(1).get("share_of_feature").asDouble()).isCloseTo(0.5, within(1e-4));
        assertThat(zones.get(1).get("share_of_asked").asDouble()).isCloseTo(0.25, within(1e-4));
        double postgis = db.sql("select st_area(st_intersection(st_transform(geom, 25832), st_transform(st_setsrid(st_geomfromgeojson(:area), 4326), 25832))) from zone where id = :id")
                .param("area", area).param("id", half).query(Double.class).single();
        assertThat(zones.get(1).get("overlap_m2").asDouble()).isCloseTo(postgis, within(0.1));
    }

    private JsonNode ask(String geometry) {
        return anybody.post("/api/questions/overlaps?layers=zone&municipality=" + town.id(), "{\"geometry\":" + geometry + "}", (String) null).json();
    }

    @Test
    void keepDraftsFromEverybodyButTheirPlanners() {
        long draft = town.draftZone("D1", 0, 0, 2, 1);
        TestApi planner = anybody.as(As.planner(town.id()));
        for (String question : List.of("at?", "within?metres=10&", "nearest?layer=zone&")) {
            String path = "/api/questions/" + question + place(1, 0.5);
            assertThat(features(anybody.get(path).json(), "zone").isMissingNode()).as(path).isTrue();
            assertThat(ids(features(planner.get(path).json(), "zone"))).as(path).containsExactly(draft);
        }
        assertThat(features(ask(town.town().box(0, 0, 1, 1)), "zone").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"at?lon=10|400|request.invalid", "at?lon=NaN&lat=59|400|parameter.invalid", "at?lon=10&lat=91|400|parameter.invalid",
        "at?lon=59.7&lat=10.2|422|place.outside", "at?lon=10&lat=59&layers=zone,secret|400|parameter.invalid", "at?lon=10&lat=59&limit=0|400|page.invalid",
        "at?lon=10&lat=59&limit=1e9|400|parameter.invalid", "at?lon=10&lat=59&municipality=nowhere|404|resource.not_found",
        "within?lon=10&lat=59&metres=0|400|parameter.invalid", "within?lon=10&lat=59&metres=NaN|400|parameter.invalid",
        "within?lon=10&lat=59&metres=1e308|422|bbox.too_large", "nearest?lon=10&lat=59&layer=x';select|400|parameter.invalid"})
    void refuseWhatMakesNoSense(String question, int status, String code) {
        var answer = anybody.get("/api/questions/" + question.replace("'", "%27").replace(";", "%3B"));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"type\":\"Polygon\",\"coordinates\":[[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]]}|422|bbox.too_large",
        "{\"type\":\"Polygon\",\"coordinates\":[[[10,59],[12.5,59],[12.5,60],[10,60],[10,59]]]}|422|bbox.too_large",
        "{\"type\":\"Polygon\",\"coordinates\":[[[10,59],[10.1,59.1],[10.1,59],[10,59.1],[10,59]]]}|422|geometry.self_intersection",
        "{\"type\":\"Point\",\"coordinates\":[10,59]}|422|geometry.type_unsupported", "null|422|field.required", "{\"type\":\"Polygon\"}|422|geometry.empty"})
    void refuseAreasThatAreNone(String geometry, int status, String code) {
        var answer = anybody.post("/api/questions/overlaps", "{\"geometry\":" + geometry + "}", (String) null);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
