package org.byggbar.layers.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.byggbar.geo.Projections;
import org.byggbar.geo.StorageCrs;
import org.byggbar.layers.Audience;
import org.byggbar.layers.QueryLimits;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.platform.CodeLists;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds features by their searchable attributes, literally, without regard to case or to the marks on Nordic letters:
 * "stromso" finds Strømsø. Nothing in the text is a wildcard.
 */
@Repository
class SearchQuery {

    /** A hit and how well it matches: 0 whole, 1 beginning, 2 beginning of a word, 3 anywhere. */
    record Ranked(int rank, SearchHit hit) {}

    private static final String FOLDED = "translate(lower(%s), 'ÅÄÆÖØÉÈÜåäæöøéèü', 'aaaooeeuaaaooeeu')";
    private static final String RANK = """
            case when %1$s = %2$s then 0 when starts_with(%1$s, %2$s) then 1 when strpos(%1$s, ' ' || %2$s) > 0 then 2
                 when strpos(%1$s, %2$s) > 0 then 3 end""";

    private final JdbcClient db;
    private final CodeLists codeLists;
    private final StorageCrs storage;

    SearchQuery(JdbcClient db, CodeLists codeLists, StorageCrs storage) {
        this.db = db;
        this.codeLists = codeLists;
        this.storage = storage;
    }

    List<Ranked> find(LayerDefinition layer, String municipality, String text, Audience audience, int limit, String language) {
        Map<String, Object> params = new HashMap<>();
        return db.sql("""
                select id, hit_rank, %1$s as hit_title, %2$s, st_x(place.inside) as lon, st_y(place.inside) as lat,
                       st_xmin(place.box) as west, st_ymin(place.box) as south, st_xmax(place.box) as east, st_ymax(place.box) as north
                from (select *, least(%3$s) as hit_rank from %4$s where municipality_id = :municipality and %5$s) found,
                     lateral (select st_transform(st_pointonsurface(geom), 4326) as inside, st_transform(geom, 4326) as box) place
                where hit_rank is not null
                order by hit_rank, length(%1$s), %1$s, id
                limit :limit
                """.formatted(layer.search().title(), details(layer), ranks(layer), layer.relation(), audience.condition() + only(layer, params)))
                .params(params).param("municipality", municipality).param("draftsOf", audience.municipality()).param("text", text).param("limit", limit)
                .withQueryTimeout(QueryLimits.QUERY_S).query((row, n) -> new Ranked(row.getInt("hit_rank"), read(layer, row, language))).list();
    }

    private static String only(LayerDefinition layer, Map<String, Object> params) {
        StringBuilder condition = new StringBuilder();
        layer.search().only().forEach((attribute, values) -> {
            condition.append(" and ").append(attribute).append(" = any(:only_").append(attribute).append(')');
            params.put("only_" + attribute, values.toArray(String[]::new));
        });
        return condition.toString();
    }

    private static String details(LayerDefinition layer) {
        return String.join(", ", layer.search().detail());
    }

    private static String ranks(LayerDefinition layer) {
        return layer.attributes().stream().filter(Attribute::search)
                .map(attribute -> RANK.formatted(FOLDED.formatted(attribute.name()), FOLDED.formatted("cast(:text as text)")))
                .collect(Collectors.joining(", "));
    }

    private SearchHit read(LayerDefinition layer, ResultSet row, String language) throws SQLException {
        List<String> detail = new ArrayList<>();
        for (String name : layer.search().detail()) {
            detail.add(name(layer, name, row.getString(name), language));
        }
        boolean placed = row.getObject("lon") != null;
        double[] bbox = !placed ? null
                : new double[] {degrees(row, "west"), degrees(row, "south"), degrees(row, "east"), degrees(row, "north")};
        return new SearchHit(layer.id(), row.getLong("id"), row.getString("hit_title"),
                detail.stream().filter(Objects::nonNull).collect(Collectors.joining(" · ")),
                placed ? degrees(row, "lon") : null, placed ? degrees(row, "lat") : null, bbox, List.of());
    }

    private static double degrees(ResultSet row, String column) throws SQLException {
        return Math.rint(row.getDouble(column) * 1e7) / 1e7;
    }

    private String name(LayerDefinition layer, String attribute, String value, String language) {
        String codelist = layer.attribute(attribute).map(Attribute::codelist).orElse(null);
        return codelist == null || value == null ? value
                : codeLists.find(codelist, value).map(code -> code.name(language)).orElse(value);
    }

    /** @return titles of the layer's features that hold the point (degrees), in the order of their ids */
    List<String> containing(LayerDefinition layer, String municipality, double lon, double lat, Audience audience) {
        return db.sql("""
                select %s as title from %s
                where municipality_id = :municipality and %s
                and st_contains(geom, st_transform(st_setsrid(st_makepoint(:lon, :lat), %d), %d))
                order by id limit 3
                """.formatted(layer.search().title(), layer.relation(), audience.condition(), Projections.WGS84, storage.srid()))
                .param("municipality", municipality).param("draftsOf", audience.municipality()).param("lon", lon).param("lat", lat)
                .withQueryTimeout(QueryLimits.QUERY_S).query(String.class).list();
    }
}
