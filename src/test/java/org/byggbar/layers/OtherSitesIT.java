package org.byggbar.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A web map of another municipality, in a browser that keeps to the same-origin policy. */
@ServerTest
class OtherSitesIT {

    private static final String NEIGHBOUR = "https://kart.neighbour.example";

    private final HttpClient browser = HttpClient.newHttpClient();
    @Autowired
    private JdbcClient db;
    @LocalServerPort
    private int port;
    private PlannedTown town;

    @BeforeEach
    void setUp() {
        town = PlannedTown.create(db);
        town.zone("A1", 0, 0, 2, 1);
    }

    private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Origin", NEIGHBOUR);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.method(method, HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ogc", "/ogc/collections/zone/items?limit=1", "/ogc/collections/none/items", "/tiles/zone/%s.mvt", "/tiles/zone/%s.mvt?odd",
        "/tiles/zone/{z}/{x}/{y}.json", "/api/questions/at?lon=10.2&lat=59.7", "/api/questions/at?lon=x", "/ogc/tiles/WebMercatorQuad/0/0/0"})
    void mayReadWhatEverybodySeesAndWhyItWasRefused(String path) throws Exception {
        String address = path.formatted(town.tile(14, 1, 0.5)).replace("{z}", "%7Bz%7D").replace("{x}", "%7Bx%7D").replace("{y}", "%7By%7D");
        for (int again = 0; again < 2; again++) {
            HttpResponse<String> answer = ask("GET", address);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(address + " " + answer.statusCode()).contains("*");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    @Test
    void mayAskWithATokenAndRevalidate() throws Exception {
        HttpResponse<String> answer = ask("OPTIONS", "/ogc/collections/zone/items", "Access-Control-Request-Method", "GET",
                "Access-Control-Request-Headers", "authorization,if-none-match");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow()).containsIgnoringCase("authorization").containsIgnoringCase("if-none-match");
    }

    @Test
    void mayNotWriteAndSeesNoPages() throws Exception {
        assertThat(ask("OPTIONS", "/ogc/collections/zone/items", "Access-Control-Request-Method", "POST").statusCode()).isEqualTo(403);
        HttpResponse<String> refused = ask("POST", "/ogc/collections/zone/items");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("origin.foreign");
        assertThat(ask("GET", "/" + town.id() + "/").headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
}
