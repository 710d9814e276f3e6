package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.byggbar.ByggbarServer;
import org.byggbar.changes.Announcements;
import org.byggbar.support.EventClient;
import org.byggbar.support.EventClient.Event;
import org.byggbar.support.Http;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.byggbar.support.VectorTile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Two servers on one database: what is saved through one is at once on the maps of the other. */
@ServerTest
class TwoNodesIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private JdbcConnectionDetails database;
    @Autowired
    private PasswordEncoder passwords;
    @LocalServerPort
    private int port;

    private ConfigurableApplicationContext secondNode() {
        return new SpringApplicationBuilder(ByggbarServer.class)
                .run("--spring.datasource.url=" + database.getJdbcUrl(), "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword(), "--server.port=0", "--spring.jmx.enabled=false");
    }

    @Test
    void agreeOnTilesEventsAndCursors() throws Exception {
        PlannedTown town = PlannedTown.create(db);
        long zone = town.zone("A1", 0, 0, 2, 1);
        town.zone("A2", 2, 0, 4, 1);
        try (ConfigurableApplicationContext other = secondNode()) {
            Http here = new Http(port);
            Http there = new Http(Integer.parseInt(other.getEnvironment().getProperty("local.server.port")));
            String tile = "/tiles/zone/" + town.tile(15, 1, 0.5) + ".mvt";
            HttpResponse<byte[]> before = here.get(tile);
            assertThat(there.get(tile).headers().firstValue("ETag")).isEqualTo(before.headers().firstValue("ETag"));

            for (int round = 0; round < 20; round++) {
                String name = "Round " + round;
                try (EventClient stream = new EventClient(here, "/api/municipalities/" + town.id() + "/changes")) {
                    assertThat(stream.next(Duration.ofSeconds(5)).name()).isEqualTo("hello");
                    town.rename(zone, name);
                    Event change = stream.next(Duration.ofSeconds(2));
                    while (!change.data().get("operation").asString().equals("UPDATE") || change.data().get("version").asInt() != round + 2) {
                        change = stream.next(Duration.ofSeconds(2));
                    }
                    HttpResponse<byte[]> fresh = there.get(tile + "?revision=" + change.data().get("revision").asLong());
                    assertThat(VectorTile.read(fresh.body()).feature(zone).properties()).as("told by one node, asked of the other")
                            .containsEntry("name", name);
                }
            }

            isFreshOnBothInASecond(town, zone, here, there, other.getBean(MeterRegistry.class));

            Http planner = new Http(port).signIn(db, passwords.encode("a long password"), "a long password", "PLANNER", town.id());
            try (EventClient stream = new EventClient(planner, "/api/municipalities/" + town.id() + "/changes")) {
                assertThat(stream.next(Duration.ofSeconds(5)).name()).isEqualTo("hello");
                other.getBean(Announcements.class).tellPlanners(town.id(), "presence", Map.of("planId", town.plan()));
                Event presence = stream.next(Duration.ofSeconds(2));
                while (!presence.name().equals("presence")) {
                    presence = stream.next(Duration.ofSeconds(2));
                }
                assertThat(presence.data().get("planId").asLong()).as("said at one node, heard at the other").isEqualTo(town.plan());
            }

            String next = here.json("/ogc/collections/zone/items?limit=1&municipality=" + town.id()).get("links").valueStream()
                    .filter(link -> link.get("rel").asString().equals("next")).findFirst().orElseThrow().get("href").asString();
            assertThat(there.json(next.replaceFirst("^http://[^/]+", "")).get("numberReturned").asInt()).isOne();
        }
    }

    /** Saved by one node; the other's browsers are told nothing and ask again, as a map that is opened anew does. */
    private static void isFreshOnBothInASecond(PlannedTown town, long zone, Http here, Http there, MeterRegistry meters) {
        town.zone("B1", 15, 15, 17, 16);
        String near = "/tiles/zone/" + town.tile(15, 1, 0.5) + ".mvt";
        String far = "/tiles/zone/" + town.tile(15, 16, 15.5) + ".mvt";
        there.get(near);
        town.rename(zone, "After it");
        await(there, near, bytes -> isNamed(bytes, zone, "After it"));      // the kept tile is gone: what came before has been read as well
        String farBefore = there.get(far).headers().firstValue("ETag").orElseThrow();
        for (int round = 0; round < 5; round++) {
            String name = "Fresh " + round;
            here.get(near);
            there.get(near);
            town.rename(zone, name);
            for (Http node : List.of(there, here)) {
                await(node, near, bytes -> isNamed(bytes, zone, name));
            }
            for (int again = 0; again < 10; again++) {
                assertThat(isNamed(there.get(near).body(), zone, name)).as("no older tile after the fresh one").isTrue();
            }
            double misses = misses(meters);
            assertThat(there.get(far).headers().firstValue("ETag")).contains(farBefore);
            assertThat(misses(meters)).as("an unrelated tile was dropped").isEqualTo(misses);
        }
    }

    private static boolean isNamed(byte[] tile, long zone, String name) {
        return name.equals(VectorTile.read(tile).feature(zone).properties().get("name"));
    }

    private static double misses(MeterRegistry meters) {
        return meters.get("byggbar.tiles.asked").tags("layer", "zone", "result", "miss").counter().count();
    }

    private static void await(Http node, String tile, Predicate<byte[]> isFresh) {
        Instant end = Instant.now().plus(Duration.ofSeconds(1));
        while (!isFresh.test(node.get(tile).body())) {
            assertThat(Instant.now()).as("a second after it was saved").isBefore(end);
        }
    }
}
