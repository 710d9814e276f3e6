package org.byggbar.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.byggbar.identity.As;
import org.byggbar.platform.Seals;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** A plan in consultation in a town of its own, with somebody who writes and somebody who moderates. */
record OpenProposal(long id, TestTown town, TestApi visitor, TestApi moderator, WebApplicationContext context) {

    static OpenProposal create(WebApplicationContext context) {
        JdbcClient db = context.getBean(JdbcClient.class);
        db.sql("delete from rate_limit").update();
        TestTown town = TestTown.norwegian(db);
        OffsetDateTime now = OffsetDateTime.now();
        long id = plan(db, town, "CONSULTATION", now.minusDays(1), now.plusDays(1));
        TestApi visitor = TestApi.of(context);
        return new OpenProposal(id, town, visitor, visitor.as(As.moderator(town.id())), context);
    }

    /** @return the id of a plan with one hearing */
    static long plan(JdbcClient db, TestTown town, String status, OffsetDateTime opens, OffsetDateTime closes) {
        long id = db.sql("""
                insert into plan (municipality_id, code, name, kind, status, language)
                values (:town, :code, 'Elveparken', 'NO_DETALJ', :status, 'nb') returning id
                """).param("town", town.id()).param("code", UUID.randomUUID().toString()).param("status", status).query(Long.class).single();
        db.sql("insert into plan_phase (plan_id, kind, opens_at, closes_at) values (:id, 'NO_HORING', :opens, :closes)")
                .param("id", id).param("opens", opens).param("closes", closes).update();
        return id;
    }

    String path() {
        return "/api/plans/" + id;
    }

    /** A token as the form gives it, except that it was given some seconds ago. */
    String token(long secondsAgo) {
        String form = visitor.get(path() + "/contribution-form").json().get("formToken").asString();
        Seals seals = context.getBean(Seals.class);
        String[] parts = seals.open("contribution-form", form).orElseThrow().split(" ");
        return seals.seal("contribution-form", parts[0] + " " + (Long.parseLong(parts[1]) - secondsAgo * 1000) + " " + parts[2]);
    }

    /** A whole body with a text and further members, such as {@code "kind":"IDEA"}, of the test's choice. */
    String body(String text, String... members) {
        return "{\"text\":\"" + text + "\",\"formToken\":\"" + token(60) + "\"" + (members.length == 0 ? ",\"kind\":\"IDEA\"" : "")
                + (members.length == 0 ? "" : "," + String.join(",", members)) + "}";
    }

    Answer send(String body) {
        return visitor.post(path() + "/contributions", body);
    }

    /** @return what the moderator's queue holds of it */
    tools.jackson.databind.JsonNode queued(String status) {
        Answer queue = moderator.get("/api/municipalities/" + town.id() + "/moderation?status=" + status);
        assertThat(queue.status()).as(queue.text()).isEqualTo(200);
        return queue.json();
    }

    /** Sends a text and lets it be published. */
    long publish(String text) {
        assertThat(send(body(text)).status()).isEqualTo(201);
        var held = queued("HELD").get("contributions");
        long contribution = held.get(held.size() - 1).get("id").asLong();
        Answer decided = moderator.put("/api/contributions/" + contribution + "/moderation", "\"1\"", "{\"status\":\"PUBLISHED\"}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        return contribution;
    }
}
