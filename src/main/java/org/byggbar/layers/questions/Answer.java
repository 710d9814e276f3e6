package org.byggbar.layers.questions;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.RowCallbackHandler;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the rows of a question as they come, layer by layer. The text is kept until the connection is back in its pool:
 * there are few of those, and readers may be slow.
 */
final class Answer implements RowCallbackHandler {

    /** Which number a question measures, and under what name it is told. */
    enum Measure { NONE, DISTANCE, OVERLAP }

    private final ByteArrayOutputStream text = new ByteArrayOutputStream(4_096);
    private final JsonGenerator json;
    private final Question question;
    private final Measure measure;
    private final String collections;
    private final String language;
    private int layer = -1;
    private int count;
    private boolean complete;

    /** @param collections absolute address of the collections, for links to features */
    Answer(Question question, Measure measure, String collections, String language, JsonMapper mapper) {
        this.question = question;
        this.measure = measure;
        this.collections = collections;
        this.language = language;
        this.json = mapper.createGenerator(text);
        json.writeStartObject();
        json.writeName("layers");
        json.writeStartArray();
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        if (row.getInt(1) != layer) {
            endLayer();
            beginLayer(row.getInt(1));
        }
        if (++count > question.limit()) {
            complete = false;
            return;
        }
        json.writeStartObject();
        json.writeNumberProperty("id", row.getLong(2));
        json.writeStringProperty("municipality_id", row.getString(3));
        json.writeStringProperty("href", collections + "/" + question.layers().get(layer).id() + "/items/" + row.getLong(2));
        writeMeasure(row);
        json.writeName("properties");
        json.writeRawValue(row.getString(4));
        json.writeEndObject();
    }

    private void writeMeasure(ResultSet row) throws SQLException {
        if (measure == Measure.NONE) {
            return;
        }
        if (measure == Measure.DISTANCE) {
            json.writeNumberProperty("distance_m", rounded(row.getDouble(5), 1e3));
        } else {
            json.writeNumberProperty("overlap_m2", rounded(-row.getDouble(5), 1e2));
            json.writeNumberProperty("share_of_feature", rounded(row.getDouble(6), 1e6));
            json.writeNumberProperty("share_of_asked", rounded(row.getDouble(7), 1e6));
        }
        json.writeStringProperty("crs", "EPSG:" + row.getInt(8));
    }

    private static double rounded(double number, double scale) {
        return Math.rint(number * scale) / scale;
    }

    private void beginLayer(int number) {
        layer = number;
        count = 0;
        complete = true;
        json.writeStartObject();
        json.writeStringProperty("layer", question.layers().get(number).id());
        json.writeStringProperty("title", question.layers().get(number).title().get(language));
        json.writeName("features");
        json.writeStartArray();
    }

    private void endLayer() {
        if (layer >= 0) {
            json.writeEndArray();
            json.writeBooleanProperty("complete", complete);
            json.writeEndObject();
        }
    }

    /** @param method how the numbers were found, null for a question without any */
    byte[] end(String method) {
        endLayer();
        json.writeEndArray();
        if (method != null) {
            json.writeStringProperty("measured", method);
        }
        json.writeEndObject();
        json.close();
        return text.toByteArray();
    }
}
