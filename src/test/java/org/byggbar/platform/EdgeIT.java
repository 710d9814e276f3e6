package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What reaches a handler and what does not, over real HTTP: robustness rows 7, 9, 13–15, 18–21 and 48. */
@ServerTest
class EdgeIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONTRIBUTIONS = "/api/plans/%d/contributions";

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private String token;
    private String contributions;

    @BeforeEach
    void findAnOpenProposal() throws Exception {
        HttpResponse<String> session = send(to("/api/session"));
        token = JSON.readTree(session.body()).get("csrf").get("token").asString();
        JsonNode plans = JSON.readTree(send(to("/api/municipalities/drammen/plans")).body());
        JsonNode list = plans.isArray() ? plans : plans.get("plans");
        for (JsonNode plan : list) {
            if (plan.get("status").asString().equals("CONSULTATION")) {
                contributions = CONTRIBUTIONS.formatted(plan.get("id").asLong());
            }
        }
        assertThat(contributions).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "truncated        | {\"kind\": \"IDEA\"                            | json.malformed",
        "trailing comma   | {\"kind\": \"IDEA\",}                          | json.malformed",
        "two documents    | {} {}                                          | json.malformed",
        "duplicate key    | {\"kind\": \"IDEA\", \"kind\": \"SUPPORT\"}    | json.duplicate_key",
        "nan              | {\"geometry\": {\"coordinates\": [NaN, 1]}}    | json.malformed",
        "nothing          | ``                                             | json.malformed",
    })
    void saysWhereBrokenJsonStops(String name, String body, String code) throws Exception {
        HttpResponse<String> answer = post(BodyPublishers.ofString(body), "application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).get("code").asString()).isEqualTo(code);
        assertThat(problem(answer).get("line").asInt()).isPositive();
    }

    @Test
    void refusesTextThatIsNotUtf8() throws Exception {
        byte[] body = "{\"text\": \"caf?\"}".getBytes(StandardCharsets.ISO_8859_1);
        body[12] = (byte) 0xE9;
        HttpResponse<String> answer = post(BodyPublishers.ofByteArray(body), "application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).get("code").asString()).isEqualTo("text.encoding");
    }

    @Test
    void refusesDeepNestingWithoutOverflowingTheStack() throws Exception {
        String deep = "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(2_000) + "]}".repeat(2_000);
        HttpResponse<String> answer = post(BodyPublishers.ofString("{\"geometry\":" + deep + "}"), "application/json");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).get("code").asString()).isEqualTo("json.too_deep");
    }

    @Test
    void refusesABigBodyBeforeReadingIt() throws Exception {
        long before = usedHeap();
        HttpResponse<String> declared = post(BodyPublishers.ofInputStream(() -> new Repeating(150_000_000)), "application/json");
        assertThat(declared.statusCode()).isEqualTo(413);
        assertThat(problem(declared).get("code").asString()).isEqualTo("body.too_large");
        assertThat(usedHeap() - before).isLessThan(64L << 20);
    }

    @Test
    void refusesABodyThatInflatesPastTheCap() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(("{\"text\":\"" + "a".repeat(5_000_000) + "\"}").getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(packed.size()).isLessThan(10_000);
        HttpResponse<String> answer = send(writing().header("Content-Encoding", "gzip").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(problem(answer).get("code").asString()).isIn("body.inflated_too_large", "json.too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/plain", "application/x-yaml"})
    void saysWhichContentTypesItTakes(String type) throws Exception {
        HttpResponse<String> answer = post(BodyPublishers.ofString("<a/>"), type);
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(problem(answer).get("supported").asString()).contains("application/json");
    }

    @Test
    void answersMethodsItDoesNotKnowWithThoseItDoes() throws Exception {
        HttpResponse<String> trace = send(to("/api/municipalities").method("TRACE", BodyPublishers.noBody()));
        assertThat(trace.statusCode()).isEqualTo(405);
        assertThat(trace.headers().firstValue("Allow")).isPresent();
        HttpResponse<String> delete = send(writing("/api/municipalities").DELETE());
        assertThat(delete.statusCode()).isEqualTo(405);
        assertThat(delete.headers().firstValue("Allow").orElse("")).contains("GET");
        HttpResponse<String> overridden = send(to("/api/municipalities").header("X-HTTP-Method-Override", "DELETE"));
        assertThat(overridden.statusCode()).isEqualTo(200);
    }

    @Test
    void boundsAddressAndHeaders() throws Exception {
        assertThat(send(to("/api/municipalities?q=" + "x".repeat(20_000))).statusCode()).isEqualTo(414);
        assertThat(send(to("/api/municipalities").header("Cookie", "a=" + "x".repeat(64_000))).statusCode()).isEqualTo(431);
        HttpRequest.Builder many = to("/api/municipalities");
        for (int i = 0; i < 200; i++) {
            many.header("X-Many-" + i, "1");
        }
        assertThat(send(many).statusCode()).isIn(400, 431);
    }

    @Test
    void letsNoOtherSiteWriteOrListen() throws Exception {
        String foreign = "https://evil.example";
        HttpResponse<String> write = send(writing().header("Origin", foreign).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));
        assertThat(write.statusCode()).isEqualTo(403);
        assertThat(problem(write).get("code").asString()).isEqualTo("origin.foreign");
        HttpResponse<String> listen = send(to("/api/municipalities/drammen/changes").header("Origin", foreign).header("Accept", "text/event-stream"));
        assertThat(listen.statusCode()).isEqualTo(403);
        HttpResponse<String> withoutToken = send(to(contributions).header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));
        assertThat(withoutToken.statusCode()).isEqualTo(403);
        assertThat(problem(withoutToken).get("code").asString()).isEqualTo("csrf.missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/drammen/", "/drammen/sites", "/login"})
    void pagesRunOnlyTheirOwnScriptsAndCantBeFramed(String page) throws Exception {
        HttpResponse<String> answer = send(to(page).header("Accept", "text/html"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(send(to(page)).statusCode()).as("a program that says nothing of what it accepts").isEqualTo(200);
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).doesNotContainPattern("\\son[a-z]+=\"").doesNotContain("style=\"").doesNotContain("<style");
    }

    @Test
    void problemsSpeakTheAskedLanguageAndShowNoInnards() throws Exception {
        HttpResponse<String> answer = send(to("/api/plans/999999").header("Accept-Language", "nb"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(problem(answer).get("title").asString()).isEqualTo("Finnes ikke");
        assertThat(problem(answer).has("traceId")).isTrue();
        assertThat(answer.body()).doesNotContain("Exception", "org.byggbar", "select ");
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpRequest.Builder writing() {
        return writing(contributions);
    }

    private HttpRequest.Builder writing(String path) {
        return to(path).header("X-XSRF-TOKEN", token).header("Cookie", "XSRF-TOKEN=" + token).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private HttpResponse<String> post(BodyPublisher body, String type) throws Exception {
        return send(writing().header("Content-Type", type).POST(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode problem(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Blanks without end, made up as they are read. */
    private static final class Repeating extends InputStream {

        private long left;

        Repeating(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int given = (int) Math.min(left, length);
            java.util.Arrays.fill(buffer, offset, offset + given, (byte) ' ');
            left -= given;
            return given;
        }
    }
}
