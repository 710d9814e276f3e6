package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** What was deleted can be taken back for thirty days, and is remembered for good. */
@ServerTest
class TrashIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private PlanUnderWork plan;
    private long zone;

    @BeforeEach
    void aDeletedZone() {
        plan = PlanUnderWork.norwegian(db, context);
        plan.create("KEPT", plan.town().box(4, 0, 6, 2));
        plan.create("B1", plan.town().box(0, 0, 2, 2));
        zone = plan.zones().get("B1").get("id").asLong();
        plan.planner().delete("/api/zones/" + zone, "\"1\"");
    }

    private JsonNode trash() {
        return plan.planner().get(plan.path() + "/trash").json().get("zones");
    }

    private Answer restore() {
        return plan.planner().post(plan.path() + "/edits", "{\"edits\": [{\"op\": \"restore\", \"id\": %d, \"zone\": %s}]}"
                .formatted(zone, plan.zone("B1", trash().isEmpty() ? plan.town().box(0, 0, 2, 2) : trash().get(0).at("/zone/geometry").toString())));
    }

    @Test
    void offersWhatWasDeletedUntilItIsBack() {
        JsonNode deleted = trash().get(0);
        assertThat(trash()).hasSize(1);
        assertThat(deleted.at("/zone/id").asLong()).isEqualTo(zone);
        assertThat(deleted.at("/zone/code").asString()).isEqualTo("B1");
        assertThat(deleted.get("deletedBy").asString()).contains(plan.town().id());
        Instant at = Instant.parse(deleted.get("deletedAt").asString());
        assertThat(Instant.parse(deleted.get("until").asString())).isEqualTo(at.plus(Duration.ofDays(30)));

        assertThat(restore().status()).isEqualTo(200);

        assertThat(trash()).isEmpty();
        assertThat(plan.zones().get("B1").get("id").asLong()).isEqualTo(zone);
    }

    @Test
    void stopsOfferingAfterThirtyDaysAndForgetsNothing() {
        db.sql("alter table zone_history disable trigger zone_history_immutable").update();
        db.sql("update zone_history set superseded_at = now() - interval '30 days 1 minute' where zone_id = :zone").param("zone", zone).update();
        db.sql("alter table zone_history enable trigger zone_history_immutable").update();

        assertThat(trash()).isEmpty();
        assertThat(restore().json().at("/conflicts/0/code").asString()).isEqualTo("feature.gone");
        assertThat(plan.planner().get("/api/zones/" + zone + "/history").json().get("versions")).hasSize(1);
    }

    @Test
    void isForPlannersOnly() {
        assertThat(plan.visitor().get(plan.path() + "/trash").status()).isEqualTo(404);
    }
}
