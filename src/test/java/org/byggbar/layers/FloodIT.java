package org.byggbar.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.byggbar.bench.Wire;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One caller who floods the server, or a whole hall behind one address, and what others notice of it. */
@ServerTest
@Tag("measured")
@Timeout(60)
class FloodIT {

    private static final int FLOODING = 16;
    private static final int HALL = 60;
    private static final int FEWEST_ROUNDS = 4;
    private static final int MOST_ROUNDS = 9;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(12);
    private static final long UNTIL_FORGOTTEN_MS = 2_100;
    private static final String KEPT = "/tiles/zone/10/541/298.mvt";
    private static final String ITEMS = "/ogc/collections/zone/items?municipality=drammen&limit=20";

    @LocalServerPort
    private int port;
    /** Counted through, so that none is asked for twice. */
    private final AtomicInteger coldTile = new AtomicInteger();

    private static InetAddress caller(int number) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 2, (byte) (number / 250), (byte) (1 + number % 250)});
    }

    private static <T> FutureTask<T> inAThread(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task).start();
        return task;
    }

    // The visitor

    private String visitorsQuestion(int number) {
        return switch (number % 4) {
            case 0 -> newTileOfDrammen();
            case 1 -> KEPT;
            case 2 -> ITEMS;
            default -> String.format(Locale.ROOT, "/api/questions/at?lon=%.5f&lat=%.5f", 10.2 + number % 40 / 1e4, 59.74 + number % 30 / 1e4);
        };
    }

    private String newTileOfDrammen() {
        int number = coldTile.getAndIncrement();
        return "/tiles/zone/18/" + (138_470 + number % 60) + "/" + (76_490 + number / 60) + ".mvt";
    }

    /** Asks at a steady pace, from one connection; @return milliseconds from when each question was due. */
    private List<Double> visit(Wire wire) throws IOException {
        List<Double> took = new ArrayList<>();
        long start = System.nanoTime();
        for (int number = 0; System.nanoTime() - start < ROUND_NANOS; number++) {
            long asked = System.nanoTime();
            Wire.Answer answer = wire.get(visitorsQuestion(number));
            took.add((System.nanoTime() - asked) / 1e6);
            assertThat(answer.status()).as("the visitor's question %s: %s", visitorsQuestion(number), answer.text()).isIn(200, 204);
            LockSupport.parkNanos(asked + PACE_NANOS - System.nanoTime());
        }
        return took;
    }

    private static double p95(List<Double> took) {
        return took.stream().sorted().skip(took.size() * 95L / 100).findFirst().orElseThrow();
    }

    // The flooder

    /** A tile somewhere in southern Norway; half of them made anew each time, since a browser may have been told of a change. */
    private static String randomTile(Random random) {
        int z = 6 + random.nextInt(12);
        int scale = 1 << z - 6;
        String layer = List.of("zone", "context", "site", "overlay").get(random.nextInt(4));
        String tile = "/tiles/" + layer + "/" + z + "/" + (33 * scale + random.nextInt(2 * scale)) + "/" + (18 * scale + random.nextInt(scale)) + ".mvt";
        return random.nextBoolean() ? tile : tile + "?revision=" + (Long.MAX_VALUE - random.nextInt(1_000_000));
    }

    /** As much geometry as a filter may have, about the layer with the most of it. */
    private static String costlyFilter(Random random) {
        String filter = IntStream.range(0, 5).mapToObj(i -> "S_TOUCHES(geometry," + circle(0.1 + random.nextInt(50) / 1_000.0) + ")")
                .collect(Collectors.joining(" OR "));
        return "/ogc/collections/context/items?limit=10&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private static String circle(double radius) {
        return IntStream.rangeClosed(0, 36).mapToObj(i -> {
            double angle = Math.PI * (i % 36) / 18;
            return String.format(Locale.ROOT, "%.3f %.3f", 10.2 + radius * Math.cos(angle), 59.74 + radius / 2 * Math.sin(angle));
        }).collect(Collectors.joining(",", "POLYGON((", "))"));
    }

    private final class Flood implements AutoCloseable {

        private final List<FutureTask<Void>> connections = new ArrayList<>();
        private final ConcurrentLinkedQueue<Wire.Answer> answers = new ConcurrentLinkedQueue<>();
        private volatile boolean over;

        Flood(int seed) throws IOException {
            InetAddress flooder = caller(1);
            for (int i = 0; i < FLOODING; i++) {
                Random random = new Random(seed * 100L + i);
                connections.add(inAThread(() -> {
                    try (Wire wire = new Wire(port, flooder)) {
                        while (!over) {
                            answers.add(wire.get(random.nextInt(3) == 0 ? costlyFilter(random) : randomTile(random)));
                        }
                    }
                    return null;
                }));
            }
        }

        /** Ends it; what waits is answered first. */
        @Override
        public void close() throws InterruptedException, ExecutionException {
            over = true;
            for (FutureTask<Void> connection : connections) {
                connection.get();
            }
        }
    }

    private static void assertAnsweredOrToldToWait(Wire.Answer answer) {
        if (answer.status() == 429) {
            assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
            assertThat(answer.headers().get("retry-after")).containsOnlyDigits();
            assertThat(answer.text()).contains("\"code\":\"rate.limited\"");
        } else {
            assertThat(answer.status()).as(answer.text()).isIn(200, 204);
        }
    }

    /**
     * Rounds alone and rounds beside the flood take turns, and the quietest of each are compared: what else the machine has to
     * do only ever adds. There are more rounds while it does too much.
     */
    @Test
    void isHardlyNoticedByOthers() throws Exception {
        List<Double> alone = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        List<Wire.Answer> answers = new ArrayList<>();
        try (Wire visitor = new Wire(port, caller(0))) {
            visitor.get(KEPT);
            warmUp(visitor);
            while (alone.size() < FEWEST_ROUNDS || alone.size() < MOST_ROUNDS && quietest(beside) >= 2 * quietest(alone)) {
                alone.add(p95(visit(visitor)));
                beside.add(p95(visitBeside(new Flood(alone.size()), visitor, answers)));
            }
        }
        String rounds = "p95 of a visitor in ms, alone " + listed(alone) + ", beside a flood " + listed(beside);
        System.out.println(rounds + "; " + answers.size() + " answers to the flooder");
        assertThat(answers).as("a flood").hasSizeGreaterThan(FEWEST_ROUNDS * FLOODING).allSatisfy(FloodIT::assertAnsweredOrToldToWait);
        assertThat(quietest(beside)).as(rounds).isLessThan(2 * quietest(alone));
    }

    private void warmUp(Wire visitor) throws Exception {
        visit(visitor);
        visitBeside(new Flood(0), visitor, new ArrayList<>());
    }

    private List<Double> visitBeside(Flood flood, Wire visitor, List<Wire.Answer> answers) throws Exception {
        try (flood) {
            return visit(visitor);
        } finally {
            answers.addAll(flood.answers);
        }
    }

    private static double quietest(List<Double> rounds) {
        return rounds.stream().min(Double::compare).orElseThrow();
    }

    private static String listed(List<Double> rounds) {
        return rounds.stream().map(p95 -> String.format(Locale.ROOT, "%.1f", p95)).collect(Collectors.joining(" "));
    }

    // The hall

    /** @return answers per second to as many connections as there are callers, each asking one question after the other */
    private double throughput(List<InetAddress> callers, int questionsEach, List<Wire.Answer> answers) throws Exception {
        CyclicBarrier start = new CyclicBarrier(callers.size() + 1);
        List<FutureTask<List<Wire.Answer>>> phones = new ArrayList<>();
        for (InetAddress caller : callers) {
            phones.add(inAThread(() -> phone(caller, questionsEach, start)));
        }
        start.await();
        long begun = System.nanoTime();
        for (FutureTask<List<Wire.Answer>> phone : phones) {
            answers.addAll(phone.get());
        }
        return callers.size() * questionsEach / ((System.nanoTime() - begun) / 1e9);
    }

    private List<Wire.Answer> phone(InetAddress caller, int questions, CyclicBarrier start) throws IOException, InterruptedException, BrokenBarrierException {
        List<Wire.Answer> answers = new ArrayList<>();
        try (Wire wire = new Wire(port, caller)) {
            start.await();
            for (int i = 0; i < questions; i++) {
                answers.add(wire.get(List.of(ITEMS, newTileOfDrammen(), KEPT).get(i % 3)));
            }
        }
        return answers;
    }

    private static List<InetAddress> callers(boolean behindOneAddress) throws IOException {
        List<InetAddress> callers = new ArrayList<>();
        for (int i = 0; i < HALL; i++) {
            callers.add(caller(behindOneAddress ? 300 : 400 + i));
        }
        return callers;
    }

    /** Beside as many callers as there are connections, whom nothing but the pools limits: so many threads gain on a busy machine. */
    @Test
    void isNoHallBehindOneAddressWhichHasTheWholeServerWhileNobodyElseIsThere() throws Exception {
        double hall = 0;
        double many = 0;
        List<Wire.Answer> answers = new ArrayList<>();
        for (int round = 0; round < 2 || round < FEWEST_ROUNDS && hall < 0.65 * many; round++) {
            Thread.sleep(UNTIL_FORGOTTEN_MS);
            hall = Math.max(hall, throughput(callers(true), 6, answers));
            many = Math.max(many, throughput(callers(false), 6, answers));
        }
        System.out.printf(Locale.ROOT, "%d connections from one address and from as many: %.0f and %.0f answers a second%n", HALL, hall, many);
        assertThat(answers).extracting(Wire.Answer::status).isSubsetOf(200, 204);
        assertThat(hall).as("beside %.0f a second", many).isGreaterThan(0.65 * many);
    }

    @Test
    void isNoHallThatAsksPlainQuestionsBesideSomebodyElse() throws Exception {
        List<Wire.Answer> answers = new ArrayList<>();
        try (Wire visitor = new Wire(port, caller(2))) {
            visitor.get(KEPT);
            FutureTask<Double> hall = inAThread(() -> throughput(callers(true), 4, answers));
            while (!hall.isDone()) {
                visit(visitor);
            }
            hall.get();
        }
        assertThat(answers).hasSize(HALL * 4).extracting(Wire.Answer::status).isSubsetOf(200, 204);
    }
}
