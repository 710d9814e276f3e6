package org.byggbar.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.byggbar.support.EventClient;
import org.byggbar.support.EventClient.Event;
import org.byggbar.support.Http;
import org.byggbar.support.LargePlan;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@Tag("measured")
@ServerTest
class ChangeStreamIT {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    @Autowired
    private JdbcClient db;
    @Autowired
    private PasswordEncoder passwords;
    @Autowired
    private ChangeStreams streams;
    @LocalServerPort
    private int port;

    private Http anybody;
    private PlannedTown town;

    @BeforeEach
    void setUp() {
        anybody = new Http(port);
        town = PlannedTown.create(db);
    }

    private EventClient follow(Http who, String... headers) {
        EventClient stream = new EventClient(who, "/api/municipalities/" + town.id() + "/changes", headers);
        assertThat(stream.status()).isEqualTo(200);
        return stream;
    }

    private static void assertHello(EventClient stream, boolean complete) {
        Event hello = stream.next(A_WHILE);
        assertThat(hello.name()).isEqualTo("hello");
        assertThat(hello.data().get("since").asLong()).isPositive();
        assertThat(hello.data().get("complete").asBoolean()).isEqualTo(complete);
    }

    private static Event updateOf(long id, EventClient stream) {
        Event event = stream.next(A_WHILE);
        while (event != null && !(isUpdate(event) && event.data().get("id").asLong() == id)) {
            event = stream.next(A_WHILE);
        }
        assertThat(event).as("the update of " + id).isNotNull();
        return event;
    }

    private static boolean isUpdate(Event event) {
        return event.name().equals("change") && event.data().get("operation").asString().equals("UPDATE");
    }

    /** Ids of everything updated, up to the one. */
    private static List<Long> updatesUntil(long last, EventClient stream) {
        List<Long> ids = new ArrayList<>();
        while (!ids.contains(last)) {
            Event event = stream.next(A_WHILE);
            assertThat(event).as("an event before the stream falls silent").isNotNull();
            if (isUpdate(event)) {
                ids.add(event.data().get("id").asLong());
            }
        }
        return ids;
    }

    @Test
    void tellsOfAnEditWithinASecond() throws IOException {
        long zone = town.zone("A1", 0, 0, 2, 1);
        try (EventClient stream = follow(anybody)) {
            assertHello(stream, true);
            Instant saved = Instant.now();
            town.rename(zone, "Renamed");
            Event change = updateOf(zone, stream);
            assertThat(Duration.between(saved, Instant.now())).isLessThan(A_SECOND);
            assertThat(change.data().get("layer").asString()).isEqualTo("zone");
            assertThat(change.data().get("version").asInt()).isEqualTo(2);
            assertThat(change.data().get("bbox").get(0).asDouble()).isCloseTo(town.town().lon(), within(1e-6));
            assertThat(change.data().get("bbox").get(3).asDouble()).isCloseTo(town.town().lat() + 0.001, within(1e-6));
        }
    }

    @Test
    void keepsDraftsFromThePublicAndOtherTownsFromEverybody() throws IOException {
        long open = town.zone("A1", 0, 0, 2, 1);
        long draft = town.draftZone("D1", 0, 0, 2, 1);
        PlannedTown elsewhere = PlannedTown.create(db);
        long foreign = elsewhere.zone("A1", 0, 0, 2, 1);
        Http planner = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "PLANNER", town.id());
        Http outsider = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "PLANNER", elsewhere.id());
        try (EventClient citizens = follow(anybody); EventClient planners = follow(planner); EventClient outsiders = follow(outsider)) {
            elsewhere.rename(foreign, "Elsewhere");
            town.rename(draft, "Secret");
            town.rename(open, "Open");
            assertThat(updatesUntil(open, citizens)).doesNotContain(draft, foreign);
            assertThat(updatesUntil(open, outsiders)).doesNotContain(draft, foreign);
            assertThat(updatesUntil(open, planners)).contains(draft).doesNotContain(foreign);
        }
    }

    @Test
    void tellsModeratorsAndNobodyElseOfWhatWaitsForThem() throws IOException {
        Http moderator = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "MODERATOR", town.id());
        Http developer = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "DEVELOPER", town.id());
        long zone = town.zone("A1", 0, 0, 2, 1);
        long draft = town.draftZone("D1", 0, 0, 2, 1);
        try (EventClient moderators = follow(moderator); EventClient developers = follow(developer); EventClient citizens = follow(anybody)) {
            long held = db.sql("""
                    insert into contribution (municipality_id, plan_id, kind, text, status, channel, language, receipt_hash)
                    values (:town, :plan, 'IDEA', 'A bench by the river', 'HELD', 'WEB', 'en', :receipt) returning id
                    """).param("town", town.id()).param("plan", town.plan()).param("receipt", town.id())
                    .query(Long.class).single();
            town.rename(draft, "Secret");
            town.rename(zone, "After it");
            List<Event> heard = eventsUntil(zone, moderators);
            assertThat(heard).anyMatch(event -> isOf("contribution", held, event)).noneMatch(event -> isOf("zone", draft, event));
            assertThat(heard.toString()).doesNotContain("bench");
            assertThat(eventsUntil(zone, developers)).noneMatch(event -> isOf("contribution", held, event));
            assertThat(eventsUntil(zone, citizens)).noneMatch(event -> isOf("contribution", held, event));
        }
    }

    private static boolean isOf(String layer, long id, Event event) {
        return event.name().equals("change") && event.data().get("layer").asString().equals(layer) && event.data().get("id").asLong() == id;
    }

    /** Everything told up to the zone's update. */
    private static List<Event> eventsUntil(long zone, EventClient stream) {
        List<Event> events = new ArrayList<>();
        do {
            events.add(stream.next(A_WHILE));
            assertThat(events).as("an event before the stream falls silent").doesNotContainNull();
        } while (!(isUpdate(events.get(events.size() - 1)) && isOf("zone", zone, events.get(events.size() - 1))));
        return events;
    }

    @Test
    void goesOnWhereTheClientWas() throws IOException {
        long zone = town.zone("A1", 0, 0, 2, 1);
        String place;
        try (EventClient stream = follow(anybody)) {
            assertHello(stream, true);
            town.rename(zone, "One");
            place = updateOf(zone, stream).lastId();
        }
        town.rename(zone, "While away");
        try (EventClient stream = follow(anybody, "Last-Event-ID", place)) {
            assertHello(stream, true);
            assertThat(updateOf(zone, stream).data().get("version").asInt()).isEqualTo(3);
            town.rename(zone, "Live again");
            assertThat(updateOf(zone, stream).data().get("version").asInt()).isBetween(3, 4);
        }
    }

    @Test
    void tellsANewcomerWhatHappenedWhileThePageWasLoading() throws IOException {
        long zone = town.zone("A1", 0, 0, 2, 1);
        streams.beat();
        streams.beat();
        town.rename(zone, "Saved after the page read its data");
        try (EventClient stream = follow(anybody)) {
            assertHello(stream, true);
            assertThat(updateOf(zone, stream).data().get("version").asInt()).isEqualTo(2);
        }
    }

    @Test
    void saysWhenItCannotTellEverything() throws IOException {
        String place = Long.toString(new ChangeLog(db).position());
        db.sql("""
                insert into context_feature (municipality_id, kind, name, geom)
                select :town, 'PLACE', 'p' || n, st_setsrid(st_makepoint(570000 + n, 6620000), 25833) from generate_series(0, :many) n
                """).param("town", town.id()).param("many", ChangeStreams.MAX_BACKLOG).update();
        for (String tooFar : List.of(place, "abc", "999999999999999999")) {
            try (EventClient stream = follow(anybody, "Last-Event-ID", tooFar)) {
                assertHello(stream, false);
            }
        }
    }

    /** Everything told until nothing more comes. */
    private static List<Event> eventsUntilQuiet(EventClient stream) {
        List<Event> events = new ArrayList<>();
        for (Event event = stream.next(A_WHILE); event != null; event = stream.next(A_SECOND)) {
            events.add(event);
        }
        return events;
    }

    private void publishDraft() {
        db.sql("update plan set status = 'CONSULTATION', version = version + 1 where id = :plan").param("plan", town.draft()).update();
    }

    @Test
    void tellsOfALargePublicationInFewWords() throws IOException {
        LargePlan.fill(db, town.draft());
        long elsewhere = town.zone("A1", 0, 0, 2, 1);
        try (EventClient stream = follow(anybody); EventClient beside = follow(anybody)) {
            assertThat(stream.next(A_WHILE).name()).isEqualTo("hello");
            town.rename(elsewhere, "Until here");
            updateOf(elsewhere, stream);
            long before = stream.characters();
            publishDraft();
            List<Event> events = eventsUntilQuiet(stream);
            assertThat(events).hasSizeLessThanOrEqualTo(4);
            assertThat(stream.characters() - before).isLessThan(2_000);
            Event zones = events.stream().filter(event -> event.name().equals("changes")).findFirst().orElseThrow();
            assertThat(zones.data().get("layer").asString()).isEqualTo("zone");
            assertThat(zones.data().get("count").asInt()).isEqualTo(LargePlan.ZONES);
            assertThat(zones.data().get("revision").asLong()).isPositive();
            double[] around = WebMercator.degrees(db.sql("""
                    select min(min_x) as west, min(min_y) as south, max(max_x) as east, max(max_y) as north
                    from change where layer = 'zone' and municipality_id = :town and feature_id <> :elsewhere
                    """).param("town", town.id()).param("elsewhere", elsewhere).query((row, n) -> new Envelope(row.getDouble("west"),
                            row.getDouble("east"), row.getDouble("south"), row.getDouble("north"))).single());
            for (int i = 0; i < 4; i++) {
                assertThat(zones.data().get("bbox").get(i).asDouble()).isCloseTo(around[i], within(1e-6));
            }
            assertThat(eventsUntilQuiet(beside)).as("another listener").anyMatch(event -> event.name().equals("changes"));
        }
    }

    @Test
    void goesOnBehindALargePublicationWithoutLoss() throws IOException {
        town.zone("A1", 0, 0, 2, 1);
        db.sql("""
                insert into zone (municipality_id, plan_id, code, name, strategy, land_use, max_storeys, geom)
                select municipality_id, plan_id, 'M' || i, 'Zone ' || i, strategy, land_use, max_storeys, geom
                from zone, generate_series(1, :many) i, set_config('byggbar.publishing', 'on', true) where plan_id = :plan
                """).param("many", 3 * ChangeEvents.MANY).param("plan", town.plan()).update();
        long one = town.zone("B1", 3, 0, 4, 1);
        String place;
        try (EventClient stream = follow(anybody)) {
            assertHello(stream, true);
            town.rename(one, "Before");
            place = updateOf(one, stream).lastId();
        }
        db.sql("update zone set name = 'All', version = version + 1 from set_config('byggbar.publishing', 'on', true) where plan_id = :plan and id <> :one")
                .param("plan", town.plan()).param("one", one).update();
        town.rename(one, "After");
        try (EventClient stream = follow(anybody, "Last-Event-ID", place)) {
            assertHello(stream, true);
            Event all = stream.next(A_WHILE);
            while (!all.name().equals("changes")) {
                all = stream.next(A_WHILE);
            }
            assertThat(all.data().get("count").asInt()).isEqualTo(3 * ChangeEvents.MANY + 2);
            String after = all.lastId();
            town.rename(one, "Live again");
            assertThat(updateOf(one, stream).data().get("version").asInt()).isEqualTo(4);
            assertThat(Long.parseLong(after)).isGreaterThan(Long.parseLong(place));
        }
    }

    @Test
    void goesOnAfterTheDatabaseCutTheFeedsConnection() throws IOException {
        long zone = town.zone("A1", 0, 0, 2, 1);
        try (EventClient stream = follow(anybody)) {
            assertHello(stream, true);
            assertThat(db.sql("""
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                    where datname = current_database() and application_name = 'byggbar-changes'
                    """).query(Integer.class).single()).isPositive();
            town.rename(zone, "Written while nobody listened");
            assertThat(updateOf(zone, stream).data().get("version").asInt()).isEqualTo(2);
        }
    }

    @Test
    void servesManyAtOnceAndGoesOnWhenTheyLeave() throws IOException {
        long zone = town.zone("A1", 0, 0, 2, 1);
        List<EventClient> streams = IntStream.range(0, 60).mapToObj(i -> follow(anybody)).toList();
        town.rename(zone, "For all");
        streams.forEach(stream -> assertThat(updateOf(zone, stream)).isNotNull());
        for (EventClient stream : streams) {
            stream.close();
        }
        town.rename(zone, "For nobody");
        try (EventClient stream = follow(anybody)) {
            town.rename(zone, "For one");
            assertThat(updateOf(zone, stream)).isNotNull();
        }
    }

    @Test
    void refusesForeignPagesAndUnknownTowns() {
        assertThat(anybody.get("/api/municipalities/" + town.id() + "/changes", "Origin", "https://evil.example", "Accept", "text/event-stream")
                .statusCode()).isEqualTo(403);
        assertThat(anybody.get("/api/municipalities/nowhere/changes", "Accept", "text/event-stream").statusCode()).isEqualTo(404);
    }
}
