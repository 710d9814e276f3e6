package org.byggbar.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows a stream of server-sent events as a browser's EventSource does (WHATWG HTML, section 9.2.6), without reconnecting. */
public final class EventClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** @param lastId what a browser would send as Last-Event-ID from now on */
    public record Event(String name, JsonNode data, String lastId) {}

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpResponse<java.io.InputStream> answer;
    private volatile String lastId = "";
    private volatile long characters;
    private volatile boolean ended;

    public EventClient(Http browser, String path, String... headers) {
        var request = HttpRequest.newBuilder(browser.at(path)).header("Accept", "text/event-stream");
        try {
            answer = browser.client().send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        Thread reader = new Thread(this::read, "event-client");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String name = "message";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                characters += line.length() + 1;
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(name, JSON.readTree(data.toString()), lastId));
                    }
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                }
            }
        } catch (IOException e) {
            // The test has closed the stream, or the server has.
        } finally {
            ended = true;
        }
    }

    public int status() {
        return answer.statusCode();
    }

    public String lastId() {
        return lastId;
    }

    /** How much has come so far, in characters. */
    public long characters() {
        return characters;
    }

    public boolean hasEnded() {
        return ended;
    }

    /** @return the next event, or null when none comes in time */
    public Event next(Duration within) {
        try {
            return events.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
