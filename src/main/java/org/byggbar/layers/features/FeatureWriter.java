package org.byggbar.layers.features;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.byggbar.geo.GeoJsonText;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import tools.jackson.core.JsonGenerator;

/** Writes the rows of {@link Features} as RFC 7946 features straight to the answer. */
final class FeatureWriter {

    static final int ID = 1;
    private static final int WKB = 2;
    private static final int MUNICIPALITY = 3;
    private static final int VERSION = 4;

    private final JsonGenerator json;
    private final LayerDefinition layer;
    private final GeoJsonText geometry;

    /** @param geometry what makes the text of the rows' geometries */
    FeatureWriter(JsonGenerator json, LayerDefinition layer, GeoJsonText geometry) {
        this.json = json;
        this.layer = layer;
        this.geometry = geometry;
    }

    /** The column that a row's attributes begin with. */
    static int firstAttribute(LayerDefinition layer) {
        return layer.versioned() ? VERSION + 1 : VERSION;
    }

    /** @param links of the feature, null inside a collection */
    void write(ResultSet row, List<Map<String, Object>> links) throws SQLException {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeNumberProperty("id", row.getLong(ID));
        json.writeName("geometry");
        writeGeometry(row.getBytes(WKB));
        json.writeName("properties");
        writeProperties(row);
        if (links != null) {
            json.writePOJOProperty("links", links);
        }
        json.writeEndObject();
    }

    private void writeGeometry(byte[] wkb) {
        if (wkb == null) {
            json.writeNull();
            return;
        }
        geometry.write(wkb);
        json.writeRawValue(geometry.chars(), 0, geometry.length());
    }

    private void writeProperties(ResultSet row) throws SQLException {
        json.writeStartObject();
        json.writeStringProperty("municipality_id", row.getString(MUNICIPALITY));
        if (layer.versioned()) {
            json.writeNumberProperty("version", row.getLong(VERSION));
        }
        int column = firstAttribute(layer);
        for (Attribute attribute : layer.attributes()) {
            json.writeName(attribute.name());
            writeValue(row, column++, attribute);
        }
        json.writeEndObject();
    }

    private void writeValue(ResultSet row, int column, Attribute attribute) throws SQLException {
        Object value = AttributeValue.read(row, column, attribute.type());
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (attribute.type()) {
            case INTEGER -> json.writeNumber(((Number) value).longValue());
            case NUMBER -> json.writeNumber(((Number) value).doubleValue());
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case LIST, OBJECT -> json.writeRawValue(value.toString());
            default -> json.writeString(value.toString());
        }
    }
}
