package org.byggbar.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signing in as a browser does, over real HTTP. */
@ServerTest
class SignInIT {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;
    @Autowired
    private AccountBook accounts;
    @Autowired
    private JdbcClient db;

    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void anAccountFromTheConsoleSignsInAndOutAndItsSessionIsInTheDatabase() throws Exception {
        String name = account(Role.PLANNER);
        HttpResponse<String> answer = signIn(name, "correct horse battery", "/drammen/plan", "text/html");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/drammen/plan");
        JsonNode session = session();
        assertThat(session.get("signedIn").asBoolean()).isTrue();
        assertThat(session.get("role").asString()).isEqualTo("PLANNER");
        assertThat(session.get("municipalities").toString()).isEqualTo("[\"drammen\"]");
        assertThat(sessions(name)).isEqualTo(1);

        assertThat(post("/logout", "", "text/html").statusCode()).isEqualTo(302);
        assertThat(session().get("signedIn").asBoolean()).isFalse();
        assertThat(sessions(name)).isZero();
    }

    @Test
    void aChangedPasswordSignsOutEverywhere() throws Exception {
        String name = account(Role.MODERATOR);
        signIn(name, "correct horse battery", "/", "text/html");
        assertThat(session().get("signedIn").asBoolean()).isTrue();
        accounts.changePassword(name, "another long password");
        assertThat(session().get("signedIn").asBoolean()).isFalse();
    }

    @Test
    void aDisabledAccountGetsTheSameAnswerAsAWrongPassword() throws Exception {
        String name = account(Role.PLANNER);
        accounts.disable(name);
        HttpResponse<String> disabled = signIn(name, "correct horse battery", "/", "application/json");
        HttpResponse<String> wrong = signIn(account(Role.PLANNER), "wrong", "/", "application/json");
        assertThat(disabled.statusCode()).isEqualTo(401).isEqualTo(wrong.statusCode());
        assertThat(JSON.readTree(disabled.body()).get("detail")).isEqualTo(JSON.readTree(wrong.body()).get("detail"));
    }

    @Test
    void guessingIsStoppedEvenWithTheRightPasswordAtLast() throws Exception {
        String name = account(Role.PLANNER);
        for (int i = 0; i < LoginAttempts.PER_NAME; i++) {
            assertThat(signIn(name, "guess " + i, "/", "application/json").statusCode()).isEqualTo(401);
        }
        HttpResponse<String> stopped = signIn(name, "correct horse battery", "/", "application/json");
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(stopped.headers().firstValue("Retry-After").orElse("0"))).isBetween(1, LoginAttempts.WINDOW_MINUTES * 60);
        db.sql("update login_attempt set at = at - interval '16 minutes' where username = :name").param("name", name).update();
        assertThat(signIn(name, "correct horse battery", "/", "application/json").statusCode()).isEqualTo(204);
        db.sql("delete from login_attempt").update();
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example/,/", "//evil.example,/", "/\\evil.example,/", "javascript:alert(1),/", "/avesta/?a=b,/avesta/?a=b"})
    void signingInLeadsOnlyToThisSite(String next, String leadsTo) throws Exception {
        HttpResponse<String> answer = signIn(account(Role.DEVELOPER), "correct horse battery", next, "text/html");
        assertThat(URI.create(answer.headers().firstValue("Location").orElse("")).toString()).isIn(leadsTo, "http://localhost:" + port + leadsTo);
    }

    @Test
    void passwordsAreKeptAsArgon2() {
        String hash = db.sql("select password_hash from account where username = :name").param("name", account(Role.PLANNER))
                .query(String.class).single();
        assertThat(hash).startsWith("$argon2id$");
    }

    private String account(Role role) {
        String name = "person-" + UUID.randomUUID();
        accounts.add(name, "A Person", role, "drammen", "correct horse battery");
        return name;
    }

    private int sessions(String name) {
        return db.sql("select count(*) from spring_session where principal_name = :name").param("name", name).query(Integer.class).single();
    }

    private HttpResponse<String> signIn(String name, String password, String next, String accept) throws Exception {
        return post("/login", "username=" + encoded(name) + "&password=" + encoded(password) + "&next=" + encoded(next), accept);
    }

    private HttpResponse<String> post(String path, String form, String accept) throws Exception {
        String token = session().get("csrf").get("token").asString();
        return browser.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept", accept)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + "&_csrf=" + encoded(token))).build(), BodyHandlers.ofString());
    }

    private JsonNode session() throws Exception {
        return JSON.readTree(browser.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/session")).build(),
                BodyHandlers.ofString()).body());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
