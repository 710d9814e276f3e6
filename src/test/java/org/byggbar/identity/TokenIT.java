package org.byggbar.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.byggbar.identity.ApiToken.Scope;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program with a token is its owner, for one request, as long as the token counts. */
@ServerTest
class TokenIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    private int port;
    @Autowired
    private AccountBook accounts;
    @Autowired
    private ApiTokens tokens;
    @Autowired
    private JdbcClient db;

    private final HttpClient program = HttpClient.newHttpClient();
    private String owner;

    @BeforeEach
    void setUp() {
        owner = "person-" + UUID.randomUUID();
        accounts.add(owner, "A Person", Role.PLANNER, "drammen", PASSWORD);
    }

    @AfterEach
    void forgetFailures() {
        db.sql("delete from rate_limit where budget = :name").param("name", TokenSignIn.FAILURES.name()).update();
    }

    @Test
    void aTokenIsItsOwnerWithoutASession() throws Exception {
        String token = tokens.issue(owner, "QGIS", Scope.READ, 30).text();
        assertThat(token).matches("byggbar_\\d+_[0-9a-f]{40}");
        for (String authorization : new String[] {"Bearer " + token, "bearer " + token, basic("anything", token)}) {
            HttpResponse<String> answer = get("/api/session", authorization);
            assertThat(JSON.readTree(answer.body()).get("username").asString()).isEqualTo(owner);
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("byggbar_session"));
        }
        assertThat(db.sql("select count(*) from spring_session where principal_name = :owner").param("owner", owner)
                .query(Integer.class).single()).isZero();
        assertThat(JSON.readTree(get("/api/session", null).body()).get("signedIn").asBoolean()).isFalse();
    }

    @Test
    void onlyAHashIsKeptAndTheDayOfUse() throws Exception {
        ApiTokens.Issued issued = tokens.issue(owner, "Script", Scope.READ, 30);
        String secret = issued.text().substring(issued.text().lastIndexOf('_') + 1);
        String row = db.sql("select to_jsonb(t)::text from api_token t where id = :id").param("id", issued.token().id()).query(String.class).single();
        assertThat(row).doesNotContain(secret).contains("\"last_used_on\": null");
        get("/api/session", "Bearer " + issued.text());
        assertThat(tokens.list(owner).get(0).lastUsedOn()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aTokenThatNoLongerCountsIsRefusedEverywhere(String why, String sql) throws Exception {
        ApiTokens.Issued issued = tokens.issue(owner, "Old", Scope.EDIT, 30);
        db.sql(sql).param("id", issued.token().id()).update();
        for (String path : new String[] {"/api/session", "/ogc/collections", "/"}) {
            assertRefused(get(path, "Bearer " + issued.text()), path);
        }
    }

    static Stream<String[]> deaths() {
        return Stream.of(new String[] {"expired", "update api_token set expires_at = now() where id = :id"},
                new String[] {"revoked", "update api_token set revoked_at = now() where id = :id"},
                new String[] {"owner disabled", "update account set enabled = false where id = (select account_id from api_token where id = :id)"});
    }

    @ParameterizedTest
    @ValueSource(strings = {"byggbar_%d_0000000000000000000000000000000000000000", "byggbar_%d_", "byggbar_%d", "byggbar_999999999999999999999_ab", "x", ""})
    void aWrongTokenIsRefused(String text) throws Exception {
        long id = tokens.issue(owner, "Right", Scope.READ, 30).token().id();
        assertRefused(get("/api/session", "Bearer " + text.formatted(id)), text);
    }

    @Test
    void aPasswordMeantForAProxyIsNoneOfOurs() throws Exception {
        assertThat(get("/api/session", basic("user", "a proxy's password")).statusCode()).isEqualTo(200);
        assertRefused(get("/api/session", basic("user", "byggbar_1_guess")), "a wrong token as password");
    }

    @Test
    void aChangedPasswordRevokesAllTokens() throws Exception {
        String token = tokens.issue(owner, "Laptop", Scope.READ, 30).text();
        accounts.changePassword(owner, "another long password");
        assertRefused(get("/api/session", "Bearer " + token), "after the change");
    }

    @Test
    void guessingIsSlowedDownAndARightTokenStillWorks() throws Exception {
        String token = tokens.issue(owner, "Right", Scope.READ, 30).text();
        HttpResponse<String> last = null;
        for (int i = 0; i <= TokenSignIn.FAILURES.requests(); i++) {
            last = get("/api/session", "Bearer byggbar_1_" + "0".repeat(40));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(get("/api/session", "Bearer " + token).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenForReadingChangesNothingAndOneForEditingNeedsNoCsrfToken() throws Exception {
        String body = "{\"code\": \"%s\", \"name\": \"By token\", \"kind\": \"NO_KDP\"}".formatted("T" + UUID.randomUUID().toString().substring(0, 8));
        String path = "/api/municipalities/drammen/plans";
        HttpResponse<String> refused = post(path, body, "Bearer " + tokens.issue(owner, "R", Scope.READ, 1).text());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(refused.body()).get("code").asString()).isEqualTo("token.read_only");

        HttpResponse<String> made = post(path, body, "Bearer " + tokens.issue(owner, "E", Scope.EDIT, 1).text());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(db.sql("select actor from change where layer = 'plan' and feature_id = :id")
                .param("id", JSON.readTree(made.body()).get("id").asLong()).query(String.class).list()).containsOnly(owner);
        db.sql("delete from plan where id = :id").param("id", JSON.readTree(made.body()).get("id").asLong()).update();
    }

    /** The square lies at sea: only how the answer may be kept tells who was taken to ask. */
    @Test
    void aTokenForReadingMayAskAQuestionThatIsTooLongForAnAddress() throws Exception {
        String question = """
                {"geometry": {"type": "Polygon", "coordinates": [[[3, 57], [3.01, 57], [3.01, 57.01], [3, 57.01], [3, 57]]]}}""";
        HttpResponse<String> answer = post("/api/questions/overlaps", question, "Bearer " + tokens.issue(owner, "R", Scope.READ, 1).text());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).as("asked as its owner, who sees drafts").contains("private, no-store");
        assertThat(answer.headers().firstValue("Vary").orElseThrow()).contains("Authorization");
    }

    @Test
    void noTokenMakesAnother() throws Exception {
        String token = tokens.issue(owner, "E", Scope.EDIT, 1).text();
        HttpResponse<String> refused = post("/api/tokens", "{\"label\": \"Successor\", \"scope\": \"EDIT\"}", "Bearer " + token);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(refused.body()).get("code").asString()).isEqualTo("token.session_required");
        assertThat(get("/api/tokens", "Bearer " + token).statusCode()).isEqualTo(403);
        assertThat(tokens.list(owner)).hasSize(1);
    }

    private void assertRefused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).as(why).isEqualTo(401);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("code").asString()).as(why).isEqualTo("token.invalid");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer").contains("invalid_token");
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return program.send((authorization == null ? request : request.header("Authorization", authorization)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String authorization) throws Exception {
        return program.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", authorization)
                .header("Content-Type", "application/json").header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }
}
