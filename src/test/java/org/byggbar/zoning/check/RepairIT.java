package org.byggbar.zoning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** A planner takes a finding, looks at its repair, saves it and checks again. */
@ServerTest
class RepairIT {

    private static final double EAST = 230_337;
    private static final double NORTH = 6_632_500;

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private CheckedTown town;
    private long plan;

    @BeforeEach
    void setUp() {
        town = CheckedTown.norwegian(db, context);
        plan = town.plan("P1", "NO_DETALJ", box(0, 0, 100, 100));
    }

    private static Geometry box(double west, double south, double east, double north) {
        return new GeometryFactory().toGeometry(new Envelope(EAST + west, EAST + east, NORTH + south, NORTH + north));
    }

    @Test
    void isPreviewedSavedByThePlannerAndLeavesTheCheckClean() {
        town.zones(plan, List.of(box(0, 0, 50, 100), box(49.999, 0, 100, 100)));
        JsonNode finding = town.check(plan).get("findings").get(0);

        Answer repair = repair(finding);

        assertThat(repair.status()).as(repair.text()).isEqualTo(200);
        assertThat(repair.json().get("areaCrs").asString()).isEqualTo("EPSG:25832");
        assertThat(town.check(plan).get("findings")).as("nothing is repaired by asking").hasSize(1);
        repair.json().get("changes").forEach(this::save);
        assertThat(town.check(plan).get("findings")).isEmpty();
        JsonNode change = repair.json().get("changes").get(0);
        assertThat(change.get("areaBeforeM2").asDouble() - change.get("areaAfterM2").asDouble()).isNotZero()
                .isBetween(-0.11, 0.11);
    }

    @Test
    void isNotOfferedWhereAPersonMustDecideOrTheFaultIsGone() {
        town.zones(plan, List.of(box(0, 0, 60, 100), box(50, 0, 100, 100)));
        JsonNode overlap = town.check(plan).get("findings").get(0);
        assertThat(overlap.get("repairable").asBoolean()).isFalse();
        Answer refused = repair(overlap);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("repair.not_safe");

        db.sql("delete from zone where plan_id = :plan and code = 'Z2'").param("plan", plan).update();
        assertThat(repair(overlap).code()).isEqualTo("repair.not_safe");
    }

    @Test
    void namesEveryFaultOfABody() {
        Answer refused = town.planner().post("/api/plans/" + plan + "/operations/repair", """
                {"finding": {"code": "check.gap"}, "zones": [{"key": "", "geometry": {"type": "Point", "coordinates": [10, 59]}}]}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").valueStream().map(error -> error.get("pointer").asString()))
                .containsExactlyInAnyOrder("/finding", "/zones/0/key", "/zones/0/geometry");
    }

    private Answer repair(JsonNode finding) {
        String zones = finding.get("zones").valueStream().filter(zone -> town.planner().get("/api/zones/" + zone.get("id")).status() == 200)
                .map(zone -> "{\"key\": \"%s\", \"geometry\": %s}".formatted(zone.get("id"),
                        town.planner().get("/api/zones/" + zone.get("id")).json().get("geometry")))
                .collect(Collectors.joining(", ", "[", "]"));
        return town.planner().post("/api/plans/" + plan + "/operations/repair", "{\"finding\": " + finding + ", \"zones\": " + zones + "}");
    }

    private void save(JsonNode change) {
        String path = "/api/zones/" + change.get("key").asString();
        Answer zone = town.planner().get(path);
        String body = """
                {"code": "%s", "name": "Zone", "strategy": "PRESERVE", "landUse": "3050", "description": "", "geometry": %s}"""
                .formatted(zone.json().get("code").asString(), change.get("geometry"));
        Answer saved = town.planner().put(path, zone.etag(), body);
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }
}
