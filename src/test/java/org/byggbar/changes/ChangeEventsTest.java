package org.byggbar.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChangeEventsTest {

    private static final ChangeEvents.Ear EVERYBODY = new ChangeEvents.Ear("drammen", false, Set.of());
    private static final ChangeEvents.Ear PLANNER = new ChangeEvents.Ear("drammen", true, Set.of());
    private static final JsonMapper JSON = new JsonMapper();

    private final ChangeEvents events = new ChangeEvents(JSON);

    private static Change change(String layer, long id, boolean open, Envelope box) {
        return new Change(id, 700 + id, layer, id, "UPDATE", "drammen", 2L, open, box, Instant.EPOCH.plusSeconds(id));
    }

    private static List<Change> zones(long from, long to, boolean open) {
        return LongStream.rangeClosed(from, to).mapToObj(id -> change("zone", id, open, new Envelope(id, id + 10, 0, id))).toList();
    }

    private List<String> told(List<Change> changes, ChangeEvents.Ear ear) {
        String text = new String(events.text(changes, 9_000, ear), StandardCharsets.UTF_8);
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n\n"));
    }

    private static JsonNode data(String event) {
        return JSON.readTree(event.substring(event.indexOf("data: ") + 6));
    }

    @Test
    void tellFewChangesOneByOneWithThePlaceInTheLast() {
        List<String> told = told(zones(1, ChangeEvents.MANY, true), EVERYBODY);
        assertThat(told).hasSize(ChangeEvents.MANY).allMatch(event -> event.contains("event: change\n"));
        assertThat(told.get(told.size() - 1)).startsWith("id: 9000\n");
        assertThat(told.subList(0, told.size() - 1)).noneMatch(event -> event.contains("id: 9000"));
    }

    @Test
    void tellManyChangesOfALayerTogetherAndOtherLayersBesideThem() {
        List<Change> changes = new ArrayList<>(zones(1, 2_000, true));
        changes.add(1_000, change("plan", 7, true, null));
        List<String> told = told(changes, EVERYBODY);
        assertThat(told).hasSize(2);
        JsonNode together = data(told.get(0));
        assertThat(told.get(0)).startsWith("event: changes\n");
        assertThat(together.get("layer").asString()).isEqualTo("zone");
        assertThat(together.get("count").asInt()).isEqualTo(2_000);
        assertThat(together.get("revision").asLong()).as("as new as the newest").isEqualTo(2_700);
        assertThat(together.get("at").asString()).isEqualTo(Instant.EPOCH.plusSeconds(2_000).toString());
        double[] around = WebMercator.degrees(new Envelope(1, 2_010, 0, 2_000));
        assertThat(together.get("bbox").valueStream().mapToDouble(JsonNode::asDouble).toArray()).isEqualTo(around);
        assertThat(told.get(1)).startsWith("id: 9000\nevent: change\n");
    }

    @Test
    void countAndSurroundOnlyWhatTheListenerMayKnow() {
        List<Change> changes = Stream.concat(zones(1, 60, true).stream(), zones(61, 200, false).stream()).toList();
        assertThat(data(told(changes, EVERYBODY).get(0)).get("count").asInt()).isEqualTo(60);
        assertThat(data(told(changes, EVERYBODY).get(0)).get("bbox").get(2).asDouble()).isEqualTo(WebMercator.degrees(new Envelope(0, 70, 0, 1))[2]);
        assertThat(data(told(changes, PLANNER).get(0)).get("count").asInt()).isEqualTo(200);
        assertThat(told(zones(1, 60, false), EVERYBODY)).isEmpty();
        assertThat(told(changes, new ChangeEvents.Ear("avesta", true, Set.of("zone")))).isEmpty();
    }

    @Test
    void areHeardOfAnEntrustedLayerAndNoOther() {
        var entrusted = new ChangeEvents.Ear("drammen", false, Set.of("contribution"));
        List<Change> hidden = List.of(change("contribution", 1, false, null), change("zone", 2, false, null));
        assertThat(told(hidden, entrusted)).singleElement().asString().contains("\"layer\":\"contribution\"");
        assertThat(told(hidden, EVERYBODY)).isEmpty();
    }

    @Test
    void countAFeatureOnceAndHaveNoBoxWithoutAPlace() {
        List<Change> twice = LongStream.rangeClosed(1, 120).mapToObj(i -> change("plan", i % 60, true, null)).toList();
        JsonNode together = data(told(twice, EVERYBODY).get(0));
        assertThat(together.get("count").asInt()).isEqualTo(60);
        assertThat(together.get("bbox").isNull()).isTrue();
    }
}
