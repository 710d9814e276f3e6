package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.byggbar.support.LargePlan;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Two states of a plan side by side: what came, what went, what says something else, what moved. */
@ServerTest
class CompareIT {

    private static final double LIMIT_MS = 1_500;

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

    private void keep() {
        assertThat(plan.planner().post(plan.path() + "/versions", "{\"title\": \"Kept\"}").status()).isEqualTo(201);
    }

    private JsonNode compare(PlanUnderWork of, String query) {
        var answer = of.planner().get(of.path() + "/compare?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Map<String, JsonNode> rows(JsonNode comparison) {
        return comparison.get("rows").valueStream().collect(Collectors.toMap(row -> row.get("code").asString(), row -> row));
    }

    @Test
    void tellsWhatWasAddedRemovedAndChanged() {
        plan.create("SAME", town.box(0, 0, 5, 5));
        plan.create("GOES", town.box(5, 0, 10, 5));
        plan.create("MOVES", town.box(0, 5, 5, 10));
        plan.create("SAYS", town.box(5, 5, 10, 10));
        keep();
        double gone = plan.zones().get("GOES").at("/properties/areaM2").asDouble();
        plan.planner().delete("/api/zones/" + plan.zones().get("GOES").get("id").asLong(), "\"1\"");
        plan.save("MOVES", "MOVES", town.box(0, 5, 5, 11));
        plan.save("SAYS", "SAYS2", town.box(5, 5, 10, 10));
        plan.create("COMES", town.box(10, 10, 12, 12));

        JsonNode comparison = compare(plan, "from=1&to=now");

        assertThat(comparison.get("areaCrs").asString()).isEqualTo("EPSG:25832");
        assertThat(comparison.at("/summary/added").asInt() + " " + comparison.at("/summary/removed").asInt() + " "
                + comparison.at("/summary/changed").asInt() + " " + comparison.at("/summary/same").asInt()).isEqualTo("1 1 2 1");
        Map<String, JsonNode> rows = rows(comparison);
        assertThat(rows).containsOnlyKeys("COMES", "GOES", "MOVES", "SAYS2");
        assertThat(rows.get("COMES").get("fromZoneId").isNull()).isTrue();
        assertThat(rows.get("GOES").at("/geometry/lostM2").asDouble()).isCloseTo(gone, within(0.001));
        JsonNode moved = rows.get("MOVES").get("geometry");
        assertThat(moved.get("movedCorners").asInt()).isEqualTo(2);
        assertThat(moved.get("furthestM").asDouble()).as("a thousandth of a degree of latitude").isCloseTo(111.4, within(0.5));
        assertThat(moved.get("lost").isNull()).isTrue();
        assertThat(moved.get("gained").get("coordinates")).isNotEmpty();
        assertThat(moved.get("toAreaM2").asDouble() - moved.get("fromAreaM2").asDouble()).isCloseTo(moved.get("gainedM2").asDouble(), within(0.001));
        assertThat(rows.get("SAYS2").get("geometry").isNull()).isTrue();
        assertThat(rows.get("SAYS2").get("fields").valueStream().map(f -> f.get("field").asString() + ":" + f.get("from").asString() + ">" + f.get("to").asString()))
                .containsExactly("code:SAYS>SAYS2", "name:Zone SAYS>Zone SAYS2");
        assertThat(compare(plan, "from=now&to=1").at("/summary/gainedM2").asDouble())
                .as("backwards").isCloseTo(comparison.at("/summary/lostM2").asDouble(), within(1e-6));
    }

    @Test
    void knowsTheCopiesOfARevision() {
        plan.create("A", town.box(0, 0, 10, 20));
        plan.create("B", town.box(10, 0, 20, 20));
        plan.step("CONSULTATION");
        PlanUnderWork revision = plan.revise(null);
        assertThat(compare(revision, "from=1&to=now").get("rows")).isEmpty();
        revision.save("A", "A2", town.box(0, 0, 10, 20));

        JsonNode row = compare(revision, "from=1").get("rows").get(0);

        assertThat(row.get("zoneId").asLong()).isEqualTo(revision.zones().get("A2").get("id").asLong());
        assertThat(row.get("fromZoneId").asLong()).isEqualTo(plan.zones().get("A").get("id").asLong());
        revision.publish();
        assertThat(rows(plan.visitor().get(plan.path() + "/compare?from=1&to=2").json())).as("for everybody").containsOnlyKeys("A2");
    }

    @Test
    void refusesWhatIsNoVersion() {
        assertThat(plan.planner().get(plan.path() + "/compare?from=7&to=now").code()).isEqualTo("version.none");
        assertThat(plan.planner().get(plan.path() + "/compare?from=yesterday&to=now").code()).isEqualTo("parameter.invalid");
        assertThat(plan.planner().get(plan.path() + "/compare").status()).isEqualTo(400);
    }

    /** A revision of a large plan: every zone is another row, fifty have moved. */
    @Test
    @Tag("measured")
    void isQuickForALargePlan() {
        LargePlan.fill(db, plan.id());
        db.sql("update plan set status = 'CONSULTATION', version = version + 1 where id = :plan").param("plan", plan.id()).update();
        db.sql("select keep_plan_version(:plan, 'PUBLISHED', '', null, now())").param("plan", plan.id()).query(Integer.class).single();
        PlanUnderWork revision = plan.revise(null);
        db.sql("""
                update zone set geom = st_multi(st_snaptogrid(st_buffer(geom, 0.5, 'join=mitre'), 0.001)), version = version + 1
                where plan_id = :plan and id % 40 = 0
                """).param("plan", revision.id()).update();
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            JsonNode comparison = compare(revision, "from=1&to=now");
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
            assertThat(comparison.at("/summary/changed").asInt()).isEqualTo(50);
            assertThat(comparison.at("/summary/same").asInt()).isEqualTo(LargePlan.ZONES - 50);
        }
        System.out.printf(Locale.ROOT, "comparison of two states of %,d zones and %,d corners: %.0f ms%n", LargePlan.ZONES, LargePlan.CORNERS, best);
        assertThat(best).isLessThanOrEqualTo(LIMIT_MS);
    }
}
