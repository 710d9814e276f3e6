package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.byggbar.geo.StorageCrs;
import org.byggbar.identity.As;
import org.byggbar.support.DemoTowns;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The demo towns as a planner finds them. */
@ServerTest
class DemoZonesIT {

    private static final Set<String> SERVER_OWNED = Set.of("version", "municipality", "planId", "hilucsEffective", "areaM2", "areaCrs", "updatedAt", "updatedBy");

    @Autowired
    private WebApplicationContext context;
    @Autowired
    private ZonesAt zonesAt;
    @Autowired
    private StorageCrs storage;
    @Autowired
    private JdbcClient db;

    /** What the loader stored passes every rule of the API, and a save that changes nothing moves no corner, in revisions of what is published. */
    @ParameterizedTest
    @ValueSource(strings = {"drammen", "avesta", "osthammar"})
    void canBeSavedBackAsTheyAre(String municipality) {
        TestApi planner = TestApi.of(context).as(As.planner(municipality));
        for (JsonNode plan : demoPlans(planner, municipality)) {
            long id = plan.get("editable").asBoolean() ? plan.get("id").asLong()
                    : planner.post("/api/plans/" + plan.get("id").asLong() + "/revisions", "{}").json().get("id").asLong();
            for (JsonNode zone : planner.get("/api/plans/" + id + "/zones").json().get("features")) {
                ObjectNode body = ((ObjectNode) zone.get("properties").deepCopy()).remove(SERVER_OWNED);
                body.set("geometry", zone.get("geometry"));
                Answer saved = planner.put("/api/zones/" + zone.get("id").asLong(), "\"" + zone.get("properties").get("version").asLong() + "\"", body.toString());
                assertThat(saved.status()).as("%s %s: %s", municipality, body.get("code"), saved.text()).isEqualTo(200);
                assertThat(saved.json().get("geometry")).isEqualTo(zone.get("geometry"));
                assertThat(saved.json().get("warnings")).as("%s %s", municipality, body.get("code")).isEmpty();
            }
        }
        db.sql("delete from zone where plan_id in (select id from plan where revises_plan_id is not null)").update();
        db.sql("delete from plan where revises_plan_id is not null").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drammen", "avesta", "osthammar"})
    void compareWithWhatAppliesTodayInEveryProposal(String municipality) {
        TestApi visitor = TestApi.of(context);
        for (JsonNode plan : demoPlans(visitor, municipality)) {
            if (plan.get("status").asString().equals("CONSULTATION")) {
                assertThat(plan.get("openForContributions").asBoolean()).isTrue();
                assertThat(visitor.get("/api/plans/" + plan.get("id").asLong() + "/before").json().get("features")).isNotEmpty();
            }
        }
    }

    @Test
    void sayWhichZoneAppliesAtAPlace() throws Exception {
        TestApi visitor = TestApi.of(context);
        JsonNode strategy = visitor.get("/api/municipalities/drammen/plans").json().get("plans").valueStream()
                .filter(plan -> plan.get("status").asString().equals("IN_FORCE")).findFirst().orElseThrow();
        JsonNode zone = visitor.get("/api/plans/" + strategy.get("id").asLong() + "/zones").json().get("features").get(0);
        JsonNode ring = zone.get("geometry").get("coordinates").get(0).get(0);
        Geometry triangle = new WKTReader().read("POLYGON ((%s %s, %s %s, %s %s, %1$s %2$s))".formatted(
                ring.get(0).get(0), ring.get(0).get(1), ring.get(1).get(0), ring.get(1).get(1), ring.get(2).get(0), ring.get(2).get(1)));
        assertThat(zonesAt.inForce("drammen", storage.fromWgs84(triangle.buffer(0.0005)))).extracting(ZoneAt::id).contains(zone.get("id").asLong());
        assertThat(zonesAt.mainly("drammen", storage.fromWgs84(triangle.buffer(0.0005)))).hasValueSatisfying(at -> assertThat(at.share()).isPositive());
        assertThat(zonesAt.mainly("avesta", storage.fromWgs84(triangle))).isEmpty();
    }

    /** The plans that were loaded, without those that other tests have made since. */
    private static List<JsonNode> demoPlans(TestApi viewer, String municipality) {
        Set<String> codes = DemoTowns.planCodes(municipality);
        return viewer.get("/api/municipalities/" + municipality + "/plans").json().get("plans").valueStream()
                .filter(plan -> codes.contains(plan.get("code").asString())).toList();
    }
}
