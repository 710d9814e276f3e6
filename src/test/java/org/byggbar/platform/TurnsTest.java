package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.byggbar.platform.Turns.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node with two processors; time stands still unless a test moves it. */
@Timeout(30)
class TurnsTest {

    private static final Duration PRESENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration BRIEFLY = Duration.ofMillis(40);

    private final AtomicLong now = new AtomicLong(1_000);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Turns turns = new Turns(limits(3, 5, BRIEFLY), now::get, meters);

    private static Turns.Limits limits(int waitingEach, int waitingInAll, Duration patience) {
        return new Turns.Limits(2, waitingEach, waitingInAll, 1, patience, PRESENCE, LONGEST);
    }

    private Turns patient(int waitingEach, int waitingInAll) {
        return new Turns(limits(waitingEach, waitingInAll, Duration.ofSeconds(20)), now::get, new SimpleMeterRegistry());
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private List<Turn> take(String caller, int count) {
        return IntStream.range(0, count).mapToObj(i -> turns.take(caller)).toList();
    }

    private ProblemException refusal(String caller) {
        return catchThrowableOfType(ProblemException.class, () -> turns.take(caller));
    }

    private static CompletableFuture<Turn> inAThread(Turns turns, String caller) {
        return CompletableFuture.supplyAsync(() -> turns.take(caller), task -> new Thread(task).start());
    }

    private static void awaitWaiting(Turns turns, int count) {
        while (turns.waiting() != count) {
            Thread.yield();
        }
    }

    @Test
    void givesTwiceTheProcessorsToWhoIsAlone() {
        take("hall", 4);
        assertThat(refusal("hall")).as("the fifth, in vain").isNotNull();
    }

    @Test
    void givesEachAnEqualShareWhenSomebodyElseIsThere() {
        Turn visitor = turns.take("visitor");
        Turn flooder = turns.take("flooder");
        assertThat(refusal("flooder")).isNotNull();
        assertThat(refusal("visitor")).isNotNull();
        flooder.close();
        turns.take("flooder");
        visitor.close();
        turns.take("visitor");
    }

    @Test
    void leavesOneTurnToEachHoweverManyThereAre() {
        for (int i = 0; i < 50; i++) {
            turns.take("visitor " + i);
        }
        assertThat(refusal("visitor 7")).isNotNull();
    }

    @Test
    void remembersAVisitorForAMomentAfterTheLastAnswer() {
        turns.take("visitor").close();
        turns.take("flooder");
        pass(PRESENCE.minusMillis(1));
        assertThat(refusal("flooder")).isNotNull();
        pass(Duration.ofMillis(1));
        take("flooder", 3);
    }

    @Test
    void countsAsThereWhoAsksForWhatNeedsNoTurn() {
        turns.take("flooder");
        turns.notice("visitor");
        assertThat(refusal("flooder")).isNotNull();
        turns.notice("flooder");
        pass(PRESENCE);
        take("flooder", 3);
    }

    @Test
    void saysWhenToTryAgain() {
        take("hall", 4);
        ProblemException refusal = refusal("hall");
        assertThat(refusal.status().value()).isEqualTo(429);
        assertThat(refusal.code()).isEqualTo("rate.limited");
        assertThat(refusal.extensions()).containsEntry("retryAfter", 2);
        assertThat(meters.get("byggbar.turns.refused").counter().count()).isOne();
        assertThat(meters.get("byggbar.turns.waiting").gauge().value()).isZero();
    }

    @Test
    void freesOnePlaceHoweverOftenATurnIsClosed() {
        Turn first = take("hall", 4).get(0);
        first.close();
        first.close();
        turns.take("hall");
        assertThat(refusal("hall")).isNotNull();
    }

    @Test
    void stopsCountingWhatLastsLong() {
        turns.notice("visitor");
        Turn download = turns.take("office");
        turns.notice("visitor");
        assertThat(refusal("office")).isNotNull();
        pass(LONGEST);
        turns.notice("visitor");
        turns.take("office");
        download.close();
        assertThat(refusal("office")).as("the download's place was given away already").isNotNull();
    }

    @Test
    void servesALineInItsOrder() throws Exception {
        Turns patient = patient(80, 96);
        patient.notice("visitor");
        Turn first = patient.take("flooder");
        List<Integer> served = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> line = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int place = i;
            line.add(inAThread(patient, "flooder").thenAccept(turn -> {
                served.add(place);
                turn.close();
            }));
            awaitWaiting(patient, i + 1);
        }
        assertThat(served).isEmpty();
        patient.take("visitor").close();
        first.close();
        CompletableFuture.allOf(line.toArray(CompletableFuture[]::new)).get(5, TimeUnit.SECONDS);
        assertThat(served).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void letsALineGoAheadTogetherOnceItsCallerIsAlone() throws Exception {
        Turns patient = patient(80, 96);
        patient.notice("visitor");
        patient.take("hall");
        List<CompletableFuture<Turn>> line = IntStream.range(0, 3).mapToObj(i -> inAThread(patient, "hall")).toList();
        awaitWaiting(patient, 3);
        pass(PRESENCE);
        for (CompletableFuture<Turn> turn : line) {
            turn.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void refusesAtOnceInALongLineAndLetsOthersWaitEvenThen() throws Exception {
        Turns patient = patient(3, 4);
        patient.notice("visitor");
        Turn flooding = patient.take("flooder");
        Turn copying = patient.take("copier");
        Turn visiting = patient.take("visitor");
        List<CompletableFuture<Void>> line = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            line.add(inAThread(patient, "flooder").thenAccept(Turn::close));
        }
        awaitWaiting(patient, 3);
        assertThat(catchThrowableOfType(ProblemException.class, () -> patient.take("flooder"))).as("in a long line").isNotNull();
        line.add(inAThread(patient, "copier").thenAccept(Turn::close));
        awaitWaiting(patient, 4);
        assertThat(catchThrowableOfType(ProblemException.class, () -> patient.take("copier"))).as("when all lines are full").isNotNull();
        line.add(inAThread(patient, "visitor").thenAccept(Turn::close));
        awaitWaiting(patient, 5);
        List.of(flooding, copying, visiting).forEach(Turn::close);
        CompletableFuture.allOf(line.toArray(CompletableFuture[]::new)).get(5, TimeUnit.SECONDS);
    }

    @Test
    void losesNobodyAndExceedsNoShareInACrowd() throws Exception {
        Turns patient = patient(80, 96);
        List<String> callers = List.of("a", "b", "c");
        callers.forEach(patient::notice);
        List<AtomicInteger> atWork = callers.stream().map(caller -> new AtomicInteger()).toList();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        List<CompletableFuture<Void>> crowd = IntStream.range(0, 24).mapToObj(i -> CompletableFuture.runAsync(() -> {
            int caller = i % callers.size();
            for (int n = 0; n < 500; n++) {
                try (Turn turn = patient.take(callers.get(caller))) {
                    most.accumulateAndGet(atWork.get(caller).incrementAndGet(), Math::max);
                    served.incrementAndGet();
                    atWork.get(caller).decrementAndGet();
                }
            }
        }, task -> new Thread(task).start())).toList();
        CompletableFuture.allOf(crowd.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        assertThat(served).hasValue(24 * 500);
        assertThat(most).hasValue(1);
        assertThat(patient.waiting()).isZero();
    }
}
