package org.byggbar.layers.features;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.byggbar.geo.GeoJsonText;
import org.byggbar.layers.MediaTypes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Streams one page as a FeatureCollection. The head goes out with the first row, so a failing query can still be answered as a problem. */
final class CollectionWriter implements Features.Page {

    private final FeatureQuery query;
    private final GeoJsonText geometry;
    private final HttpServletResponse response;
    private final JsonMapper mapper;
    private JsonGenerator json;
    private FeatureWriter features;
    private long matched;
    private int returned;
    private long lastId;
    private boolean more;

    CollectionWriter(FeatureQuery query, GeoJsonText geometry, HttpServletResponse response, JsonMapper mapper) {
        this.query = query;
        this.geometry = geometry;
        this.response = response;
        this.mapper = mapper;
    }

    @Override
    public void begin(long matched) {
        this.matched = matched;
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        if (returned == query.limit()) {
            more = true;
            return;
        }
        start();
        features.write(row, null);
        returned++;
        lastId = row.getLong("id");
    }

    private void start() {
        if (json != null) {
            return;
        }
        try {
            response.setContentType(MediaTypes.GEOJSON);
            json = mapper.createGenerator(response.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        features = new FeatureWriter(json, query.layer(), geometry);
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeName("features");
        json.writeStartArray();
    }

    /** @param next makes the link to the page after a feature */
    void end(List<Map<String, Object>> links, LongFunction<Map<String, Object>> next) {
        start();
        json.writeEndArray();
        json.writeNumberProperty("numberMatched", matched);
        json.writeNumberProperty("numberReturned", returned);
        json.writeStringProperty("timeStamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        List<Map<String, Object>> all = new ArrayList<>(links);
        if (more) {
            all.add(next.apply(lastId));
        }
        json.writePOJOProperty("links", all);
        json.writeEndObject();
        json.close();
    }
}
