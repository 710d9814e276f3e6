package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.byggbar.support.LargePlan;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** A published plan changes by a revision: worked on unseen, published whole, with the same zones. */
@ServerTest
class RevisionIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private PlanUnderWork plan;
    private TestTown town;

    @BeforeEach
    void publishedPlan() {
        plan = PlanUnderWork.norwegian(db, context);
        town = plan.town();
        plan.create("A", town.box(0, 0, 10, 20));
        plan.create("B", town.box(10, 0, 20, 20));
        plan.step("CONSULTATION");
    }

    private static long id(JsonNode zone) {
        return zone.get("id").asLong();
    }

    @Test
    void isADraftWithCopiesThatNobodyElseSees() {
        PlanUnderWork revision = plan.revise(null);
        JsonNode state = revision.planner().get(revision.path()).json();
        assertThat(state.get("status").asString()).isEqualTo("DRAFT");
        assertThat(state.get("editable").asBoolean()).isTrue();
        assertThat(state.at("/revises/id").asLong()).isEqualTo(plan.id());
        assertThat(state.at("/revises/code").asString()).isEqualTo("P1");
        assertThat(state.at("/revises/version").asInt()).isEqualTo(1);
        assertThat(state.get("code").asString()).isEqualTo("P1-r1");
        assertThat(state.get("allowedSteps")).isEmpty();
        assertThat(revision.zones().get("A").at("/properties/description").asString()).isEqualTo("Homes.");
        assertThat(revision.zones().get("A").get("geometry")).isEqualTo(plan.zones().get("A").get("geometry"));
        assertThat(plan.planner().get(plan.path()).json().get("editable").asBoolean()).isFalse();

        revision.save("A", "A", town.box(0, 0, 9, 20));
        assertThat(plan.visitor().get(revision.path()).status()).isEqualTo(404);
        assertThat(plan.zones().get("A").at("/properties/version").asInt()).isEqualTo(1);
        assertThat(plan.planner().post(revision.path() + "/status", "\"1\"", "{\"status\": \"CONSULTATION\"}", MediaType.APPLICATION_JSON).code())
                .isEqualTo("revision.publish_instead");
    }

    @Test
    void goesBackIntoItsPlanWithTheSameZones() {
        Map<String, JsonNode> before = plan.zones();
        PlanUnderWork revision = plan.revise(null);
        revision.save("A", "A2", town.box(0, 0, 10, 10));
        long drawn = Long.parseLong(revision.create("C", town.box(0, 10, 10, 20)).replaceAll("\\D", ""));

        Answer published = revision.publish();

        assertThat(published.status()).as(published.text()).isEqualTo(200);
        assertThat(published.json().get("id").asLong()).isEqualTo(plan.id());
        assertThat(published.json().get("latestVersion").asInt()).isEqualTo(2);
        assertThat(published.json().get("code").asString()).isEqualTo("P1");
        Map<String, JsonNode> after = plan.zones();
        assertThat(after).containsOnlyKeys("A2", "B", "C");
        assertThat(id(after.get("A2"))).isEqualTo(id(before.get("A")));
        assertThat(after.get("A2").at("/properties/version").asInt()).isEqualTo(2);
        assertThat(after.get("B")).as("untouched").isEqualTo(before.get("B"));
        assertThat(id(after.get("C"))).as("keeps the id it was drawn with").isEqualTo(drawn);
        assertThat(plan.visitor().get("/api/zones/" + drawn).status()).isEqualTo(200);
        assertThat(plan.planner().get(revision.path()).status()).isEqualTo(404);
        assertThat(plan.visitor().get(plan.path() + "/versions/1/zones").json().get("features").valueStream()
                .map(zone -> zone.at("/properties/code").asString())).containsExactly("A", "B");
    }

    @Test
    void deletesSwapsAndBringsBack() {
        PlanUnderWork first = plan.revise(null);
        long gone = id(plan.zones().get("B"));
        first.planner().delete("/api/zones/" + id(first.zones().get("B")), "\"1\"");
        first.save("A", "B", town.box(0, 0, 20, 20));
        assertThat(first.publish().status()).isEqualTo(200);
        assertThat(plan.zones()).containsOnlyKeys("B");
        assertThat(plan.visitor().get("/api/zones/" + gone).status()).isEqualTo(410);

        PlanUnderWork back = plan.revise(1);
        assertThat(back.publish().status()).isEqualTo(200);

        assertThat(plan.zones()).containsOnlyKeys("A", "B");
        assertThat(id(plan.zones().get("B"))).as("the same zone as ever").isEqualTo(gone);
        assertThat(plan.zones().get("B").at("/properties/version").asInt()).isEqualTo(2);
        assertThat(plan.planner().get("/api/zones/" + gone + "/history").json().get("versions")).hasSize(2);
        assertThat(plan.planner().get(plan.path()).json().get("latestVersion").asInt()).isEqualTo(3);
    }

    @Test
    void keepsAZonesIdentityThroughDeletingAndTakingBack() {
        Map<String, JsonNode> before = plan.zones();
        PlanUnderWork revision = plan.revise(null);
        long copy = id(revision.zones().get("A"));
        revision.planner().delete("/api/zones/" + copy, "\"1\"");
        Answer restored = revision.planner().post(revision.path() + "/edits", "{\"edits\": [{\"op\": \"restore\", \"id\": %d, \"zone\": %s}]}"
                .formatted(copy, plan.zone("A", before.get("A").get("geometry").toString())));
        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(revision.publish().status()).isEqualTo(200);
        assertThat(plan.zones().get("A")).as("the same zone, and nothing about it differs").isEqualTo(before.get("A"));
    }

    @Test
    void isNotPublishedOverANewerVersion() {
        PlanUnderWork mine = plan.revise(null);
        PlanUnderWork theirs = plan.revise(null);
        theirs.save("A", "THEIRS", town.box(0, 0, 10, 20));
        assertThat(theirs.publish().status()).isEqualTo(200);

        Answer refused = mine.publish();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("revision.base_moved");
        assertThat(refused.json().at("/current/latestVersion").asInt()).isEqualTo(2);
        assertThat(plan.zones()).containsKey("THEIRS");
        assertThat(mine.zones()).as("the work is still there").containsKey("A");
    }

    @Test
    void isPublishedOnlyFromTheStateThatWasRead() {
        PlanUnderWork revision = plan.revise(null);
        assertThat(plan.planner().post(revision.path() + "/publish", null, "", MediaType.APPLICATION_JSON).status()).isEqualTo(428);
        assertThat(plan.planner().post(revision.path() + "/publish", "\"7\"", "", MediaType.APPLICATION_JSON).status()).isEqualTo(412);
        assertThat(plan.publish().code()).isEqualTo("revision.none");
    }

    @Test
    void leavesWhatWasWrittenOnThePlanMeanwhile() {
        PlanUnderWork revision = plan.revise(null);
        Answer renamed = plan.planner().put(plan.path(), plan.planner().get(plan.path()).etag(), """
                {"code": "P1", "name": "Renamed meanwhile", "kind": "NO_DETALJ", "geometry": %s}""".formatted(town.box(0, 0, 20, 20)));
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(revision.publish().json().get("name").asString()).isEqualTo("Renamed meanwhile");
    }

    @Test
    void keepsItsVersionsInThePlansOwnNumbering() {
        PlanUnderWork revision = plan.revise(null);
        revision.save("A", "HALFWAY", town.box(0, 0, 10, 20));
        plan.planner().post(revision.path() + "/versions", "{\"title\": \"Halfway\"}");
        revision.save("HALFWAY", "DONE", town.box(0, 0, 10, 20));
        revision.publish();

        JsonNode versions = plan.planner().get(plan.path() + "/versions").json().get("versions");

        assertThat(versions.valueStream().map(v -> v.get("number").asInt() + v.get("kind").asString())).containsExactly("3PUBLISHED", "2KEPT", "1PUBLISHED");
        assertThat(plan.planner().get(plan.path() + "/versions/2/zones").json().get("features").valueStream()
                .map(zone -> zone.at("/properties/code").asString())).contains("HALFWAY");
    }

    @Test
    void opensAKeptVersionOfADraftAsADraftOfItsOwn() {
        PlanUnderWork draft = plan.another("P2", town.box(0, 0, 20, 20));
        draft.create("X", town.box(0, 0, 20, 20));
        draft.planner().post(draft.path() + "/versions", "{\"title\": \"Good idea\"}");
        draft.planner().delete("/api/zones/" + id(draft.zones().get("X")), "\"1\"");

        PlanUnderWork restored = draft.revise(1);

        assertThat(restored.zones()).containsOnlyKeys("X");
        assertThat(restored.planner().get(restored.path()).json().get("revises").isNull()).isTrue();
        assertThat(draft.planner().post(draft.path() + "/revisions", "{}").code()).isEqualTo("revision.draft");
        assertThat(draft.planner().post(draft.path() + "/revisions", "{\"version\": 7}").code()).isEqualTo("version.none");
    }

    @Test
    void opensAnArchivedPlanAsAPlanOfItsOwn() {
        plan.step("ARCHIVED");
        PlanUnderWork successor = plan.revise(null);
        assertThat(successor.zones()).containsOnlyKeys("A", "B");
        assertThat(successor.planner().get(successor.path()).json().get("revises").isNull()).isTrue();
        assertThat(successor.publish().code()).isEqualTo("revision.none");
    }

    @Test
    void isSeenAtTheDeskAndNotOnTheMap() {
        PlanUnderWork revision = plan.revise(null);
        for (String layer : List.of("zone", "plan")) {
            JsonNode items = plan.planner().get("/ogc/collections/" + layer + "/items?municipality=" + town.id()).json();
            assertThat(items.get("numberReturned").asInt()).as(layer).isEqualTo(layer.equals("zone") ? 2 : 1);
        }
        assertThat(revision.zones()).hasSize(2);
    }

    /** Opening copies every zone, publishing checks, compares and deletes them again. */
    @Test
    @Tag("measured")
    void isOpenedAndPublishedForALargePlan() {
        PlanUnderWork large = plan.another("LARGE", town.box(0, 0, 20, 20));
        LargePlan.fill(db, large.id());
        db.sql("update plan set status = 'CONSULTATION', version = version + 1 where id = :plan").param("plan", large.id()).update();
        db.sql("select keep_plan_version(:plan, 'PUBLISHED', '', null, now())").param("plan", large.id()).query(Integer.class).single();
        long start = System.nanoTime();
        PlanUnderWork revision = large.revise(null);
        long opened = System.nanoTime();
        db.sql("update zone set name = 'New name', version = version + 1 where plan_id = :plan and code = 'L7'").param("plan", revision.id()).update();
        Answer published = revision.publish();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "revision of %,d zones: opened in %.1f s, published in %.1f s%n", LargePlan.ZONES, (opened - start) / 1e9,
                seconds - (opened - start) / 1e9);
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        assertThat(db.sql("select count(*) from zone where plan_id = :plan and version = 2").param("plan", large.id()).query(Long.class).single())
                .as("only what differs").isOne();
        assertThat(seconds).isLessThan(30);
    }

    @Test
    void isOpenedOnceForOneKey() {
        String key = UUID.randomUUID().toString();
        List<String> opened = IntStream.range(0, 8).parallel()
                .mapToObj(i -> plan.planner().post(plan.path() + "/revisions", "{}", key).location()).distinct().toList();
        assertThat(opened).hasSize(1);
    }

    @Test
    void isForPlannersOfThePlaceOnly() {
        assertThat(plan.visitor().post(plan.path() + "/revisions", "{}").status()).isEqualTo(401);
        assertThat(plan.visitor().post(plan.path() + "/publish", "\"1\"", "", MediaType.APPLICATION_JSON).status()).isEqualTo(401);
    }
}
