package org.byggbar.changes;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts changes into server-sent events (decision 0024): one {@code change} for each feature, and one {@code changes} for a
 * layer of which so many changed together that whoever listens does better to read it anew.
 */
final class ChangeEvents {

    /** The most features of a layer that are told one by one. */
    static final int MANY = 50;

    /**
     * What one kind of listener may hear: everybody of a kind is sent the same bytes.
     *
     * @param entrusted layers whose changes are heard before everybody may know of them
     */
    record Ear(String municipality, boolean seesDrafts, Set<String> entrusted) {

        boolean mayHear(Change change) {
            return change.municipality().equals(municipality) && (change.open() || seesDrafts || entrusted.contains(change.layer()));
        }

        boolean hearsMoreThanThePublic() {
            return seesDrafts || !entrusted.isEmpty();
        }
    }

    private final JsonMapper json;

    ChangeEvents(JsonMapper json) {
        this.json = json;
    }

    /**
     * The place goes with the last event only: a client cut off before it must get the whole batch again.
     *
     * @param position where a client goes on that has got all of them
     * @return UTF-8, empty when there is nothing to hear
     */
    byte[] text(List<Change> changes, long position, Ear ear) {
        List<Change> heard = changes.stream().filter(ear::mayHear).toList();
        Map<String, List<Change>> layers = heard.stream().collect(Collectors.groupingBy(Change::layer, LinkedHashMap::new, Collectors.toList()));
        StringBuilder events = new StringBuilder();
        int last = 0;
        for (List<Change> ofLayer : layers.values()) {
            for (Map<String, Object> body : ofLayer.size() > MANY ? List.of(together(ofLayer)) : ofLayer.stream().map(ChangeEvents::one).toList()) {
                last = events.length();
                events.append("event: ").append(body.containsKey("count") ? "changes" : "change").append("\ndata: ")
                        .append(json.writeValueAsString(body)).append("\n\n");
            }
        }
        if (!events.isEmpty()) {
            events.insert(last, "id: " + position + "\n");
        }
        return events.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> one(Change change) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("layer", change.layer());
        body.put("id", change.featureId());
        body.put("operation", change.operation());
        body.put("version", change.version());
        body.put("bbox", degrees(change.box()));
        body.put("at", change.at().toString());
        body.put("revision", change.txid());
        return body;
    }

    private static Map<String, Object> together(List<Change> changes) {
        Envelope box = new Envelope();
        changes.stream().map(Change::box).filter(each -> each != null).forEach(box::expandToInclude);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("layer", changes.get(0).layer());
        body.put("count", changes.stream().map(Change::featureId).distinct().count());
        body.put("bbox", degrees(box.isNull() ? null : box));
        body.put("at", changes.stream().map(Change::at).max(Comparator.naturalOrder()).orElseThrow().toString());
        body.put("revision", changes.stream().mapToLong(Change::txid).max().orElseThrow());
        return body;
    }

    private static double[] degrees(Envelope box) {
        return box == null ? null : WebMercator.degrees(box);
    }
}
