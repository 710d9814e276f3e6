package org.byggbar.layers.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.byggbar.support.Http;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;

@ServerTest
class SearchIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private PasswordEncoder passwords;
    @LocalServerPort
    private int port;

    private Http anybody;
    private PlannedTown town;

    @BeforeEach
    void setUp() {
        anybody = new Http(port);
        town = PlannedTown.create(db);
    }

    private HttpResponse<byte[]> search(Http who, String text) {
        return who.get("/api/municipalities/" + town.id() + "/search?lang=nb&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private List<String> titles(Http who, String text) {
        List<String> titles = new ArrayList<>();
        Http.json(search(who, text)).get("results").forEach(hit -> titles.add(hit.get("kind").asString() + ":" + hit.get("title").asString()));
        return titles;
    }

    private void place(String kind, String name, double east, double north) {
        db.sql("""
                insert into context_feature (municipality_id, kind, name, geom)
                values (:town, :kind, :name, st_transform(st_setsrid(st_makepoint(:lon, :lat), 4326), 25833))
                """).param("town", town.id()).param("kind", kind).param("name", name)
                .param("lon", town.town().lon() + east / 1000).param("lat", town.town().lat() + north / 1000).update();
    }

    @Test
    void findsPlacesZonesAndPlansTheBestFirst() {
        town.rename(town.zone("A1", 0, 0, 2, 2), "Gamle Strømsø");
        place("PLACE", "Strømsø", 1, 1);
        place("PLACE", "Strømsåsen", 8, 8);
        assertThat(titles(anybody, "STROMSO")).containsExactly("context:Strømsø", "zone:Gamle Strømsø");
        assertThat(titles(anybody, "strøms")).containsExactly("context:Strømsø", "context:Strømsåsen", "zone:Gamle Strømsø");
        assertThat(titles(anybody, "plan p")).containsExactly("plan:Plan P1");
    }

    @Test
    void tellsWhichZoneAPlaceLiesIn() {
        town.rename(town.zone("A1", 0, 0, 2, 2), "Bragernes");
        place("PLACE", "Torget", 1, 1);
        place("PLACE", "Torgåsen", 9, 9);
        JsonNode hits = Http.json(search(anybody, "torg")).get("results");
        assertThat(hits.get(0).get("within").toString()).isEqualTo("[\"Bragernes\"]");
        assertThat(hits.get(0).get("detail").asString()).isEqualTo("Sted");
        assertThat(hits.get(1).get("within")).isEmpty();
        JsonNode coordinate = Http.json(search(anybody, (town.town().lat() + 0.001) + ", " + (town.town().lon() + 0.001))).get("results").get(0);
        assertThat(coordinate.get("kind").asString()).isEqualTo("coordinate");
        assertThat(coordinate.get("within").toString()).isEqualTo("[\"Bragernes\"]");
    }

    @Test
    void takesThePiecesOfARoadForOne() {
        place("ROAD", "Bjørnstjerne Bjørnsons gate", 1, 1);
        place("ROAD", "Bjørnstjerne Bjørnsons gate", 2, 1);
        assertThat(titles(anybody, "bjørnson")).hasSize(1);
    }

    @Test
    void hidesDraftsFromEverybodyButTheirPlanners() {
        town.rename(town.draftZone("D1", 0, 0, 2, 2), "Secret garden");
        place("PLACE", "Torget", 1, 1);
        assertThat(titles(anybody, "secret")).isEmpty();
        assertThat(titles(anybody, "Plan P2")).isEmpty();
        assertThat(Http.json(search(anybody, "torget")).get("results").get(0).get("within")).isEmpty();
        Http planner = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "PLANNER", town.id());
        assertThat(titles(planner, "secret")).containsExactly("zone:Secret garden");
        assertThat(titles(planner, "Plan P2")).containsExactly("plan:Plan P2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "'", "\"", "\\", "' or '1'='1", "(a+)+$", "😀", ":text", "*", "..", "\u0000", "\u0007", "\uD83D", "][", "$1", "?"})
    void takesEveryTextLiterally(String text) {
        town.zone("A1", 0, 0, 2, 2);
        HttpResponse<byte[]> answer = search(anybody, text);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Http.json(answer).get("results")).isEmpty();
    }

    @Test
    void findsMarksThatStandInANameAndGivesTwentyAtMost() {
        town.rename(town.zone("A1", 0, 0, 2, 2), "100 % bolig_felt");
        assertThat(titles(anybody, "0 %")).containsExactly("zone:100 % bolig_felt");
        assertThat(titles(anybody, "g_f")).containsExactly("zone:100 % bolig_felt");
        for (int i = 0; i < 25; i++) {
            town.zone("B" + i, 3 + i * 0.1, 0, 3.1 + i * 0.1, 0.1);
        }
        assertThat(titles(anybody, "zone")).hasSize(20);
    }

    @Test
    void refusesALongTextAndKnowsNoOtherTown() {
        assertThat(search(anybody, "a".repeat(200)).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> tooLong = search(anybody, "a".repeat(201));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(Http.json(tooLong).get("code").asString()).isEqualTo("query.too_long");
        assertThat(search(anybody, "   ").statusCode()).isEqualTo(200);
        assertThat(anybody.get("/api/municipalities/nowhere/search?q=a").statusCode()).isEqualTo(404);
    }
}
