package org.byggbar.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.byggbar.identity.As;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** The life of a plan: what is written of it, its steps in their order, its timetable, who sees it. */
@ServerTest
class PlanIT {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private TestTown town;
    private TestApi visitor;
    private TestApi planner;
    private String list;

    @BeforeEach
    void setUp() {
        town = TestTown.swedish(db);
        visitor = TestApi.of(context);
        planner = visitor.as(As.planner(town.id()));
        list = "/api/municipalities/" + town.id() + "/plans";
    }

    private static String plan(String code, String more) {
        return "{\"code\": \"%s\", \"name\": \"Plan %s\", \"kind\": \"SE_FOP\"%s}".formatted(code, code, more);
    }

    private String create(String more) {
        Answer created = planner.post(list, plan("1234-P1", more));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.etag()).isEqualTo("\"1\"");
        return created.location();
    }

    private Answer step(String path, String etag, String status) {
        return planner.post(path + "/status", etag, "{\"status\": \"" + status + "\"}", MediaType.APPLICATION_JSON);
    }

    @Test
    void isADraftOfThePlannersUntilItGoesOutForConsultation() {
        String path = create("");
        assertThat(planner.get(list).json().get("plans")).hasSize(1);
        assertThat(visitor.get(list).json().get("plans")).isEmpty();
        JsonNode draft = planner.get(path).json();
        assertThat(draft.get("status").asString()).isEqualTo("DRAFT");
        assertThat(draft.get("geometry").isNull()).isTrue();
        assertThat(draft.get("language").asString()).isEqualTo("sv");

        assertThat(step(path, "\"1\"", "CONSULTATION").etag()).isEqualTo("\"2\"");

        assertThat(visitor.get(list).json().get("plans").get(0).get("code").asString()).isEqualTo("1234-P1");
        assertThat(visitor.get(path).status()).isEqualTo(200);
    }

    @Test
    void isRewrittenFromTheVersionReadAndNoOther() {
        String path = create("");
        Answer saved = planner.put(path, "\"1\"", plan("1234-P2", """
                , "summary": "Short.", "description": "Long.", "language": "en", "decidedOn": "2026-01-31", "geometry": %s"""
                .formatted(town.box(0, 0, 5, 5))));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.etag()).isEqualTo("\"2\"");
        assertThat(saved.json().get("bbox")).hasSize(4);
        assertThat(saved.json().get("decidedOn").asString()).isEqualTo("2026-01-31");

        Answer stale = planner.put(path, "\"1\"", plan("1234-P3", ""));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("current").get("code").asString()).isEqualTo("1234-P2");
        assertThat(stale.json().get("currentEtag").asString()).isEqualTo("\"2\"");
        assertThat(planner.put(path, null, plan("1234-P3", "")).status()).isEqualTo(428);
        assertThat(step(path, "\"1\"", "CONSULTATION").status()).isEqualTo(412);
    }

    @ParameterizedTest(name = "{0} then {1} is not a step")
    @CsvSource({
        "'', ADOPTED", "'', REVIEW", "'', IN_FORCE", "'', ARCHIVED", "'', DRAFT",
        "CONSULTATION, ADOPTED", "CONSULTATION REVIEW, IN_FORCE", "CONSULTATION REVIEW ADOPTED, DRAFT",
        "CONSULTATION REVIEW ADOPTED IN_FORCE, REVIEW", "CONSULTATION ARCHIVED, CONSULTATION",
    })
    void skipsNoStep(String way, String next) {
        String path = create("");
        long version = 1;
        for (String status : way.isBlank() ? List.<String>of() : List.of(way.split(" "))) {
            assertThat(step(path, "\"" + version++ + "\"", status).status()).isEqualTo(200);
        }
        Answer refused = step(path, "\"" + version + "\"", next);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("plan.phase_order");
        assertThat(refused.json().get("allowedSteps")).isEqualTo(planner.get(path).json().get("allowedSteps"));
    }

    @Test
    void knowsItsDayOfAdoption() {
        String path = create("");
        step(path, "\"1\"", "CONSULTATION");
        step(path, "\"2\"", "REVIEW");
        LocalDate before = LocalDate.now(STOCKHOLM);
        Answer adopted = step(path, "\"3\"", "ADOPTED");
        assertThat(LocalDate.parse(adopted.json().get("decidedOn").asString())).isBetween(before, LocalDate.now(STOCKHOLM));
        assertThat(adopted.json().get("allowedSteps").get(0).asString()).isEqualTo("IN_FORCE");
    }

    @Test
    void takesContributionsToTheLastSecondOfItsLastDay() {
        LocalDate lastDay = LocalDate.now(STOCKHOLM).plusDays(1);         // still to come if midnight strikes meanwhile
        String path = create("""
                , "phases": [{"kind": "SE_GRANSKNING", "opensAt": "%s", "closesAt": "%s"}, {"kind": "SE_SAMRAD", "opensAt": "%s", "closesAt": "%s"}]"""
                .formatted(lastDay.plusDays(60), lastDay.plusDays(75), lastDay.minusDays(3), lastDay));
        assertThat(planner.get(path).json().get("openForContributions").asBoolean()).as("still a draft").isFalse();

        JsonNode open = step(path, "\"1\"", "CONSULTATION").json();

        assertThat(open.get("phases").valueStream().map(p -> p.get("state").asString())).containsExactly("current", "coming");
        assertThat(open.get("openForContributions").asBoolean()).isTrue();
        OffsetDateTime lastSecond = lastDay.atTime(23, 59, 59).atZone(STOCKHOLM).toOffsetDateTime();
        assertThat(OffsetDateTime.parse(open.get("contributionsUntil").asString())).isEqualTo(lastSecond);
        assertThat(open.get("phases").get(0).get("closesAt").asString()).endsWith(lastSecond.getOffset().toString());
    }

    @ParameterizedTest(name = "{0} gives {1} at {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        ", 'kind': 'NO_DETALJ'                                                                     | json.duplicate_key           | ``",
        ", 'status': 'IN_FORCE'                                                                    | field.unknown                | /status",
        ", 'published': true                                                                       | field.unknown                | /published",
        ", 'language': 'de'                                                                        | field.unknown_code           | /language",
        ", 'decidedOn': '2026-02-30'                                                               | field.type                   | /decidedOn",
        ", 'phases': {}                                                                            | field.type                   | /phases",
        ", 'phases': [7]                                                                           | field.type                   | /phases/0",
        ", 'phases': [{'kind': 'SE_SAMRAD'}]                                                       | field.required               | /phases/0/opensAt",
        ", 'phases': [{'kind': 'NO_HORING', 'opensAt': '2026-01-01'}]                              | field.unknown_code           | /phases/0/kind",
        ", 'phases': [{'kind': 'SE_SAMRAD', 'opensAt': '2026-01-02', 'closesAt': '2026-01-01'}]    | plan.phase_closes_before_opening | /phases/0/closesAt",
        ", 'phases': [{'kind': 'SE_SAMRAD', 'opensAt': 'soon'}]                                    | field.type                   | /phases/0/opensAt",
        ", 'phases': [{'kind': 'SE_SAMRAD', 'opensAt': '2026-01-02', 'state': 'current'}]          | field.unknown                | /phases/0/state",
        ", 'geometry': {'type': 'Point', 'coordinates': [16.17, 60.14]}                            | geometry.type_unsupported    | /geometry",
    })
    void refusesWhatIsWrong(String more, String code, String pointer) {
        Answer refused = planner.post(list, plan("1234-P1", more.replace('\'', '"')));
        assertThat(refused.code()).as(refused.text()).isEqualTo(code);
        if (!pointer.isEmpty()) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().get("errors").get(0).get("pointer").asString()).isEqualTo(pointer);
        }
        assertThat(planner.get(list).json().get("plans")).isEmpty();
    }

    @Test
    void hasANumberOfItsOwnInTheMunicipality() {
        create("");
        Answer taken = planner.post(list, plan("1234-P1", ""));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("rule.plan_code_unique");
    }

    @Test
    void showsItsDocumentsToThoseWhoMaySeeIt() {
        String path = create("");
        long id = Long.parseLong(path.replaceAll("\\D", ""));
        long document = db.sql("insert into plan_document (plan_id, position, title, kind, body) values (:plan, 1, 'Why', 'DESCRIPTION', 'Because.') returning id")
                .param("plan", id).query(Long.class).single();
        assertThat(planner.get(path).json().get("documents").get(0).get("title").asString()).isEqualTo("Why");
        assertThat(planner.get(path + "/documents/" + document).json().get("body").asString()).isEqualTo("Because.");
        assertThat(visitor.get(path + "/documents/" + document).status()).isEqualTo(404);
        assertThat(planner.get("/api/plans/999999999/documents/" + document).status()).isEqualTo(404);
    }

    @Test
    void documentsAreWrittenAsOneListWhereEachKeepsItsNumber() {
        String plan = create("");
        Answer first = planner.put(plan + "/documents", "\"1\"", """
                {"documents": [{"title": "Planbeskrivning", "kind": "DESCRIPTION", "body": "Ett.\\n\\nTvå."},
                               {"title": "Bestämmelser", "kind": "PROVISIONS", "body": "§ 1"}]}""");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.etag()).isEqualTo("\"2\"");
        long description = first.json().at("/documents/0/id").asLong();
        long provisions = first.json().at("/documents/1/id").asLong();

        Answer second = planner.put(plan + "/documents", "\"2\"", """
                {"documents": [{"id": %d, "title": "Planbestämmelser", "kind": "PROVISIONS", "body": "§ 1"}]}""".formatted(provisions));

        assertThat(second.json().at("/documents").size()).isEqualTo(1);
        assertThat(planner.get(plan + "/documents/" + provisions).json().at("/title").asString()).isEqualTo("Planbestämmelser");
        assertThat(planner.get(plan + "/documents/" + description).status()).isEqualTo(404);
    }

    @Test
    void refusesDocumentsOfAnotherPlanAndStaleLists() {
        String plan = create("");
        Answer foreign = planner.put(plan + "/documents", "\"1\"", """
                {"documents": [{"id": 1, "title": "", "kind": "NOVEL", "body": ""}]}""");
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.json().at("/errors").findValuesAsString("pointer")).containsExactlyInAnyOrder(
                "/documents/0/id", "/documents/0/title", "/documents/0/kind", "/documents/0/body");
        planner.put(plan + "/documents", "\"1\"", "{\"documents\": []}");
        assertThat(planner.put(plan + "/documents", "\"1\"", "{\"documents\": []}").status()).isEqualTo(412);
    }

    @Test
    void whatPeopleHaveReadIsAddedToNeverChanged() {
        String plan = create("");
        String one = "{\"title\": \"Beskrivning\", \"kind\": \"DESCRIPTION\", \"body\": \"Text\"}";
        Answer written = planner.put(plan + "/documents", "\"1\"", "{\"documents\": [" + one + "]}");
        db.sql("update plan set status = 'CONSULTATION' where code = '1234-P1' and municipality_id = :town").param("town", town.id()).update();
        String kept = one.replace("{\"title\"", "{\"id\": " + written.json().at("/documents/0/id") + ", \"title\"");

        Answer changed = planner.put(plan + "/documents", written.etag(), "{\"documents\": [" + kept.replace("Text", "Annan text") + "]}");
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.code()).isEqualTo("plan.document_published");
        Answer added = planner.put(plan + "/documents", written.etag(), "{\"documents\": [" + kept + ", "
                + one.replace("Beskrivning", "Samrådsredogörelse") + "]}");
        assertThat(added.status()).as(added.text()).isEqualTo(200);
    }
}
