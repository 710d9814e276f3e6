package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.byggbar.identity.As;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** Who may know of a draft and who may write: a hidden thing answers exactly as a missing one. */
@ServerTest
class ZoneVisibilityIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private PlanUnderWork plan;
    private String zone;

    @BeforeEach
    void setUp() {
        plan = PlanUnderWork.norwegian(db, context);
        zone = plan.create("B1", plan.town().box(0, 0, 2, 2));
    }

    private Map<String, TestApi> outsiders() {
        return Map.of("nobody", plan.visitor(),
                "developer", plan.visitor().as(As.developer(plan.town().id())),
                "moderator", plan.visitor().as(As.moderator(plan.town().id())),
                "planner next door", plan.visitor().as(As.planner(TestTown.swedish(db).id())));
    }

    @Test
    void hidesADraftFromEveryoneButItsPlanners() {
        outsiders().forEach((who, api) -> {
            for (String path : List.of(plan.path(), plan.path() + "/zones", plan.path() + "/before", plan.path() + "/documents/1", zone, zone + "/history")) {
                Answer hidden = api.get(path);
                Answer missing = api.get(path.replaceFirst("\\d+", "999999999"));
                assertThat(hidden.status()).as("%s %s", who, path).isEqualTo(404);
                assertThat(withoutInstance(hidden)).as("%s %s", who, path).isEqualTo(withoutInstance(missing));
            }
            assertThat(api.put(zone, "\"1\"", "{}").status()).as(who).isEqualTo(404);
            assertThat(api.delete(zone, "\"1\"").status()).as(who).isEqualTo(404);
            assertThat(api.post(plan.path() + "/zones", "{}").status()).as(who).isEqualTo(404);
            assertThat(api.post(plan.path() + "/zone-check", "{}").status()).as(who).isEqualTo(404);
            assertThat(api.put(plan.path(), "\"1\"", "{}").status()).as(who).isEqualTo(404);
            assertThat(api.post(plan.path() + "/status", "\"1\"", "{}", MediaType.APPLICATION_JSON).status()).as(who).isEqualTo(404);
        });
    }

    @Test
    void hidesWhatWasDeletedFromADraft() {
        plan.planner().delete(zone, "\"1\"");
        assertThat(plan.visitor().get(zone).status()).isEqualTo(404);
        assertThat(plan.visitor().get(zone + "/history").status()).isEqualTo(404);
        assertThat(plan.planner().get(zone).status()).isEqualTo(410);
    }

    @Test
    void showsAPublishedPlanToEveryoneAndLetsOnlyItsPlannersWrite() {
        plan.step("CONSULTATION");
        outsiders().forEach((who, api) -> {
            assertThat(api.get(zone).status()).as(who).isEqualTo(200);
            assertThat(api.get(zone).json().get("updatedBy").isNull()).as(who).isTrue();
            assertThat(api.get(plan.path()).json().get("allowedSteps")).as(who).isEmpty();
            int refused = who.equals("nobody") ? 401 : 403;
            assertThat(api.put(zone, "\"1\"", "{}").status()).as(who).isEqualTo(refused);
            assertThat(api.delete(zone, "\"1\"").status()).as(who).isEqualTo(refused);
            assertThat(api.post(plan.path() + "/zones", "{}").status()).as(who).isEqualTo(refused);
            assertThat(api.put(plan.path(), "\"1\"", "{}").status()).as(who).isEqualTo(refused);
            assertThat(api.post("/api/municipalities/" + plan.town().id() + "/plans", "{}").status()).as(who).isEqualTo(refused);
        });
    }

    @Test
    void hidesAgainWhatIsTakenBackToDraft() {
        plan.planner().put(zone, "\"1\"", plan.zone("B2", plan.town().box(0, 0, 2, 2)));
        plan.step("CONSULTATION");
        PlanUnderWork revision = plan.revise(null);
        revision.save("B2", "B3", plan.town().box(0, 0, 2, 2));
        assertThat(revision.publish().status()).isEqualTo(200);
        assertThat(plan.visitor().get(zone + "/history").json().get("versions").valueStream().map(v -> v.get("code").asString()))
                .as("what was only ever a draft stays hidden").containsExactly("B3", "B2");
        plan.step("DRAFT");
        assertThat(plan.visitor().get(zone).status()).isEqualTo(404);
        assertThat(plan.visitor().get(zone + "/history").status()).isEqualTo(404);
        plan.planner().delete(zone, "\"3\"");
        assertThat(plan.visitor().get(zone).status()).isEqualTo(404);
    }

    private static Object withoutInstance(Answer answer) {
        var body = (tools.jackson.databind.node.ObjectNode) answer.json();
        return body.remove(List.of("instance", "traceId"));
    }
}
