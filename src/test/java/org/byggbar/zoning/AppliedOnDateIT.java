package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** What applied here on this date: the version that was in force when the day ended, also after it was replaced. */
@ServerTest
class AppliedOnDateIT {

    private static final String ZONE = "Europe/Oslo";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of(ZONE));

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private PlanUnderWork plan;

    @BeforeEach
    void aPlanInForceSinceTheSpring() {
        plan = PlanUnderWork.norwegian(db, context);
        plan.create("OLD", plan.town().box(0, 0, 20, 20));
        plan.step("CONSULTATION", "REVIEW", "ADOPTED", "IN_FORCE");
        backdate(100);
    }

    /** As if everything so far had happened that many days ago, at the same hour of the municipality's clocks. */
    private void backdate(int days) {
        db.sql("alter table plan_version disable trigger plan_version_immutable").update();
        backdate("plan_version", "made_at", days);
        db.sql("alter table plan_version enable trigger plan_version_immutable").update();
        backdate("plan_status_change", "at", days);
    }

    private void backdate(String table, String column, int days) {
        db.sql("update %1$s set %2$s = (%2$s at time zone :zone - make_interval(days => :days)) at time zone :zone where plan_id = :plan".formatted(table, column))
                .param("zone", ZONE).param("days", days).param("plan", plan.id()).update();
    }

    private JsonNode applied(TestApi who, LocalDate on, double east, double north) {
        Answer answer = who.get("/api/municipalities/%s/applied?lon=%s&lat=%s&on=%s".formatted(plan.town().id(),
                plan.town().lon() + east / 1000, plan.town().lat() + north / 1000, on));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("zones");
    }

    @Test
    void findsTheVersionOfTheDay() {
        PlanUnderWork revision = plan.revise(null);
        revision.save("OLD", "NEW", plan.town().box(0, 0, 20, 20));
        assertThat(revision.publish().status()).isEqualTo(200);

        JsonNode before = applied(plan.visitor(), TODAY.minusDays(1), 5, 5).get(0);
        assertThat(before.at("/zone/code").asString()).isEqualTo("OLD");
        assertThat(before.at("/plan/version").asInt()).isEqualTo(4);
        assertThat(before.get("from").asString()).isEqualTo(TODAY.minusDays(100).toString());
        assertThat(before.get("until").asString()).isEqualTo(TODAY.toString());
        JsonNode now = applied(plan.visitor(), TODAY, 5, 5).get(0);
        assertThat(now.at("/zone/code").asString()).isEqualTo("NEW");
        assertThat(now.at("/zone/id").asLong()).isEqualTo(before.at("/zone/id").asLong());
        assertThat(now.get("until").isNull()).isTrue();
        assertThat(applied(plan.visitor(), TODAY.minusDays(101), 5, 5)).as("before it came into force").isEmpty();
        assertThat(applied(plan.visitor(), TODAY, 50, 50)).as("elsewhere").isEmpty();
    }

    @Test
    void remembersAPlanThatNoLongerApplies() {
        plan.step("ARCHIVED");
        assertThat(applied(plan.visitor(), TODAY, 5, 5)).isEmpty();
        JsonNode before = applied(plan.visitor(), TODAY.minusDays(1), 5, 5).get(0);
        assertThat(before.at("/zone/code").asString()).isEqualTo("OLD");
        assertThat(before.get("until").asString()).isEqualTo(TODAY.toString());
    }

    @Test
    void answersForTheDemoFromTheDayOfTheDecision() {
        var place = db.sql("""
                select st_x(p) as lon, st_y(p) as lat, decided_on from (
                    select st_transform(st_pointonsurface(z.geom), 4326) as p, plan.decided_on from plan join zone z on z.plan_id = plan.id
                    where plan.municipality_id = 'drammen' and plan.kind = 'NO_KPA' order by z.id limit 1) first
                """).query().singleRow();
        String address = "/api/municipalities/drammen/applied?lon=%s&lat=%s&on=".formatted(place.get("lon"), place.get("lat"));
        LocalDate decided = LocalDate.parse(place.get("decided_on").toString());
        assertThat(plan.visitor().get(address + decided).json().get("zones")).isNotEmpty();
        assertThat(plan.visitor().get(address + decided.minusDays(1)).json().get("zones")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"lon=200&lat=59, 400", "lon=10&lat=59&on=someday, 400", "lon=10&lat=59&on=%2B99999-01-01, 400", "lat=59, 400", "lon=x&lat=59, 400"})
    void refusesWhatIsNoPlaceOrDay(String query, int status) {
        assertThat(plan.visitor().get("/api/municipalities/" + plan.town().id() + "/applied?" + query).status()).isEqualTo(status);
    }
}
