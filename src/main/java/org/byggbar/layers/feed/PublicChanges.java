package org.byggbar.layers.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.byggbar.layers.BoundingBox;
import org.byggbar.layers.QueryLimits;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.layers.editing.Writers;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The change feed read backwards with the public's eyes, whoever asks. A name is told only of what everybody sees now, so
 * a feature that has been hidden since is a number and nothing more.
 */
@Repository
class PublicChanges {

    private record Feature(String layer, long id) {}

    private final JdbcClient db;
    private final LayerRegistry registry;
    private final Writers writers;

    PublicChanges(JdbcClient db, LayerRegistry registry, Writers writers) {
        this.db = db;
        this.registry = registry;
        this.writers = writers;
    }

    /** At most one more than the limit, which tells that there are older ones. */
    @Transactional(readOnly = true)
    List<PublicChange> page(FeedQuery query) {
        Map<String, Object> params = new HashMap<>(Map.of("municipality", query.municipality(), "before", query.before(), "limit", query.limit() + 1));
        Collection<LayerDefinition> layers = query.layers().isEmpty() ? registry.all() : query.layers();
        String shownBy = layers.stream().map(layer -> shownBy(layer, params)).collect(Collectors.joining(" or "));
        List<PublicChange> rows = db.sql("""
                select seq, layer, feature_id, operation, min_x, min_y, max_x, max_y, at
                from change where municipality_id = :municipality and public and seq < :before and (%s) and %s
                order by seq desc limit :limit
                """.formatted(shownBy, area(query.box(), params)))
                .params(params).withQueryTimeout(QueryLimits.QUERY_S).query((row, n) -> read(row)).list();
        return named(rows);
    }

    /** Layers that share a table are told apart by which of them knows the feature; one that none knows goes by the table's own. */
    private String shownBy(LayerDefinition layer, Map<String, Object> params) {
        String written = writers.writtenAs(layer.id());
        params.put("l_" + layer.id(), written);
        String condition = "change.layer = :l_" + layer.id();
        if (!written.equals(layer.id())) {
            return "(" + condition + " and " + isKnownTo(layer) + ")";
        }
        return "(" + condition + sharing(written).stream().filter(other -> other != layer)
                .map(other -> " and not " + isKnownTo(other)).collect(Collectors.joining()) + ")";
    }

    private List<LayerDefinition> sharing(String written) {
        return registry.all().stream().filter(layer -> writers.writtenAs(layer.id()).equals(written)).toList();
    }

    private static String isKnownTo(LayerDefinition layer) {
        return "exists (select 1 from " + layer.relation() + " r where r.id = change.feature_id and r.published)";
    }

    private static String area(BoundingBox box, Map<String, Object> params) {
        if (box == null) {
            return "true";
        }
        List<String> parts = new ArrayList<>();
        for (BoundingBox part : box.parts()) {
            int i = parts.size();
            params.put("west" + i, BoundingBox.x(part.west()));
            params.put("south" + i, BoundingBox.y(part.south()));
            params.put("east" + i, BoundingBox.x(part.east()));
            params.put("north" + i, BoundingBox.y(part.north()));
            parts.add("min_x <= :east%1$d and max_x >= :west%1$d and min_y <= :north%1$d and max_y >= :south%1$d".formatted(i));
        }
        return "(" + String.join(" or ", parts) + ")";
    }

    private List<PublicChange> named(List<PublicChange> rows) {
        Map<Feature, PublicChange> shown = new HashMap<>();
        rows.stream().collect(Collectors.groupingBy(PublicChange::layer, Collectors.mapping(PublicChange::featureId, Collectors.toSet())))
                .forEach((written, ids) -> sharing(written).forEach(layer -> names(layer, written, ids, shown)));
        return rows.stream().map(row -> {
            PublicChange now = shown.get(new Feature(row.layer(), row.featureId()));
            return now == null ? row : new PublicChange(row.seq(), now.layer(), row.featureId(), row.operation(), row.at(), now.name(), true, row.box());
        }).toList();
    }

    private void names(LayerDefinition layer, String written, Collection<Long> ids, Map<Feature, PublicChange> shown) {
        String name = layer.search() != null ? layer.search().title() : layer.style() != null ? layer.style().label() : null;
        db.sql("select id, %s as name from %s where published and id in (:ids)".formatted(name == null ? "null::text" : name, layer.relation()))
                .param("ids", ids).query(row -> {
                    long id = row.getLong("id");
                    shown.put(new Feature(written, id), new PublicChange(0, layer.id(), id, null, null, row.getString("name"), true, null));
                });
    }

    private static PublicChange read(ResultSet row) throws SQLException {
        double minX = row.getDouble("min_x");
        Envelope box = row.wasNull() ? null : new Envelope(minX, row.getDouble("max_x"), row.getDouble("min_y"), row.getDouble("max_y"));
        return new PublicChange(row.getLong("seq"), row.getString("layer"), row.getLong("feature_id"), row.getString("operation"),
                row.getObject("at", OffsetDateTime.class).toInstant(), null, false, box);
    }
}
