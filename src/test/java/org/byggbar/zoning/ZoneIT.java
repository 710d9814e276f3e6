package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.byggbar.identity.As;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** The life of a zone: versions, conflicts, deletion, what people are told. */
@ServerTest
class ZoneIT {

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

    @Test
    void isCreatedReadRewrittenAndDeleted() {
        Answer created = plan.post("B1", town.box(0, 0, 2, 2));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.etag()).isEqualTo("\"1\"");
        assertThat(created.json().get("areaCrs").asString()).isEqualTo("EPSG:25832");
        assertThat(created.json().get("areaM2").asDouble()).isCloseTo(25_000, within(1_000.0));
        assertThat(created.json().get("warnings")).isEmpty();
        String path = created.location();

        Answer read = plan.planner().get(path);
        assertThat(read.etag()).isEqualTo("\"1\"");
        assertThat(read.json().get("updatedBy").asString()).isEqualTo("planner@" + town.id());

        Answer saved = plan.planner().put(path, "\"1\"", plan.zone("B1", town.box(0, 0, 3, 2)));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.etag()).isEqualTo("\"2\"");
        assertThat(saved.json().get("areaM2").asDouble()).isGreaterThan(created.json().get("areaM2").asDouble());
        assertThat(plan.planner().get(plan.path() + "/zones").json().get("features")).hasSize(1);

        assertThat(plan.planner().delete(path, "\"2\"").status()).isEqualTo(204);
        assertThat(plan.planner().get(plan.path() + "/zones").json().get("features")).isEmpty();
    }

    @Test
    void refusesAStaleSaveAndShowsWhatWon() {
        String path = plan.create("B1", town.box(0, 0, 2, 2));
        plan.planner().put(path, "\"1\"", plan.zone("B2", town.box(0, 0, 2, 2)));

        Answer stale = plan.planner().put(path, "\"1\"", plan.zone("B3", town.box(0, 0, 2, 2)));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("precondition.stale");
        assertThat(stale.json().get("currentEtag").asString()).isEqualTo("\"2\"");
        assertThat(stale.json().get("current").get("code").asString()).isEqualTo("B2");
        assertThat(stale.json().get("current").get("geometry").get("coordinates")).isNotEmpty();
        assertThat(plan.planner().delete(path, "\"1\"").status()).isEqualTo(412);
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "       | 428 | precondition.required",
        "*      | 428 | precondition.required",
        "W/\"1\"| 412 | precondition.weak",
        "1      | 400 | precondition.malformed",
        "\"x\"  | 400 | precondition.malformed",
    })
    void wantsTheVersionItWasBuiltOn(String etag, int status, String code) {
        String path = plan.create("B1", town.box(0, 0, 2, 2));
        Answer saved = plan.planner().put(path, etag, plan.zone("B2", town.box(0, 0, 2, 2)));
        assertThat(saved.status()).isEqualTo(status);
        assertThat(saved.code()).isEqualTo(code);
        assertThat(plan.planner().delete(path, etag).status()).isEqualTo(status);
    }

    @Test
    void isOverwrittenUnseenOnlyByAnAdministrator() {
        String path = plan.create("B1", town.box(0, 0, 2, 2));
        plan.planner().put(path, "\"1\"", plan.zone("B2", town.box(0, 0, 2, 2)));
        Answer saved = plan.visitor().as(As.administrator()).put(path, "*", plan.zone("B3", town.box(0, 0, 2, 2)));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.etag()).isEqualTo("\"3\"");
    }

    @Test
    void saysThatItIsGoneAndKeepsItsLastState() {
        String path = plan.create("B1", town.box(0, 0, 2, 2));
        plan.planner().put(path, "\"1\"", plan.zone("B2", town.box(0, 0, 2, 2)));
        plan.planner().delete(path, "\"2\"");

        for (Answer gone : List.of(plan.planner().get(path), plan.planner().delete(path, "\"2\""),
                plan.planner().put(path, "\"2\"", plan.zone("B3", town.box(0, 0, 2, 2))))) {
            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.code()).isEqualTo("feature.gone");
            assertThat(gone.json().get("last").get("code").asString()).isEqualTo("B2");
            assertThat(gone.json().get("restoreAt").asString()).isEqualTo(plan.path() + "/zones");
        }
    }

    @Test
    void remembersEveryState() {
        String path = plan.create("B1", town.box(0, 0, 2, 2));
        plan.planner().put(path, "\"1\"", plan.zone("B2", town.box(0, 0, 2, 2)));
        plan.planner().put(path, "\"2\"", plan.zone("B3", town.box(0, 0, 2, 2)));
        plan.planner().delete(path, "\"3\"");

        var versions = plan.planner().get(path + "/history").json().get("versions");

        assertThat(versions.valueStream().map(v -> v.get("code").asString())).containsExactly("B3", "B2", "B1");
        assertThat(versions.valueStream().map(v -> v.get("operation").asString())).containsExactly("DELETE", "UPDATE", "UPDATE");
        assertThat(versions.get(0).get("supersededBy").asString()).isEqualTo("planner@" + town.id());
    }

    @Test
    void isCreatedOnceForOneKey() {
        String key = UUID.randomUUID().toString();
        String body = plan.zone("B1", town.box(0, 0, 2, 2));

        List<Answer> answers = IntStream.range(0, 20).parallel()
                .mapToObj(i -> plan.planner().post(plan.path() + "/zones", body, key)).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::location).distinct()).hasSize(1);
        assertThat(plan.planner().get(plan.path() + "/zones").json().get("features")).hasSize(1);
        Answer reused = plan.planner().post(plan.path() + "/zones", plan.zone("B2", town.box(0, 0, 2, 2)), key);
        assertThat(reused.code()).isEqualTo("idempotency.key_reused");
        assertThat(plan.planner().post(plan.path() + "/zones", body, null).code()).isEqualTo("idempotency.key_missing");
    }

    @Test
    void hasACodeOfItsOwnInThePlan() {
        plan.create("B1", town.box(0, 0, 2, 2));
        Answer taken = plan.post("B1", town.box(4, 0, 6, 2));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("rule.zone_code_unique");
    }

    @Test
    void staysAsItIsOnceItsPlanIsPublished() {
        String path = plan.create("B1", town.box(0, 0, 20, 20));
        plan.step("CONSULTATION");
        for (Answer refused : List.of(plan.post("B2", town.box(4, 0, 6, 2)), plan.planner().delete(path, "\"1\""),
                plan.planner().put(path, "\"1\"", plan.zone("B2", town.box(0, 0, 2, 2))))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("plan.published");
            assertThat(refused.json().get("detail").asString()).contains("revis");
        }
        assertThat(plan.planner().get(path).json().get("code").asString()).isEqualTo("B1");
    }

    @Test
    void warnsOfOverlapsGapsSpikesAndOfLeavingThePlan() {
        plan.create("B1", town.box(0, 0, 2, 2));
        assertThat(warnings(plan.post("B2", town.box(2, 0, 4, 2)))).isEmpty();
        assertThat(warnings(plan.post("B3", town.box(1, 2, 3, 3)))).as("shared corners lack a vertex").contains("zone.edge_gap");
        assertThat(warnings(plan.post("B4", town.box(3.5, 0, 5, 2)))).contains("zone.overlap");
        assertThat(warnings(plan.post("B5", town.box(5.005, 0, 7, 2)))).contains("zone.edge_gap");
        assertThat(warnings(plan.post("B6", town.box(18, 0, 22, 2)))).contains("zone.outside_plan");
        Answer spiky = plan.post("B7", """
                {"type":"Polygon","coordinates":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%5$s,%6$s],[%1$s,%4$s],[%1$s,%2$s]]]}""".formatted(
                "10.210", "59.750", "10.212", "59.752", "10.218", "59.75204"));
        assertThat(warnings(spiky)).contains("zone.spike");
    }

    @Test
    void tellsItsWarningsBeforeAnythingIsSaved() {
        String path = plan.create("B1", town.box(0, 0, 2, 2));
        Answer checked = plan.planner().post(plan.path() + "/zone-check", "{\"geometry\": " + town.box(1, 0, 4, 2) + "}");
        assertThat(checked.json().get("warnings").get(0).get("code").asString()).isEqualTo("zone.overlap");
        assertThat(checked.json().get("warnings").get(0).get("zoneCode").asString()).isEqualTo("B1");
        Answer itself = plan.planner().post(plan.path() + "/zone-check?zone=" + path.replaceAll("\\D", ""),
                "{\"geometry\": " + town.box(0, 0, 2, 2) + "}");
        assertThat(itself.json().get("warnings")).isEmpty();
        assertThat(itself.json().get("areaM2").asDouble()).isCloseTo(plan.planner().get(path).json().get("areaM2").asDouble(), within(0.001));
    }

    @Test
    void showsWhatAppliesTodayCutAtThePlansBorder() {
        plan.create("B1", town.box(0, 0, 4, 4));
        plan.create("B2", town.box(10, 10, 12, 12));
        plan.step("CONSULTATION", "REVIEW", "ADOPTED", "IN_FORCE");
        PlanUnderWork proposal = plan.another("P2", town.box(2, 2, 8, 8));

        var before = proposal.planner().get(proposal.path() + "/before").json().get("features");

        assertThat(before).hasSize(1);
        assertThat(before.get(0).get("properties").get("code").asString()).isEqualTo("B1");
        assertThat(before.get(0).get("properties").get("areaM2").asDouble()).isCloseTo(25_000, within(1_000.0));
    }

    private static List<String> warnings(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("warnings").valueStream().map(warning -> warning.get("code").asString()).toList();
    }
}
