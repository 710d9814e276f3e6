package org.byggbar.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server over its socket, as one browser with its own cookies sees it. */
public final class Http {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).version(HttpClient.Version.HTTP_1_1).build();
    private final String root;

    public Http(int port) {
        root = "http://localhost:" + port;
    }

    public URI at(String path) {
        return URI.create(root + path);
    }

    public HttpClient client() {
        return client;
    }

    /** @param headers name, value, name, value … */
    public HttpResponse<byte[]> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(at(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public JsonNode json(String path, String... headers) {
        return JSON.readTree(get(path, headers).body());
    }

    public static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    /** Makes an account with that role and signs in as it, by the form. */
    public Http signIn(JdbcClient db, String passwordHash, String password, String role, String municipality) {
        String name = role.toLowerCase() + "-" + UUID.randomUUID();
        db.sql("""
                insert into account (username, password_hash, display_name, role, municipality_id)
                values (:name, :hash, :name, :role, :municipality)
                """).param("name", name).param("hash", passwordHash).param("role", role).param("municipality", municipality).update();
        String token = json("/api/session").get("csrf").get("token").asString();
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(at("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + encoded(name) + "&password=" + encoded(password) + "&_csrf=" + encoded(token))));
        if (answer.statusCode() != 302 || answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new AssertionError("sign-in failed: " + answer);
        }
        return this;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
