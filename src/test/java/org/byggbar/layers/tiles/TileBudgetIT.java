package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.byggbar.bench.Wire;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Robustness row 25: ten thousand different tiles within a minute, for one caller, as they come over the wire. */
@ServerTest
@Tag("measured")
@Timeout(60)
class TileBudgetIT {

    private static final int ASKED = 10_000;
    private static final int CONNECTIONS = 6;
    private static final String KEPT = "/tiles/context/8/135/74.mvt";

    @LocalServerPort
    private int port;

    private static InetAddress caller(int number) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 3, 0, (byte) number});
    }

    /** In the Pacific, where nothing is planned. */
    private static String tile(int number) {
        return "/tiles/zone/18/" + (1_000 + number / 100) + "/" + (131_000 + number % 100) + ".mvt";
    }

    private Void ask(AtomicInteger next, AtomicInteger made, AtomicInteger refused) throws IOException {
        try (Wire wire = new Wire(port, caller(1))) {
            for (int number = next.getAndIncrement(); number < ASKED; number = next.getAndIncrement()) {
                Wire.Answer answer = wire.get(tile(number));
                if (answer.status() == 204) {
                    made.incrementAndGet();
                } else {
                    assertRefused(answer);
                    refused.incrementAndGet();
                }
                if (number % 100 == 0) {
                    assertThat(wire.get(KEPT).status()).as("a tile that is kept").isEqualTo(200);
                }
            }
        }
        return null;
    }

    private static void assertRefused(Wire.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(429);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(Integer.parseInt(answer.headers().get("retry-after"))).isBetween(1, 60);
        assertThat(answer.text()).contains("\"code\":\"rate.limited\"");
    }

    @Test
    void endsAFloodOfDifferentTilesAndNothingElse() throws Exception {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (Wire other = new Wire(port, caller(2))) {
            assertThat(other.get(KEPT).status()).isEqualTo(200);
            AtomicInteger next = new AtomicInteger();
            List<FutureTask<Void>> flood = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                flood.add(new FutureTask<>(() -> ask(next, made, refused)));
                new Thread(flood.get(i)).start();
            }
            for (FutureTask<Void> connection : flood) {
                connection.get();
            }
            assertThat(made).hasValue(MissBudget.PER_MINUTE);
            assertThat(refused).hasValue(ASKED - MissBudget.PER_MINUTE);
            assertThat(other.get(tile(ASKED)).status()).as("somebody else's new tile").isEqualTo(204);
        }
        try (Wire flooder = new Wire(port, caller(1))) {
            assertRefused(flooder.get(tile(ASKED + 1)));
            assertThat(flooder.get(tile(0)).status()).as("the flooder's own, which are kept").isEqualTo(204);
        }
    }
}
