package org.byggbar.layers.features;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import tools.jackson.core.JsonGenerator;

/** Writes rows as RFC 7946 features straight to the answer: longitude, latitude, in degrees. */
final class FeatureWriter {

    private final JsonGenerator json;
    private final LayerDefinition layer;
    private final double scale;
    private final WKBReader wkb = new WKBReader();

    /** @param decimals of the coordinates: 7 are about a centimetre */
    FeatureWriter(JsonGenerator json, LayerDefinition layer, int decimals) {
        this.json = json;
        this.layer = layer;
        this.scale = Math.pow(10, decimals);
    }

    /** @param links of the feature, null inside a collection */
    void write(ResultSet row, List<Map<String, Object>> links) throws SQLException {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeNumberProperty("id", row.getLong("id"));
        json.writeName("geometry");
        writeGeometry(row.getBytes("wkb"));
        json.writeName("properties");
        writeProperties(row);
        if (links != null) {
            json.writePOJOProperty("links", links);
        }
        json.writeEndObject();
    }

    private void writeProperties(ResultSet row) throws SQLException {
        json.writeStartObject();
        json.writeStringProperty("municipality_id", row.getString("municipality_id"));
        if (layer.versioned()) {
            json.writeNumberProperty("version", row.getLong("version"));
        }
        for (Attribute attribute : layer.attributes()) {
            json.writeName(attribute.name());
            writeValue(row, attribute);
        }
        json.writeEndObject();
    }

    private void writeValue(ResultSet row, Attribute attribute) throws SQLException {
        String name = attribute.name();
        if (row.getObject(name) == null) {
            json.writeNull();
            return;
        }
        switch (attribute.type()) {
            case STRING -> json.writeString(row.getString(name));
            case INTEGER -> json.writeNumber(row.getLong(name));
            case NUMBER -> json.writeNumber(row.getDouble(name));
            case BOOLEAN -> json.writeBoolean(row.getBoolean(name));
            case DATE -> json.writeString(row.getObject(name, LocalDate.class).toString());
            case DATETIME -> json.writeString(row.getObject(name, OffsetDateTime.class).toInstant().toString());
        }
    }

    private void writeGeometry(byte[] bytes) {
        if (bytes == null) {
            json.writeNull();
            return;
        }
        try {
            Geometry geometry = wkb.read(bytes);
            json.writeStartObject();
            json.writeStringProperty("type", geometry.getGeometryType());
            json.writeName("coordinates");
            writeCoordinates(geometry);
            json.writeEndObject();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void writeCoordinates(Geometry geometry) {
        if (geometry instanceof Point point) {
            writePosition(point.getCoordinateSequence(), 0);
        } else if (geometry instanceof LineString line) {
            writePositions(line.getCoordinateSequence());
        } else if (geometry instanceof Polygon polygon) {
            json.writeStartArray();
            writePositions(polygon.getExteriorRing().getCoordinateSequence());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                writePositions(polygon.getInteriorRingN(i).getCoordinateSequence());
            }
            json.writeEndArray();
        } else {
            json.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                writeCoordinates(geometry.getGeometryN(i));
            }
            json.writeEndArray();
        }
    }

    private void writePositions(CoordinateSequence positions) {
        json.writeStartArray();
        for (int i = 0; i < positions.size(); i++) {
            writePosition(positions, i);
        }
        json.writeEndArray();
    }

    private void writePosition(CoordinateSequence positions, int i) {
        json.writeStartArray();
        json.writeNumber(Math.rint(positions.getX(i) * scale) / scale);
        json.writeNumber(Math.rint(positions.getY(i) * scale) / scale);
        json.writeEndArray();
    }
}
