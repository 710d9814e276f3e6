package org.byggbar.layers.features;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.byggbar.layers.Audience;
import org.byggbar.layers.BoundingBox;
import org.byggbar.layers.definition.LayerDefinition;

/**
 * Which features of a layer are asked for, every value already checked against the definition.
 *
 * @param municipality null for every one
 * @param bbox null for everywhere
 * @param filters attribute to the texts any of which its value may equal
 * @param limit features on one page
 * @param after id of the last feature of the previous page, null on the first
 * @param decimals of the coordinates
 */
record FeatureQuery(LayerDefinition layer, String municipality, BoundingBox bbox, SortedMap<String, List<String>> filters,
        int limit, Long after, int decimals) {

    static final int DEFAULT_LIMIT = 1_000;
    static final int MAX_LIMIT = 10_000;

    /** What a cursor belongs to: the same question on another page has the same text. */
    String fingerprint() {
        return layer.id() + "\n" + municipality + "\n" + bbox + "\n" + filters;
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
        if (bbox != null) {
            sql.append(" and (").append(boxes(params)).append(')');
        }
        return sql.toString();
    }

    /** In EPSG:3857 a box of degrees is a box, so the test is exact and the index on geom_web serves it. */
    private String boxes(Map<String, Object> params) {
        StringBuilder sql = new StringBuilder();
        List<BoundingBox> parts = bbox.parts();
        for (int i = 0; i < parts.size(); i++) {
            String box = "st_makeenvelope(:w%1$d, :s%1$d, :e%1$d, :n%1$d, 3857)".formatted(i);
            sql.append(i == 0 ? "" : " or ").append("st_intersects(geom_web, ").append(box).append(')');
            params.put("w" + i, BoundingBox.x(parts.get(i).west()));
            params.put("s" + i, BoundingBox.y(parts.get(i).south()));
            params.put("e" + i, BoundingBox.x(parts.get(i).east()));
            params.put("n" + i, BoundingBox.y(parts.get(i).north()));
        }
        return sql.toString();
    }
}
