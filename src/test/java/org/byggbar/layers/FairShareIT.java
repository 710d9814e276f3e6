package org.byggbar.layers;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.byggbar.platform.Turns;
import org.byggbar.support.Http;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Who waits in whose line, and for what: the test holds the one turn that its own address has beside somebody else. */
@ServerTest
@Timeout(60)
class FairShareIT {

    private static final int LINE = 80;
    private static final String ADDRESS = "127.0.0.1";
    private static final String ITEMS = "/ogc/collections/zone/items?limit=1";
    private static final String KEPT = "/tiles/context/8/135/74.mvt";

    @LocalServerPort
    private int port;
    @Autowired
    private Turns turns;
    @Autowired
    private MeterRegistry meters;
    @Autowired
    private JdbcClient db;
    @Autowired
    private PasswordEncoder passwords;
    private Http visitor;
    private Http planner;

    @BeforeEach
    void signIn() {
        visitor = new Http(port);
        planner = new Http(port).signIn(db, passwords.encode("correct horse battery"), "correct horse battery", "PLANNER", "drammen");
        assertThat(visitor.get(KEPT).statusCode()).isEqualTo(200);
    }

    /** The only turn of whoever comes from this address. */
    private Turns.Turn hold() {
        othersAreThere();
        return turns.take(ADDRESS);
    }

    /** More than any machine has processors. */
    private void othersAreThere() {
        for (int i = 0; i < 256; i++) {
            turns.notice("somebody else " + i);
        }
    }

    private void awaitWaiting(int count) throws InterruptedException {
        while (meters.get("byggbar.turns.waiting").gauge().value() != count) {
            othersAreThere();
            Thread.sleep(2);
        }
    }

    private double waited() {
        return meters.get("byggbar.turns.waited").counter().count();
    }

    private static CompletableFuture<Integer> aside(Supplier<HttpResponse<?>> question) {
        return CompletableFuture.supplyAsync(() -> question.get().statusCode(), task -> new Thread(task).start());
    }

    private HttpResponse<String> post(String path) {
        try {
            return visitor.client().send(HttpRequest.newBuilder(visitor.at(path)).header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString()).POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void letsWhoAsksAboutLayersFromOneAddressWaitInItsLine() throws Exception {
        List<CompletableFuture<Integer>> waiting;
        try (Turns.Turn turn = hold()) {
            waiting = List.of(aside(() -> visitor.get(ITEMS)), aside(() -> visitor.get(KEPT + "?revision=" + Long.MAX_VALUE)),
                    aside(() -> visitor.get("/api/questions/at?lon=10.2&lat=59.74")), aside(() -> visitor.get("/%6fgc/collections")),
                    aside(() -> post("/api/questions/overlaps")));
            awaitWaiting(waiting.size());
        }
        assertThat(waiting).extracting(CompletableFuture::join).containsExactly(200, 200, 200, 200, 422);
        awaitWaiting(0);
    }

    @Test
    void letsNobodyWaitForWhatIsKeptOrSaved() {
        double waited = waited();
        try (Turns.Turn turn = hold()) {
            assertThat(visitor.get(KEPT).statusCode()).isEqualTo(200);
            assertThat(post("/ogc/collections/zone/items").statusCode()).as("without the page's token").isEqualTo(403);
            assertThat(visitor.get("/drammen/").statusCode()).isEqualTo(200);
            assertThat(visitor.get("/layers.json").statusCode()).isEqualTo(200);
        }
        assertThat(waited()).isEqualTo(waited);
    }

    @Test
    void givesAnAccountALineOfItsOwn() throws Exception {
        CompletableFuture<Integer> stranger;
        try (Turns.Turn turn = hold()) {
            stranger = aside(() -> visitor.get(ITEMS));
            awaitWaiting(1);
            assertThat(planner.get(ITEMS).statusCode()).isEqualTo(200);
        }
        assertThat(stranger.join()).isEqualTo(200);
    }

    @Test
    void tellsWhoseLineIsLongWhenToComeBack() throws Exception {
        List<CompletableFuture<HttpResponse<byte[]>>> line = new ArrayList<>();
        try (Turns.Turn turn = hold()) {
            for (int i = 0; i < LINE; i++) {
                line.add(CompletableFuture.supplyAsync(() -> visitor.get(ITEMS), task -> new Thread(task).start()));
            }
            awaitWaiting(LINE);
            HttpResponse<byte[]> refused = visitor.get(ITEMS);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(Http.json(refused).get("code").asString()).isEqualTo("rate.limited");
            assertThat(planner.get(ITEMS).statusCode()).isEqualTo(200);
        }
        assertThat(line).extracting(answer -> answer.join().statusCode()).containsOnly(200);
    }
}
