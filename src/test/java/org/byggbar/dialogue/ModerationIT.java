package org.byggbar.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.byggbar.identity.As;
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

/** Deciding what is shown: by whom, on which version, and what its author learns. */
@ServerTest
class ModerationIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private OpenProposal plan;
    private String receipt;
    private String decision;

    @BeforeEach
    void setUp() {
        plan = OpenProposal.create(context);
        receipt = plan.send(plan.body("Mer skygge på torget.")).json().get("receiptCode").asString();
        decision = "/api/contributions/" + plan.queued("HELD").get("contributions").get(0).get("id").asLong() + "/moderation";
    }

    private JsonNode own(String language) {
        return plan.visitor().get("/api/contributions/receipt/" + receipt + "?lang=" + language).json();
    }

    @Test
    void publishesWithAnAnswer() {
        Answer decided = plan.moderator().put(decision, "\"1\"", "{\"status\":\"PUBLISHED\",\"answer\":\"Takk, vi ser på det.\"}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(decided.etag()).isEqualTo("\"2\"");

        JsonNode published = plan.visitor().get(plan.path() + "/contributions").json().get("contributions").get(0);
        assertThat(published.get("answer").asString()).isEqualTo("Takk, vi ser på det.");
        assertThat(own("nb").get("status").asString()).isEqualTo("PUBLISHED");
        assertThat(plan.queued("HELD").get("counts").get("PUBLISHED").asInt()).isEqualTo(1);
        assertThat(db.sql("select actor from change where layer = 'contribution' and operation = 'UPDATE' and municipality_id = :town")
                .param("town", plan.town().id()).query(String.class).single()).isEqualTo("moderator@" + plan.town().id());
    }

    @Test
    void rejectsWithAReasonThatTheAuthorReads() {
        assertThat(plan.moderator().put(decision, "\"1\"", "{\"status\":\"REJECTED\"}").code()).isEqualTo("contribution.reason_missing");
        assertThat(plan.moderator().put(decision, "\"1\"", "{\"status\":\"REJECTED\",\"rejectionReason\":\"OFF_TOPIC\"}").status()).isEqualTo(200);
        assertThat(own("sv").get("rejectionReason").get("name").asString()).isEqualTo("Gäller något annat");
        assertThat(plan.visitor().get(plan.path() + "/contributions").json().get("total").asInt()).isZero();

        assertThat(plan.moderator().put(decision, "\"2\"", "{\"status\":\"HELD\"}").status()).isEqualTo(200);
        assertThat(own("sv").get("rejectionReason").isNull()).isTrue();
    }

    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource(delimiter = '|', value = {
        "{\"status\":\"PUBLISHED\",\"rejectionReason\":\"SPAM\"} | 422 | field.inconsistent",
        "{\"status\":\"DELETED\"}                              | 422 | field.unknown_code",
        "{\"status\":\"REJECTED\",\"rejectionReason\":\"BAD\"}   | 422 | field.unknown_code",
        "{}                                                    | 422 | field.required",
        "{\"status\":\"HELD\",\"text\":\"changed\"}             | 422 | field.unknown",
        "{\"status\":\"HELD\",\"status\":\"PUBLISHED\"}         | 400 | json.duplicate_key",
        "{\"status\":\"HELD\"                                   | 400 | json.malformed",
        "[]                                                    | 422 | field.invalid",
    })
    void refusesADecisionThatIsNone(String body, int status, String code) {
        Answer refused = plan.moderator().put(decision, "\"1\"", body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
    }

    @Test
    void theSecondOfTwoModeratorsLearnsWhatTheFirstDecided() {
        assertThat(plan.moderator().put(decision, null, "{\"status\":\"PUBLISHED\"}").status()).isEqualTo(428);
        assertThat(plan.moderator().put(decision, "W/\"1\"", "{\"status\":\"PUBLISHED\"}").status()).isEqualTo(412);
        plan.moderator().put(decision, "\"1\"", "{\"status\":\"PUBLISHED\"}");

        Answer stale = plan.moderator().put(decision, "\"1\"", "{\"status\":\"REJECTED\",\"rejectionReason\":\"SPAM\"}");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("precondition.stale");
        assertThat(stale.json().get("current").get("status").asString()).isEqualTo("PUBLISHED");
        assertThat(stale.json().get("currentEtag").asString()).isEqualTo("\"2\"");
    }

    @Test
    void isForStaffOfTheMunicipalityOnly() {
        String queue = "/api/municipalities/" + plan.town().id() + "/moderation";
        TestApi visitor = plan.visitor();
        assertRefused(visitor, queue, 401, "login.required");
        assertRefused(visitor.as(As.moderator("elsewhere")), queue, 403, "role.moderator_required");
        assertRefused(visitor.as(As.developer(plan.town().id())), queue, 403, "role.moderator_required");
        assertThat(visitor.as(As.planner(plan.town().id())).get(queue).status()).isEqualTo(200);
        assertThat(plan.moderator().get("/api/municipalities/nowhere/moderation").status()).isEqualTo(404);
        assertThat(plan.moderator().get(queue + "?status=ALL").code()).isEqualTo("filter.value_invalid");
        assertThat(plan.moderator().put("/api/contributions/987654321/moderation", "\"1\"", "{\"status\":\"HELD\"}").status()).isEqualTo(404);
        assertThat(own("nb").get("status").asString()).isEqualTo("HELD");
    }

    private void assertRefused(TestApi api, String queue, int status, String code) {
        Answer read = api.get(queue);
        Answer written = api.put(decision, "\"1\"", "{\"status\":\"PUBLISHED\"}");
        assertThat(read.status()).isEqualTo(status);
        assertThat(read.code()).isEqualTo(code);
        assertThat(written.status()).isEqualTo(status);
        assertThat(written.code()).isEqualTo(code);
    }
}
