package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Versions of a plan: what is published is kept by itself, what a planner keeps stays a planner's, and neither changes. */
@ServerTest
class VersionsIT {

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
        plan.create("A", town.box(0, 0, 10, 20));
        plan.create("B", town.box(10, 0, 20, 20));
    }

    private List<JsonNode> versions(org.byggbar.support.TestApi api) {
        return api.get(plan.path() + "/versions").json().get("versions").valueStream().toList();
    }

    private Answer keep(String title) {
        return plan.planner().post(plan.path() + "/versions", "{\"title\": \"" + title + "\"}");
    }

    @Test
    void areKeptByPlannersAndMadeByEveryPublicStatus() {
        assertThat(keep("Before the meeting").status()).isEqualTo(201);
        plan.step("CONSULTATION", "REVIEW");

        List<JsonNode> all = versions(plan.planner());
        assertThat(all).extracting(v -> v.get("number").asInt() + " " + v.get("kind").asString() + " " + v.get("status").asString())
                .containsExactly("3 PUBLISHED REVIEW", "2 PUBLISHED CONSULTATION", "1 KEPT DRAFT");
        assertThat(all.get(2).get("title").asString()).isEqualTo("Before the meeting");
        assertThat(all.get(2).get("zones").asInt()).isEqualTo(2);
        double zones = plan.zones().values().stream().mapToDouble(zone -> zone.at("/properties/areaM2").asDouble()).sum();
        assertThat(all.get(0).get("areaM2").asDouble()).isCloseTo(zones, within(0.01));
        assertThat(plan.planner().get(plan.path()).json().get("latestVersion").asInt()).isEqualTo(3);

        assertThat(versions(plan.visitor())).extracting(v -> v.get("number").asInt()).containsExactly(3, 2);
        assertThat(versions(plan.visitor())).allSatisfy(v -> assertThat(v.get("madeBy").isNull()).isTrue());
        assertThat(plan.visitor().get(plan.path() + "/versions/1/zones").code()).isEqualTo("version.none");
        assertThat(plan.visitor().get(plan.path() + "/versions/2/zones").json().get("features")).hasSize(2);
    }

    @Test
    void showZonesAsTheyWere() {
        keep("First");
        plan.save("A", "A2", town.box(0, 0, 9, 20));
        plan.planner().delete("/api/zones/" + plan.zones().get("B").get("id").asLong(), "\"1\"");

        JsonNode zones = plan.planner().get(plan.path() + "/versions/1/zones").json().get("features");

        assertThat(zones.valueStream().map(zone -> zone.at("/properties/code").asString())).containsExactly("A", "B");
        assertThat(zones.get(0).at("/properties/version").asInt()).isEqualTo(1);
        assertThat(zones.get(0).get("geometry").toString()).contains("10.210000");
    }

    @Test
    void ofADraftAreAsHiddenAsTheDraft() {
        keep("Secret");
        for (String path : List.of("/versions", "/versions/1/zones", "/compare?from=1&to=now", "/trash")) {
            assertThat(plan.visitor().get(plan.path() + path).status()).as(path).isEqualTo(404);
        }
        assertThat(keep("").json().get("errors").get(0).get("pointer").asString()).isEqualTo("/title");
        assertThat(plan.planner().get(plan.path() + "/versions/9/zones").code()).isEqualTo("version.none");
    }

    @Test
    void ofThePublicDemoPlansBeginOnTheDayOfTheirStatus() {
        var inForce = db.sql("""
                select p.decided_on = (v.made_at at time zone m.time_zone)::date from plan p join municipality m on m.id = p.municipality_id
                join plan_version v on v.plan_id = p.id and v.number = 1
                where p.municipality_id in ('drammen', 'avesta', 'osthammar') and p.status = 'IN_FORCE'
                """).query(Boolean.class).list();
        assertThat(inForce).isNotEmpty().containsOnly(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update zone set name = 'New', version = version + 1 where plan_id = :plan",
        "update zone set overlay = 'H320', strategy = null, land_use = null where plan_id = :plan",
        "delete from zone where plan_id = :plan",
        "insert into zone (municipality_id, plan_id, code, name, strategy, land_use, area_m2, geom) select municipality_id, id, 'C', 'C', 'PRESERVE', '1110', 0, geom from plan where id = :plan",
        "update plan set geom = st_multi(st_buffer(geom, 1)) where id = :plan",
        "update zone_history set name = 'Never was' where plan_id = :plan",
        "delete from zone_history where plan_id = :plan",
        "update plan_version set title = 'Other' where plan_id = :plan",
        "delete from plan_version_zone where plan_id = :plan",
    })
    void doNotChangeWhoeverWrites(String sql) {
        plan.step("CONSULTATION");
        assertThatThrownBy(() -> db.sql(sql).param("plan", plan.id()).update()).isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("constraint");
        assertThat(plan.zones()).containsOnlyKeys("A", "B");
    }

    @Test
    void leaveABorderAsPublishedAndTheRestOfThePlanFree() {
        plan.step("CONSULTATION");
        String body = "{\"code\": \"P1\", \"name\": \"%s\", \"kind\": \"NO_DETALJ\", \"geometry\": %s}";
        Answer renamed = plan.planner().put(plan.path(), plan.planner().get(plan.path()).etag(), body.formatted("Renamed", town.box(0, 0, 20, 20)));
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        Answer moved = plan.planner().put(plan.path(), renamed.etag(), body.formatted("Renamed", town.box(0, 0, 21, 20)));
        assertThat(moved.code()).isEqualTo("plan.published");
    }

    @Test
    void rememberEveryColumnOfAZone() {
        List<String> missing = db.sql("""
                select attname from pg_attribute where attrelid = 'zone'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'id'
                except select attname from pg_attribute where attrelid = 'zone_history'::regclass and attnum > 0 and not attisdropped
                """).query(String.class).list();
        assertThat(missing).isEmpty();
        List<String> uncopied = db.sql("""
                select attname from pg_attribute where attrelid = 'zone'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                """).query(String.class).list();
        uncopied.removeAll(ZoneColumns.NAMES);
        assertThat(uncopied).as("what a copy has of its own").containsExactlyInAnyOrder("id", "version", "municipality_id", "plan_id",
                "published", "area_m2", "geom", "updated_at", "updated_by", "origin_id");
    }
}
