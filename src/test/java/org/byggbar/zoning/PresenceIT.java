package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.byggbar.identity.As;
import org.byggbar.support.EventClient;
import org.byggbar.support.EventClient.Event;
import org.byggbar.support.Http;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.context.WebApplicationContext;

/** Planners see who else has a plan and a zone open: a hint that runs out by itself, and only for them. */
@ServerTest
class PresenceIT {

    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(700);

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;
    @Autowired
    private PasswordEncoder passwords;
    @LocalServerPort
    private int port;

    private PlanUnderWork plan;
    private TestApi colleague;

    @BeforeEach
    void twoPlanners() {
        plan = PlanUnderWork.norwegian(db, context);
        colleague = plan.visitor().as(As.administrator());
    }

    private Answer here(TestApi who, String zone) {
        Answer answer = who.put(plan.path() + "/presence", null, "{\"zone\": " + zone + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    @Test
    void showsWhoElseIsThereAndInWhichZone() {
        assertThat(here(plan.planner(), "7").json().get("others")).isEmpty();
        var seen = here(colleague, "null").json().get("others");
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).get("name").asString()).isEqualTo("PLANNER");
        assertThat(seen.get(0).get("zone").asInt()).isEqualTo(7);
        String since = seen.get(0).get("since").asString();
        here(plan.planner(), "7");
        assertThat(here(colleague, "null").json().at("/others/0/since").asString()).as("a renewed lease is the same stay").isEqualTo(since);

        assertThat(plan.planner().delete(plan.path() + "/presence", null).status()).isEqualTo(204);
        assertThat(here(colleague, "null").json().get("others")).isEmpty();
    }

    @Test
    void runsOutAMinuteAfterTheLastSign() {
        here(plan.planner(), "7");
        Duration left = db.sql("select extract(epoch from expires_at - now()) from presence where plan_id = :plan").param("plan", plan.id())
                .query((row, n) -> Duration.ofMillis((long) (row.getDouble(1) * 1000))).single();
        assertThat(left).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        db.sql("update presence set expires_at = now() where plan_id = :plan").param("plan", plan.id()).update();
        assertThat(here(colleague, "null").json().get("others")).isEmpty();
    }

    @Test
    void isToldToPlannersAsItChangesAndToNobodyElse() throws Exception {
        String path = "/api/municipalities/" + plan.town().id() + "/changes";
        Http signedIn = new Http(port).signIn(db, passwords.encode("a long password"), "a long password", "PLANNER", plan.town().id());
        try (EventClient planners = new EventClient(signedIn, path); EventClient anybody = new EventClient(new Http(port), path)) {
            assertThat(planners.next(A_WHILE).name()).isEqualTo("hello");
            assertThat(anybody.next(A_WHILE).name()).isEqualTo("hello");

            here(colleague, "12");
            here(colleague, "12");
            colleague.delete(plan.path() + "/presence", null);

            Event opened = nextPresence(planners);
            assertThat(opened.data().get("planId").asLong()).isEqualTo(plan.id());
            assertThat(opened.data().get("zone").asLong()).isEqualTo(12);
            assertThat(opened.data().get("name").asString()).isEqualTo("ADMINISTRATOR");
            assertThat(opened.data().get("here").asBoolean()).isTrue();
            assertThat(nextPresence(planners).data().get("here").asBoolean()).as("renewing tells nobody").isFalse();
            for (Event event = anybody.next(A_MOMENT); event != null; event = anybody.next(A_MOMENT)) {
                assertThat(event.name()).isNotEqualTo("presence");
            }
        }
    }

    private static Event nextPresence(EventClient stream) {
        Event event = stream.next(A_WHILE);
        while (event != null && !event.name().equals("presence")) {
            event = stream.next(A_WHILE);
        }
        assertThat(event).isNotNull();
        return event;
    }

    @Test
    void isForThePlannersOfThePlaceOnly() {
        assertThat(plan.visitor().put(plan.path() + "/presence", null, "{}").status()).isEqualTo(404);
        assertThat(plan.visitor().as(As.planner("avesta")).put(plan.path() + "/presence", null, "{}").status()).isEqualTo(404);
        assertThat(plan.planner().put(plan.path() + "/presence", null, "{\"zone\": \"all\"}").code()).isEqualTo("field.type");
    }
}
