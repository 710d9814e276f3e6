package org.byggbar.layers.features;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.byggbar.layers.Audience;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.filter.Condition;

/**
 * Which features of a layer are asked for, every value already checked against the definition.
 *
 * @param municipality null for every one
 * @param area null for everywhere
 * @param time null for always
 * @param filters attribute to the texts any of which its value may equal
 * @param filter null for none
 * @param limit features on one page
 * @param after id of the last feature of the previous page, null on the first
 * @param offset features to leave out before the page, 0 with {@code after}
 */
record FeatureQuery(LayerDefinition layer, String municipality, Area area, Timespan time, SortedMap<String, List<String>> filters,
        Condition filter, int limit, Long after, long offset, CoordinateForm form) {

    static final int DEFAULT_LIMIT = 1_000;
    static final int MAX_LIMIT = 10_000;

    FeatureQuery after(long id) {
        return new FeatureQuery(layer, municipality, area, time, filters, filter, limit, id, 0, form);
    }

    /** What a cursor belongs to: the same question on another page has the same text. */
    String fingerprint() {
        return layer.id() + "\n" + municipality + "\n" + (area == null ? "" : area.canonical()) + "\n" + time + "\n" + filters
                + (filter == null ? "" : "\n" + filter.canonical());
    }

    /** A condition on the layer's relation; its values are all named parameters. */
    String condition(Audience audience, Map<String, Object> params) {
        StringBuilder sql = new StringBuilder(audience.condition());
        params.put("draftsOf", audience.municipality());
        if (municipality != null) {
            sql.append(" and municipality_id = :municipality");
            params.put("municipality", municipality);
        }
        filters.forEach((name, values) -> {
            String type = layer.attribute(name).orElseThrow().type().sql();
            sql.append(" and ").append(name).append(" = any(cast(:filter_").append(name).append(" as ").append(type).append("[]))");
            params.put("filter_" + name, values.toArray(String[]::new));
        });
        if (area != null) {
            // A feature without a place meets every box (OGC API Features part 1, 7.15.3).
            sql.append(" and (").append(layer.mayBeNowhere() ? "geom is null or " : "").append(area.condition(params)).append(')');
        }
        if (time != null && layer.time() != null) {
            sql.append(" and ").append(time.condition(layer, params));
        }
        if (filter != null) {
            sql.append(" and ").append(filter.sql());
            params.putAll(filter.params());
        }
        return sql.toString();
    }
}
