package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.byggbar.support.Http;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.byggbar.support.VectorTile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Overlays lie above land use: a layer of their own, and no land-use zone among them. */
@ServerTest
class OverlayIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;
    @LocalServerPort
    private int port;

    private PlanUnderWork plan;

    @BeforeEach
    void setUp() {
        plan = PlanUnderWork.norwegian(db, context);
    }

    private String overlay(String code, String kind, String geometry) {
        return """
                {"code": "%s", "name": "Overlay %s", "overlay": "%s", "geometry": %s}""".formatted(code, code, kind, geometry);
    }

    private JsonNode post(String body) {
        Answer created = plan.planner().post(plan.path() + "/zones", body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json();
    }

    private void publish() {
        db.sql("update plan set status = 'CONSULTATION' where id = :id").param("id", plan.id()).update();
    }

    private VectorTile tile(String layer) {
        int n = 1 << 12;
        double latitude = Math.toRadians(plan.town().lat() + 0.001);
        int x = (int) ((plan.town().lon() + 0.001 + 180) / 360 * n);
        int y = (int) ((1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * n);
        return VectorTile.read(new Http(port).get("/tiles/" + layer + "/12/" + x + "/" + y + ".mvt?municipality=" + plan.town().id()).body());
    }

    @Test
    void liesInItsOwnLayerAndNotAmongTheZones() {
        plan.create("B1", plan.town().box(0, 0, 2, 2));
        long flood = post(overlay("H320_1", "H320", plan.town().box(0, 0, 1, 2))).get("id").asLong();
        long noise = post(overlay("H220_1", "H220", plan.town().box(0, 0, 2, 2))).get("id").asLong();
        publish();

        String collection = "/ogc/collections/%s/items?municipality=" + plan.town().id();
        assertThat(plan.visitor().get(collection.formatted("zone")).json().get("features").valueStream()
                .map(feature -> feature.get("properties").get("code").asString())).containsExactly("B1");
        assertThat(plan.visitor().get(collection.formatted("overlay")).json().get("features").valueStream()
                .map(feature -> feature.get("properties").get("kind").asString())).containsExactlyInAnyOrder("H320", "H220");
        VectorTile tile = tile("overlay");
        assertThat(tile.features()).extracting(VectorTile.Feature::id).containsExactly(flood, noise);
        assertThat(tile.feature(flood).properties()).containsEntry("kind", "H320").containsEntry("code", "H320_1").doesNotContainKey("strategy");
    }

    @Test
    void isSeenByNobodyElseWhileThePlanIsADraft() {
        post(overlay("H320_1", "H320", plan.town().box(0, 0, 1, 2)));
        assertThat(plan.visitor().get("/ogc/collections/overlay/items?municipality=" + plan.town().id()).json().get("features")).isEmpty();
        assertThat(plan.planner().get("/ogc/collections/overlay/items?municipality=" + plan.town().id()).json().get("features").size()).isEqualTo(1);
    }

    @Test
    void tellsItsHatchInTheLegend() {
        JsonNode layer = plan.visitor().get("/layers.json?lang=nb").json().get("layers").valueStream()
                .filter(each -> each.get("id").asString().equals("overlay")).findFirst().orElseThrow();
        JsonNode flood = layer.get("style").get("classes").valueStream().filter(each -> each.get("value").asString().equals("H320")).findFirst().orElseThrow();
        assertThat(flood.get("pattern").asString()).isEqualTo("hatch-diagonal");
        assertThat(flood.get("label").asString()).isEqualTo("Flomfare");
    }

    @Test
    void mayOverlapWhatItLikesAndIsNoNeighbour() {
        plan.create("B1", plan.town().box(0, 0, 2, 2));
        assertThat(post(overlay("H1", "H320", plan.town().box(0, 0, 1, 1))).get("warnings")).isEmpty();
        assertThat(post(overlay("H2", "H310", plan.town().box(0, 0, 1.5, 1.5))).get("warnings")).isEmpty();
        assertThat(plan.post("B2", plan.town().box(2, 0, 3, 2)).json().get("warnings")).isEmpty();
        Answer overlapping = plan.planner().post(plan.path() + "/zone-check", "{\"geometry\": " + plan.town().box(1, 0, 3, 1) + "}");
        assertThat(overlapping.json().get("warnings").valueStream().map(warning -> warning.get("zoneCode").asString())).containsExactlyInAnyOrder("B1", "B2");
    }

    @Test
    void isKeptInHistoryWithItsKind() {
        JsonNode zone = post(overlay("H1", "H320", plan.town().box(0, 0, 1, 1)));
        String path = "/api/zones/" + zone.get("id").asLong();
        assertThat(plan.planner().put(path, "\"1\"", overlay("H1", "H310", plan.town().box(0, 0, 1, 1))).status()).isEqualTo(200);
        assertThat(plan.planner().get(path + "/history").json().get("versions").valueStream().map(version -> version.get("overlay").asString()))
                .containsExactly("H310", "H320");
    }

    /** The history takes its columns from the table: whatever a zone says is there afterwards. */
    @Test
    void historyHasEveryColumnOfAZone() {
        List<String> missing = db.sql("""
                select column_name from information_schema.columns where table_name = 'zone' and is_generated = 'NEVER' and column_name <> 'id'
                except select column_name from information_schema.columns where table_name = 'zone_history'
                """).query(String.class).list();
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"strategy,DENSIFY", "landUse,1110", "fromLandUse,1300", "parallelLandUse,B", "hilucs,1_1_Agriculture", "existingDwellings,3", "existingFloorAreaM2,100"})
    void hasNothingThatALandUseZoneHas(String field, String value) {
        String quoted = value.matches("\\d{1,3}") && !field.contains("LandUse") ? value : "\"" + value + "\"";
        Answer refused = plan.planner().post(plan.path() + "/zones", overlay("H1", "H320", plan.town().box(0, 0, 1, 1)).replaceFirst("\\{", "{\"" + field + "\": " + quoted + ", "));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").valueStream().map(error -> error.get("pointer").asString())).contains("/" + field);
    }

    @Test
    void speaksTheCountrysOwnLanguage() {
        PlanUnderWork swedish = PlanUnderWork.in(TestTown.swedish(db), context);
        Answer refused = swedish.planner().post(swedish.path() + "/zones", overlay("H1", "H320", swedish.town().box(0, 0, 1, 1)));
        assertThat(refused.json().get("code").asString()).isEqualTo("zone.overlay_other_country");
        Answer taken = swedish.planner().post(swedish.path() + "/zones", overlay("prick", "SE_PRICKMARK", swedish.town().box(0, 0, 1, 1)));
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
    }

    /** A detailed plan has the colours of a detailed plan; a comprehensive one those of present and future use. */
    @Test
    void zonesKnowWhichOfTheOfficialColoursApplies() {
        Map<String, String> kinds = Map.of("NO_DETALJ", "plan", "NO_KPA", "existing");
        String first = plan.create("B1", plan.town().box(0, 0, 2, 2));
        kinds.forEach((kind, state) -> {
            db.sql("update plan set kind = :kind where id = :id").param("kind", kind).param("id", plan.id()).update();
            assertThat(plan.planner().get("/ogc/collections/zone/items/" + first.replaceAll("\\D", "")).json().get("properties").get("land_use_state").asString())
                    .isEqualTo(state);
        });
    }
}
