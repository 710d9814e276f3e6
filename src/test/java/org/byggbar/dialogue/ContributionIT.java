package org.byggbar.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.byggbar.identity.As;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** What the public sends in: taken once, held always, refused only with a reason. */
@ServerTest
class ContributionIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private OpenProposal plan;

    @BeforeEach
    void setUp() {
        plan = OpenProposal.create(context);
    }

    @Test
    void isHeldAndFoundAgainByItsReceipt() {
        Answer sent = plan.send(plan.body("Flere trær ved elva.", "\"kind\":\"IDEA\"", "\"publicName\":\"Kari\"",
                "\"email\":\"kari@eksempel.no\"", "\"language\":\"nb\"", "\"website\":\"\"", "\"geometry\":" + plan.town().box(0, 0, 1, 1)));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertThat(sent.json().get("status").asString()).isEqualTo("HELD");

        JsonNode own = plan.visitor().get("/api/contributions/receipt/" + sent.json().get("receiptCode").asString().toLowerCase()).json();
        assertThat(own.get("text").asString()).isEqualTo("Flere trær ved elva.");
        assertThat(own.get("planName").asString()).isEqualTo("Elveparken");
        assertThat(own.get("geometry").get("type").asString()).isEqualTo("Polygon");
        assertThat(own.has("email")).isFalse();

        JsonNode queued = plan.queued("HELD").get("contributions").get(0);
        assertThat(queued.get("email").asString()).isEqualTo("kari@eksempel.no");
        assertThat(queued.get("suspicions")).isEmpty();
        assertThat(plan.visitor().get(plan.path() + "/contributions").json().get("contributions")).isEmpty();
        assertThat(db.sql("select count(*) from contribution where receipt_hash ~ :code").param("code", sent.json().get("receiptCode").asString())
                .query(Integer.class).single()).isZero();
    }

    @Test
    void sentTwentyTimesAtOnceWithOneKeyIsOneRowAndOneAnswer() throws Exception {
        String body = plan.body("Bare én gang.");
        String key = UUID.randomUUID().toString();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Callable<Answer>> posts = IntStream.range(0, 20)
                .mapToObj(i -> (Callable<Answer>) () -> plan.visitor().post(plan.path() + "/contributions", body, key)).toList();
        List<Answer> answers = threads.invokeAll(posts).stream().map(ContributionIT::result).toList();
        threads.shutdown();
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(plan.queued("HELD").get("contributions")).hasSize(1);

        Answer other = plan.visitor().post(plan.path() + "/contributions", plan.body("Noe annet."), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency.key_reused");
        Answer without = plan.visitor().post(plan.path() + "/contributions", body, null);
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.code()).isEqualTo("idempotency.key_missing");
    }

    private static Answer result(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatASpamRuleCatchesIsHeldLikeTheRestWithTheReason() {
        String text = "Kjøp billige briller";
        String fast = "{\"kind\":\"IDEA\",\"text\":\"Fort gjort\",\"formToken\":\"" + plan.token(0) + "\"}";
        String old = "{\"kind\":\"IDEA\",\"text\":\"Sent sendt\",\"formToken\":\"" + plan.token(100_000) + "\"}";
        assertThat(List.of(plan.send(plan.body(text, "\"kind\":\"IDEA\"", "\"website\":\"http://spam.example\"")).status(),
                plan.send(plan.body(text.toUpperCase().replace(" ", "  "))).status(),
                plan.send(fast).status(), plan.send(old).status())).containsOnly(201);

        List<String> reasons = plan.queued("HELD").get("contributions").valueStream()
                .map(held -> held.get("suspicions").get(0).get("code").asString()).toList();
        assertThat(reasons).containsExactly("HONEYPOT", "DUPLICATE", "TOO_FAST", "OLD_FORM");
    }

    @Test
    void aFormIsGoodForOneContributionOnOnePlan() {
        String token = plan.token(60);
        String body = "{\"kind\":\"IDEA\",\"text\":\"%s\",\"formToken\":\"" + token + "\"}";
        assertThat(plan.send(body.formatted("Første")).status()).isEqualTo(201);
        assertThat(plan.send(body.formatted("Andre")).code()).isEqualTo("form.token_used");
        assertThat(plan.send(body.replace(token, token.substring(1)).formatted("x")).code()).isEqualTo("form.token_invalid");
        assertThat(plan.send(body.replace(token, plan.token(15 * 86_400)).formatted("x")).code()).isEqualTo("form.token_invalid");
        OpenProposal other = OpenProposal.create(context);
        assertThat(plan.send(body.replace(token, other.token(60)).formatted("x")).code()).isEqualTo("form.token_invalid");
        assertThat(plan.queued("HELD").get("contributions")).hasSize(1);
    }

    @Test
    void everyFaultComesInOneAnswerAndNothingIsStored() {
        Answer refused = plan.send("{\"kind\":\"NOISE\",\"text\":\" \",\"publicName\":\"Kari 41 23 45 67\",\"email\":\"x\",\"phone\":\"ring meg\","
                + "\"status\":\"PUBLISHED\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[59.74,10.2]}}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").valueStream().map(e -> e.get("pointer").asString() + " " + e.get("code").asString()))
                .containsExactlyInAnyOrder("/kind field.unknown_code", "/text field.required", "/publicName contribution.name_personal",
                        "/email contact.email_invalid", "/phone contact.phone_invalid", "/geometry geometry.outside_municipality",
                        "/formToken field.required", "/status field.unknown");
        assertThat(plan.queued("HELD").get("contributions")).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', value = {
        "a\\u0000b          | text.control_characters",
        "a\\u001bb          | text.control_characters",
        "a\\u202eb          | text.control_characters",
        "a\\u200bb          | text.control_characters",
        "a\\ud800b          | text.control_characters",
    })
    void refusesHiddenCharacters(String text, String code) {
        Answer refused = plan.send(plan.body(text));
        assertThat(refused.status()).isIn(400, 422);
        assertThat(refused.code()).isIn(code, "text.encoding");
    }

    @Test
    void takesFourThousandCharactersAndStoresThemAsComposedUnicode() {
        assertThat(plan.send(plan.body("🌳".repeat(4000))).status()).isEqualTo(201);
        assertThat(plan.send(plan.body("🌳".repeat(4001))).code()).isEqualTo("field.too_long");
        assertThat(plan.send(plan.body("A\\u030angstro\\u0308m\\nog mer")).status()).isEqualTo(201);
        assertThat(plan.queued("HELD").get("contributions").get(1).get("text").asString()).isEqualTo("Ångström\nog mer");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', value = {
        "{\"type\":\"Polygon\",\"coordinates\":[[[10.2,59.7],[10.21,59.71],[10.21,59.7],[10.2,59.71],[10.2,59.7]]]} | geometry.self_intersection",
        "{\"type\":\"Polygon\",\"coordinates\":[[[10.2,59.7],[10.21,59.7],[10.21,59.71],[10.2,59.71]]]}          | geometry.ring_not_closed",
        "{\"type\":\"MultiPoint\",\"coordinates\":[[10.2,59.7]]}              | geometry.type_unsupported",
        "{\"type\":\"GeometryCollection\",\"geometries\":[]}                  | geometry.type_unsupported",
        "{\"type\":\"Point\",\"coordinates\":[\"10.2\",59.7]}                 | geometry.coordinate_invalid",
        "{\"type\":\"Point\",\"coordinates\":[]}                              | geometry.empty",
        "{\"type\":\"Point\",\"coordinates\":[567000,6623000]}                | geometry.outside_municipality",
        "{\"type\":\"Point\",\"coordinates\":[-170,-80]}                      | geometry.outside_municipality",
        "{\"type\":\"LineString\",\"coordinates\":[[10.2,59.7],[11.9,59.7]]}  | geometry.outside_municipality",
    })
    void refusesAPlaceThatIsNone(String geometry, String code) {
        Answer refused = plan.send(plan.body("Her", "\"kind\":\"IDEA\"", "\"geometry\":" + geometry));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().get("errors").get(0).get("pointer").asString()).isEqualTo("/geometry");
        assertThat(refused.json().get("errors").get(0).get("code").asString()).isEqualTo(code);
    }

    @Test
    void readsOnlyJson() {
        Answer refused = plan.visitor().post(plan.path() + "/contributions", null, "<text/>", MediaType.APPLICATION_XML);
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.json().get("supported").asString()).isEqualTo("application/json");
        assertThat(plan.send("{\"text\":\"a\",").code()).isEqualTo("json.malformed");
        assertThat(plan.send("[]").status()).isEqualTo(422);
        assertThat(plan.send("{\"text\":\"a\",\"text\":\"b\"}").code()).isEqualTo("json.duplicate_key");
        assertThat(plan.send("{\"formToken\":{},\"website\":[1],\"text\":7}").status()).isEqualTo(422);
    }

    @Test
    void aPlaceMayBeAPointALineAnAreaOrNone() {
        double lon = plan.town().lon();
        double lat = plan.town().lat();
        assertThat(List.of("{\"type\":\"Point\",\"coordinates\":[" + lon + "," + lat + "]}",
                "{\"type\":\"LineString\",\"coordinates\":[[" + lon + "," + lat + "],[" + (lon + 0.01) + "," + lat + "]]}",
                plan.town().box(0, 0, 2, 2), "null"))
                .allMatch(geometry -> plan.send(plan.body("Sted " + geometry.hashCode(), "\"kind\":\"IDEA\"", "\"geometry\":" + geometry)).status() == 201);
    }

    @Test
    void aClosedPlanTakesNothingAndSaysSince() {
        OffsetDateTime now = OffsetDateTime.now();
        long closed = OpenProposal.plan(db, plan.town(), "CONSULTATION", OffsetDateTime.parse("2025-12-01T00:00:00Z"),
                OffsetDateTime.parse("2026-01-31T22:59:59Z"));
        Answer refused = plan.visitor().post("/api/plans/" + closed + "/contributions?lang=nb", plan.body("For sent"));
        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.code()).isEqualTo("plan.closed_for_contributions");
        assertThat(refused.json().get("detail").asString()).contains("31. januar 2026");
        assertThat(plan.visitor().get("/api/plans/" + closed + "/contribution-form").status()).isEqualTo(410);
        long early = OpenProposal.plan(db, plan.town(), "CONSULTATION", now.plusDays(1), now.plusDays(50));
        assertThat(plan.visitor().get("/api/plans/" + early + "/contribution-form").status()).isEqualTo(410);
        long adopted = OpenProposal.plan(db, plan.town(), "ADOPTED", now.minusDays(1), now.plusDays(1));
        assertThat(plan.visitor().get("/api/plans/" + adopted + "/contribution-form").status()).isEqualTo(410);
    }

    @Test
    void aDraftIsAsAbsentAsAPlanThatNeverWas() {
        OffsetDateTime now = OffsetDateTime.now();
        long draft = OpenProposal.plan(db, plan.town(), "DRAFT", now.minusDays(1), now.plusDays(1));
        for (String address : List.of("/api/plans/%d/contribution-form", "/api/plans/%d/contributions", "/p/%d")) {
            Answer hidden = plan.visitor().get(address.formatted(draft));
            Answer missing = plan.visitor().get(address.formatted(987_654_321));
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(withoutNames(hidden, draft)).isEqualTo(withoutNames(missing, 987_654_321));
        }
        String body = plan.body("Hemmelig");
        assertThat(plan.visitor().post("/api/plans/" + draft + "/contributions", body).status()).isEqualTo(404);
        assertThat(plan.visitor().post("/api/plans/" + draft + "/contributions/check", "{\"text\":\"x\"}").status()).isEqualTo(404);
        assertThat(plan.visitor().as(As.planner("elsewhere")).get("/p/" + draft).status()).isEqualTo(404);
        assertThat(plan.visitor().as(As.planner(plan.town().id())).get("/p/" + draft).location())
                .isEqualTo("/" + plan.town().id() + "/proposals/" + draft);
    }

    private static String withoutNames(Answer answer, long id) {
        return answer.text().replace(String.valueOf(id), "").replaceAll("\"traceId\":\"\\w+\"", "");
    }

    @Test
    void tellsTheAuthorWhatTheTextGivesAwayAndHidesItFromOthers() {
        String text = "Ring 41 23 45 67 eller skriv til kari@eksempel.no";
        JsonNode check = plan.visitor().post(plan.path() + "/contributions/check?lang=nb", "{\"text\":\"" + text + "\"}").json();
        assertThat(check.get("findings").valueStream().map(f -> f.get("kind").asString())).containsExactly("PHONE", "EMAIL");
        assertThat(check.get("findings").get(0).get("excerpt").asString()).isEqualTo("41 23 45 67");
        assertThat(check.get("findings").get(0).get("message").asString()).contains("telefonnummer");

        plan.publish(text);

        JsonNode published = plan.visitor().get(plan.path() + "/contributions").json().get("contributions").get(0);
        assertThat(published.get("text").asString()).isEqualTo("Ring [skjult] eller skriv til [skjult]");
        String layer = plan.visitor().get("/ogc/collections/contribution/items?municipality=" + plan.town().id()).text();
        assertThat(layer).contains("[skjult]").doesNotContain("41 23 45 67");
        JsonNode queued = plan.queued("PUBLISHED").get("contributions").get(0);
        assertThat(queued.get("text").asString()).isEqualTo(text);
        assertThat(queued.get("personalData")).hasSize(2);
    }

    @Test
    void listsThePublishedInPagesThatNeverOverlap() {
        for (int i = 0; i < 5; i++) {
            plan.publish("Innspill " + i);
        }
        String list = plan.path() + "/contributions?limit=2";
        JsonNode first = plan.visitor().get(list).json();
        JsonNode second = plan.visitor().get(list + "&cursor=" + first.get("next").asString()).json();
        JsonNode third = plan.visitor().get(list + "&cursor=" + second.get("next").asString()).json();
        assertThat(List.of(first, second, third).stream().flatMap(page -> page.get("contributions").valueStream()).map(c -> c.get("text").asString()))
                .containsExactly("Innspill 4", "Innspill 3", "Innspill 2", "Innspill 1", "Innspill 0");
        assertThat(third.get("next").isNull()).isTrue();
        assertThat(first.get("total").asInt()).isEqualTo(5);
        assertThat(plan.visitor().get(list + "&cursor=X" + first.get("next").asString()).code()).isEqualTo("cursor.invalid");
        assertThat(plan.visitor().get(plan.path() + "/contributions?limit=0").code()).isEqualTo("page.invalid");
        assertThat(plan.visitor().get(plan.path() + "/contributions?limit=1000000000").status()).isEqualTo(200);
    }

    @Test
    void aHallOfPhonesBehindOneAddressIsHeard() {
        assertThat(IntStream.range(0, 90).map(i -> plan.send(plan.body("Stemme " + i)).status())).containsOnly(201);
    }

    @Test
    void whatNobodyCanHaveWrittenIsTakenSixtyTimesAndThenOnceASecond() {
        long start = System.nanoTime();
        int sent = 0;
        Answer answer = plan.send("{}");
        while (answer.status() == 422) {
            sent++;
            answer = plan.send("{}");
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("rate.limited");
        assertThat(answer.json().get("retryAfter").asInt()).isBetween(1, 2);
        assertThat(sent).isBetween(60, 61 + (int) ((System.nanoTime() - start) / 1_000_000_000L));
    }

    @Test
    void receiptCodesCannotBeGuessedThrough() {
        List<Answer> answers = IntStream.range(0, 60).mapToObj(i -> plan.visitor().get("/api/contributions/receipt/AAAA-BBBB-CCC" + i)).toList();
        assertThat(answers.subList(0, 30)).allMatch(answer -> answer.code().equals("receipt.not_found"));
        assertThat(answers.get(answers.size() - 1).status()).isEqualTo(429);
    }
}
