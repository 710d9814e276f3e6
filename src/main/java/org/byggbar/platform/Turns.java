package org.byggbar.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Shares this node's processors between the callers whose questions cost something (decision 0021). A caller who is alone
 * may have twice as many questions worked on as there are processors; as soon as somebody else is there, only an equal share
 * of the processors, at least one. What is over that waits in the caller's own line, first come first served, so nobody
 * ever waits behind somebody else's flood. It costs no query and is counted on this node.
 */
@Component
public class Turns {

    /** A question being worked on. Closing it, once or again, lets the next in line go ahead. */
    public interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * @param waitingEach how many may wait in one caller's line
     * @param waitingInAll how many may wait in all lines, since each of them may keep a thread of the web server's
     * @param waitingAlways how many of one caller may wait even so
     * @param patience how long anybody waits
     * @param presence how long a caller counts as being there after the last sign of life
     * @param longest after which time a turn is no longer counted: somebody downloads much over a slow line
     */
    record Limits(int processors, int waitingEach, int waitingInAll, int waitingAlways, Duration patience, Duration presence, Duration longest) {

        /** Fits {@code server.tomcat.threads.max} in application.yaml. */
        static Limits ofThisNode() {
            return new Limits(Runtime.getRuntime().availableProcessors(), 80, 96, 8, Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(3));
        }
    }

    private static final int RETRY_AFTER_S = 2;
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(250).toNanos();

    private final Limits limits;
    private final LongSupplier nanos;
    private final Counter waited;
    private final Counter refused;
    private final ReentrantLock lock = new ReentrantLock();
    /** Whose last sign of life is the oldest comes first. */
    private final Map<String, Line> lines = new LinkedHashMap<>(64, 0.75f, true);
    private int waiting;

    @Autowired
    Turns(MeterRegistry meters) {
        this(Limits.ofThisNode(), System::nanoTime, meters);
    }

    Turns(Limits limits, LongSupplier nanos, MeterRegistry meters) {
        this.limits = limits;
        this.nanos = nanos;
        this.waited = meters.counter("byggbar.turns.waited");
        this.refused = meters.counter("byggbar.turns.refused");
        meters.gauge("byggbar.turns.waiting", this, Turns::waiting);
    }

    /**
     * Waits until the caller may have one more question worked on. Nobody takes a second turn while holding one: two such
     * would wait for each other.
     *
     * @param caller an account's name for who is signed in, {@link ClientAddress#of} for who is not
     * @throws ProblemException 429 {@code rate.limited} if the caller's line is too long or does not move
     */
    public Turn take(String caller) {
        lock.lock();
        try {
            Line line = line(caller);
            return line.waiting.isEmpty() && line.mayGoAhead() ? line.goAhead() : line.waitForTurn();
        } finally {
            lock.unlock();
        }
    }

    /** Notes that the caller is there, who asks for something that needs no turn. */
    public void notice(String caller) {
        lock.lock();
        try {
            line(caller);
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private Line line(String caller) {
        Line line = lines.computeIfAbsent(caller, Line::new);
        line.seenAt = nanos.getAsLong();
        return line;
    }

    /** How many questions of one caller may be worked on at a time. */
    private int share() {
        forgetWhoLeft();
        return lines.size() == 1 ? 2 * limits.processors() : Math.max(1, limits.processors() / lines.size());
    }

    private void forgetWhoLeft() {
        long now = nanos.getAsLong();
        Iterator<Line> eldest = lines.values().iterator();
        while (eldest.hasNext()) {
            Line line = eldest.next();
            if (now - line.seenAt < limits.presence().toNanos()) {
                return;
            }
            if (line.working.isEmpty() && line.waiting.isEmpty()) {
                eldest.remove();
            }
        }
    }

    private ProblemException refusal() {
        refused.increment();
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "rate.limited").with("retryAfter", RETRY_AFTER_S);
    }

    /** One caller's questions; every method is called under the lock. */
    private final class Line {

        private final String caller;
        private final Deque<Held> working = new ArrayDeque<>();
        private final Deque<Place> waiting = new ArrayDeque<>();
        private long seenAt;

        Line(String caller) {
            this.caller = caller;
        }

        boolean mayGoAhead() {
            long now = nanos.getAsLong();
            long counted = working.stream().filter(turn -> now - turn.since < limits.longest().toNanos()).count();
            return counted < share();
        }

        Held goAhead() {
            Held turn = new Held(this, nanos.getAsLong());
            working.add(turn);
            return turn;
        }

        Turn waitForTurn() {
            boolean isLong = waiting.size() >= limits.waitingEach()
                    || Turns.this.waiting >= limits.waitingInAll() && waiting.size() >= limits.waitingAlways();
            if (isLong) {
                throw refusal();
            }
            Place place = new Place(lock.newCondition());
            waiting.add(place);
            Turns.this.waiting++;
            waited.increment();
            long end = System.nanoTime() + limits.patience().toNanos();
            while (place.turn == null) {
                long left = end - System.nanoTime();
                if (left <= 0 || !place.isCalledWithin(Math.min(left, LOOK_AGAIN_NANOS))) {
                    leave(place);
                    throw refusal();
                }
                callNext();
            }
            return place.turn;
        }

        /** Gives turns away itself: a thread that had to wake up first to take one would keep those behind it waiting. */
        void callNext() {
            while (!waiting.isEmpty() && mayGoAhead()) {
                Place next = waiting.peek();
                leave(next);
                next.turn = goAhead();
                next.called.signal();
            }
        }

        void leave(Place place) {
            waiting.remove(place);
            Turns.this.waiting--;
        }
    }

    private static final class Place {

        private final Condition called;
        private Held turn;

        Place(Condition called) {
            this.called = called;
        }

        /** @return false if the thread shall end */
        boolean isCalledWithin(long nanos) {
            try {
                called.awaitNanos(nanos);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return turn != null;
            }
        }
    }

    private final class Held implements Turn {

        private final Line line;
        private final long since;

        Held(Line line, long since) {
            this.line = line;
            this.since = since;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (line.working.remove(this)) {
                    line(line.caller);
                    line.callNext();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
