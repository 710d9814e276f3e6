package org.byggbar.layers.features;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;

/** Collects one page of features as rows of words; a page for people is short. */
final class FeatureTable implements Features.Page {

    /** @param cells in the order of the layer's attributes */
    record Row(long id, String name, List<String> cells) {}

    private final LayerDefinition layer;
    private final int limit;
    private final AttributeWords words;
    private final List<Row> rows = new ArrayList<>();
    private long matched;
    private boolean more;

    FeatureTable(LayerDefinition layer, int limit, AttributeWords words) {
        this.layer = layer;
        this.limit = limit;
        this.words = words;
    }

    @Override
    public void begin(long matched) {
        this.matched = matched;
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        if (rows.size() == limit) {
            more = true;
        } else {
            rows.add(read(layer, row, words));
        }
    }

    /** @param row of {@link Features} */
    static Row read(LayerDefinition layer, ResultSet row, AttributeWords words) throws SQLException {
        List<Object> values = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        int column = FeatureWriter.firstAttribute(layer);
        for (Attribute attribute : layer.attributes()) {
            Object value = AttributeValue.read(row, column++, attribute.type());
            values.add(value);
            cells.add(words.text(attribute, value));
        }
        return new Row(row.getLong(FeatureWriter.ID), words.name(layer, row.getLong(FeatureWriter.ID), values), cells);
    }

    List<Row> rows() {
        return rows;
    }

    long matched() {
        return matched;
    }

    /** Whether there are features after the last row. */
    boolean hasMore() {
        return more;
    }
}
