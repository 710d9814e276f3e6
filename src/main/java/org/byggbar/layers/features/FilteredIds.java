package org.byggbar.layers.features;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.byggbar.layers.Audience;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what a filter asks for, on the pool for analyses: one statement that looks at each feature once, for page and total. */
@Repository
class FilteredIds {

    private static final String FOUND = """
            with found as materialized (select id from %s where %s)
            select (select count(*) from found) as matched, array(select id from found %s order by id limit :rows offset :offset) as ids
            """;

    /**
     * @param matched features of all pages together
     * @param ids of one page, and of one feature more when there is a next page
     */
    record Found(long matched, Long[] ids) {}

    private final JdbcClient db;

    FilteredIds(@Qualifier("analysisDb") JdbcClient db) {
        this.db = db;
    }

    Found find(FeatureQuery query, Audience audience) {
        Map<String, Object> params = new HashMap<>();
        String condition = query.condition(audience, params);
        params.put("after", query.after());
        params.put("rows", query.limit() + 1);
        params.put("offset", query.offset());
        return db.sql(FOUND.formatted(query.layer().relation(), condition, query.after() == null ? "" : "where id > :after")).params(params)
                .query((row, n) -> new Found(row.getLong("matched"), ids(row.getArray("ids").getArray()))).single();
    }

    /** A layer's ids may be smaller integers. */
    private static Long[] ids(Object array) {
        return Arrays.stream((Object[]) array).map(id -> ((Number) id).longValue()).toArray(Long[]::new);
    }
}
