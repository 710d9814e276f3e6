package org.byggbar.changes;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.byggbar.identity.Viewer;
import org.byggbar.platform.ProblemException;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open event streams of this node. A stream is first brought up to date from the table and then follows the
 * feed; both under one lock, so that no change falls in between. A change may come twice, never not at all.
 */
@Component
class ChangeStreams implements SmartLifecycle {

    static final int MAX_STREAMS = 4_000;
    /** A client away for longer than this many changes is told to load anew. */
    static final int MAX_BACKLOG = 1_000;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** Rights are looked at again when a staff member's browser reconnects. */
    private static final Duration STAFF_STREAM_LIFE = Duration.ofMinutes(10);

    /** Who follows what. */
    private record Follower(EventStream stream, ChangeEvents.Ear ear, Instant opened) {

        boolean isStaffOf(String municipality) {
            return ear.seesDrafts() && ear.municipality().equals(municipality);
        }
    }

    private final Map<EventStream, Follower> followers = new ConcurrentHashMap<>();
    private final ChangeFeed feed;
    private final ChangeLog log;
    private final List<Confidant> confidants;
    private final ChangeEvents events;
    private final JsonMapper json;
    private ScheduledExecutorService clock;
    private long lastBeat;
    private long beatBefore;

    ChangeStreams(ChangeFeed feed, JdbcClient db, List<Confidant> confidants, JsonMapper json, MeterRegistry meters) {
        this.feed = feed;
        this.log = new ChangeLog(db);
        this.confidants = confidants;
        this.events = new ChangeEvents(json);
        this.json = json;
        meters.gaugeMapSize("byggbar.changes.streams", Tags.empty(), followers);
    }

    /** Opens a stream on an exchange whose head is written. */
    interface Opening {
        EventStream open(Consumer<EventStream> whenClosed) throws IOException;
    }

    /** @throws ProblemException 503 {@code changes.too_many_streams} */
    void requireRoom() {
        if (followers.size() >= MAX_STREAMS) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "changes.too_many_streams").with("retryAfter", 30);
        }
    }

    /**
     * @param since the place the client has got to; null for one that starts now, which is told of the last half
     *     minute, so that what was saved between its reading and its listening is not lost
     */
    synchronized void follow(String municipality, Viewer viewer, Long since, Opening opening) throws IOException {
        long position = feed.position();
        long from = since != null ? since : beatBefore > 0 ? beatBefore : position;
        List<Change> backlog = log.since(from, municipality, MAX_BACKLOG + 1);
        boolean complete = backlog.size() <= MAX_BACKLOG && from <= log.position();
        EventStream stream = opening.open(followers::remove);
        Follower follower = new Follower(stream, ear(viewer, municipality), Instant.now());
        followers.put(stream, follower);
        stream.send(hello(position, complete));
        if (complete) {
            send(stream, events.text(backlog, position, follower.ear()));
        }
        stream.send(place(position));
    }

    private ChangeEvents.Ear ear(Viewer viewer, String municipality) {
        return new ChangeEvents.Ear(municipality, viewer.maySeeDrafts(municipality), confidants.stream()
                .filter(confidant -> confidant.isTold(viewer, municipality)).map(Confidant::layer).collect(Collectors.toSet()));
    }

    /** Last of the listeners: whoever asks because of an event finds the caches already cleared. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    synchronized void on(ChangesRead read) {
        Map<ChangeEvents.Ear, byte[]> told = new HashMap<>();
        followers.values().forEach(follower -> send(follower.stream(),
                told.computeIfAbsent(follower.ear(), ear -> events.text(read.changes(), read.position(), ear))));
    }

    /** Without an id: an announcement is no place in the feed. */
    @EventListener
    synchronized void on(Announced announced) {
        byte[] event = bytes("event: " + announced.event() + "\ndata: " + json.writeValueAsString(announced.data()) + "\n\n");
        followers.values().stream().filter(follower -> follower.isStaffOf(announced.municipality()))
                .forEach(follower -> follower.stream().send(event));
    }

    private static void send(EventStream stream, byte[] events) {
        if (events.length > 0) {
            stream.send(events);
        }
    }

    private byte[] hello(long position, boolean complete) {
        String data = json.writeValueAsString(Map.of("since", position, "complete", complete));
        long retryMs = 1_000 + (long) (Math.random() * 3_000);         // so that a restart is not met by all at once
        return bytes("retry: " + retryMs + "\nevent: hello\ndata: " + data + "\n\n");
    }

    private static byte[] place(long position) {
        return bytes(": \nid: " + position + "\n\n");
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void heartbeat() {
        byte[] beat = place(beat());
        Instant oldest = Instant.now().minus(STAFF_STREAM_LIFE);
        List.copyOf(followers.values()).forEach(follower -> {
            if (follower.ear().hearsMoreThanThePublic() && follower.opened().isBefore(oldest)) {
                follower.stream().close();
            } else {
                follower.stream().send(beat);
            }
        });
    }

    synchronized long beat() {
        beatBefore = lastBeat;
        lastBeat = feed.position();
        return lastBeat;
    }

    @Override
    public void start() {
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "change-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleAtFixedRate(this::heartbeat, HEARTBEAT.toSeconds(), HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
    }

    /** Before the web server waits for its requests to end, which streams never would. */
    @Override
    public void stop() {
        clock.shutdownNow();
        List.copyOf(followers.keySet()).forEach(EventStream::close);
        clock = null;
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}
