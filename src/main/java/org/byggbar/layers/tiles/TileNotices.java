package org.byggbar.layers.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.byggbar.changes.NodeNotices;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells every node which tiles a coverage's new levels changed. A node that misses it keeps tiles that are right and only
 * larger than they could be.
 */
@Component
class TileNotices {

    static final String TOPIC = "tiles-renewed";

    private final NodeNotices notices;
    private final JsonMapper json;

    TileNotices(NodeNotices notices, JsonMapper json) {
        this.notices = notices;
        this.json = json;
    }

    /** @param areas the box around what changed, per level */
    record Renewed(String layer, List<Part> areas) {}

    /** Tiles from zoom to zoom that meet a box in EPSG:3857 metres. */
    record Part(int firstZoom, int lastZoom, double west, double south, double east, double north) {

        Envelope box() {
            return new Envelope(west, east, south, north);
        }
    }

    /** @param touched where a level's rows are others than before; what was written showed its exact rows at every level */
    void tellRenewed(StaleCoverage coverage, Map<Level, Envelope> touched) {
        List<Part> parts = new ArrayList<>();
        for (Level level : Level.values()) {
            Envelope box = new Envelope(coverage.box());
            box.expandToInclude(touched.getOrDefault(level, new Envelope()));
            parts.add(new Part(level.firstZoom(), level.lastZoom(), box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
        }
        notices.tell(TOPIC, json.writeValueAsString(new Renewed(coverage.layer().id(), parts)));
    }

    Renewed read(String text) {
        return json.readValue(text, Renewed.class);
    }
}
