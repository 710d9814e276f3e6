package org.byggbar.layers.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Type;

/**
 * A property that filters may name.
 *
 * @param column of the layer's relation, the only name that gets into SQL
 * @param whole whether the column holds whole numbers
 */
record Queryable(String name, String column, Kind kind, boolean whole) {

    static final String GEOMETRY = "geometry";
    static final String ID = "id";
    static final String MUNICIPALITY = "municipality_id";

    /** Every queryable of a layer by name, in the definition's order. */
    static Map<String, Queryable> of(LayerDefinition layer) {
        Map<String, Queryable> all = new LinkedHashMap<>();
        all.put(ID, new Queryable(ID, "id", Kind.NUMBER, true));
        all.put(MUNICIPALITY, new Queryable(MUNICIPALITY, "municipality_id", Kind.STRING, false));
        layer.attributes().stream().filter(attribute -> !attribute.type().isStructured()).forEach(attribute -> all.put(attribute.name(), new Queryable(attribute.name(), attribute.name(),
                Kind.of(attribute.type()), attribute.type() == Type.INTEGER)));
        all.put(GEOMETRY, new Queryable(GEOMETRY, "geom", Kind.GEOMETRY, false));
        return all;
    }
}
