package org.byggbar.layers.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.byggbar.changes.FeatureChange;
import org.byggbar.changes.FeatureChanges;
import org.byggbar.identity.Viewer;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.editing.HistoryController.History;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.Seals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Joins the feed's account of a feature with the states that its owner keeps. */
@Service
class FeatureHistory {

    private static final String CURSOR = "layers.history";
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    /**
     * @param operation INSERT, UPDATE or DELETE
     * @param by told to the municipality's planners only
     * @param state GeoJSON after the change (before it, for a DELETE); null where states aren't kept
     */
    @Schema(name = "FeatureHistoryEntry")
    record Entry(Instant at, String operation, @Schema(nullable = true) Long version,
            @Schema(nullable = true) String by, @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(type = "object") Object state) {}

    private final KnownFeatures known;
    private final FeatureChanges changes;
    private final Writers writers;
    private final Seals seals;

    FeatureHistory(KnownFeatures known, FeatureChanges changes, Writers writers, Seals seals) {
        this.known = known;
        this.changes = changes;
        this.writers = writers;
        this.seals = seals;
    }

    /** @throws ProblemException 404, 400 {@code page.invalid} or {@code cursor.invalid} */
    @Transactional(readOnly = true)
    History page(LayerDefinition layer, long id, String limit, String cursor) {
        String municipality = known.shown(layer, id).or(() -> known.deleted(layer, id).map(FeatureChange::municipality))
                .orElseThrow(ProblemException::notFound);
        boolean planner = Viewer.current().maySeeDrafts(municipality);
        String purpose = CURSOR + "\n" + layer.id() + "\n" + id;
        int size = limit(limit);
        long before = cursor == null ? Long.MAX_VALUE
                : seals.open(purpose, cursor).map(Long::parseLong).orElseThrow(() -> ProblemException.badRequest("cursor.invalid"));
        List<FeatureChange> found = changes.before(before, writers.writtenAs(layer.id()), id, !planner, size + 1);
        List<FeatureChange> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() > size ? seals.seal(purpose, String.valueOf(page.get(size - 1).seq())) : null;
        return new History(layer.id(), id, entries(layer, id, page, planner), links(layer, id, size, next));
    }

    private List<Entry> entries(LayerDefinition layer, long id, List<FeatureChange> page, boolean planner) {
        List<Long> versions = page.stream().map(FeatureChange::version).filter(Objects::nonNull).distinct().toList();
        Map<Long, Object> states = writers.past(layer.id()).map(past -> past.states(id, versions)).orElse(Map.of());
        return page.stream().map(change -> new Entry(change.at(), change.operation(), change.version(), planner ? change.by() : null,
                change.version() == null ? null : states.get(change.version()))).toList();
    }

    private static List<Map<String, Object>> links(LayerDefinition layer, long id, int size, String next) {
        String item = Links.root() + "/ogc/collections/" + layer.id() + "/items/" + id;
        List<Map<String, Object>> links = new ArrayList<>(List.of(Links.link("self", MediaTypes.JSON, item + "/history", null),
                Links.link("latest-version", MediaTypes.GEOJSON, item, null)));
        if (next != null) {
            links.add(Links.link("next", MediaTypes.JSON, item + "/history?limit=" + size + "&cursor=" + next, null));
        }
        return links;
    }

    private static int limit(String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1) {
            throw ProblemException.badRequest("page.invalid").with("limit", MAX_LIMIT);
        }
        return Math.min(MAX_LIMIT, Integer.parseInt(text));
    }
}
