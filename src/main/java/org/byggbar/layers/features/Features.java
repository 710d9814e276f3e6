package org.byggbar.layers.features;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.byggbar.geo.StorageCrs;
import org.byggbar.layers.Audience;
import org.byggbar.layers.QueryLimits;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads features row by row, in the order of their ids, as {@link FeatureWriter} wants them: id, geometry as
 * well-known binary, municipality, version where there is one, then the attributes in the definition's order. Nothing is collected, so a page costs a fetch's memory whatever its size.
 */
@Repository
class Features {

    private static final int FETCH_ROWS = 200;
    /** Slow readers hold a connection each; these leave enough of the pool for everything else. */
    private static final int MAX_READERS = 6;
    private static final int PATIENCE_S = 5;

    private static final String ROWS = """
            select id, %s as wkb, municipality_id %s
            from %s where %s
            """;

    private final JdbcClient db;
    private final FilteredIds filtered;
    private final TransactionTemplate oneView;
    private final Semaphore readers = new Semaphore(MAX_READERS, true);
    private final int storageSrid;

    Features(JdbcClient db, PlatformTransactionManager transactions, FilteredIds filtered, StorageCrs storage) {
        this.db = db;
        this.filtered = filtered;
        this.storageSrid = storage.srid();
        this.oneView = new TransactionTemplate(transactions);
        oneView.setReadOnly(true);
        oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    int storageSrid() {
        return storageSrid;
    }

    /** Takes the pages' rows; the count and the rows are of the same moment. */
    interface Page extends RowCallbackHandler {

        /** @param matched features that all pages together have */
        void begin(long matched);
    }

    /**
     * Gives one row more than the page's limit when there is a next page.
     *
     * @throws ProblemException 503 {@code server.busy} when too many are being served already
     */
    void read(FeatureQuery query, Audience audience, Page page) {
        FilteredIds.Found found = query.filter() == null ? null : filtered.find(query, audience);
        takeTurn();
        try {
            oneView.executeWithoutResult(status -> {
                if (found == null) {
                    readInOneView(query, audience, page);
                } else {
                    readFound(query, found, audience, page);
                }
            });
        } finally {
            readers.release();
        }
    }

    private void readInOneView(FeatureQuery query, Audience audience, Page page) {
        LayerDefinition layer = query.layer();
        Map<String, Object> params = new HashMap<>();
        String condition = query.condition(audience, params);
        long matched = db.sql("select count(*) from " + layer.relation() + " where " + condition)
                .params(params).withQueryTimeout(QueryLimits.QUERY_S).query(Long.class).single();
        page.begin(matched);
        if (query.offset() >= matched) {
            return;
        }
        params.put("after", query.after());
        params.put("rows", query.limit() + 1);
        params.put("offset", query.offset());
        db.sql(rows(layer, query.form(), condition)
                + (query.after() == null ? "" : "and id > :after ") + "order by id limit :rows"
                + (query.offset() == 0 ? "" : " offset :offset"))
                .params(params).withFetchSize(FETCH_ROWS).withQueryTimeout(QueryLimits.QUERY_S).query(page);
    }

    /** What a filter found is read by its ids: its reader may be slow, and must not hold a connection of the analyses. */
    private void readFound(FeatureQuery query, FilteredIds.Found found, Audience audience, Page page) {
        page.begin(found.matched());
        Map<String, Object> params = new HashMap<>();
        params.put("ids", found.ids());
        params.put("draftsOf", audience.municipality());
        db.sql(rows(query.layer(), query.form(), "id = any(:ids) and " + audience.condition()) + "order by id")
                .params(params).withFetchSize(FETCH_ROWS).withQueryTimeout(QueryLimits.QUERY_S).query(page);
    }

    /** @return what {@code read} makes of the one row; of an empty result when there is none that the audience may see */
    <T> T read(LayerDefinition layer, long id, CoordinateForm form, Audience audience, ResultSetExtractor<T> read) {
        Map<String, Object> params = new HashMap<>();
        params.put("id", id);
        params.put("draftsOf", audience.municipality());
        return db.sql(rows(layer, form, "id = :id and " + audience.condition())).params(params).query(read);
    }

    private String rows(LayerDefinition layer, CoordinateForm form, String condition) {
        String version = layer.versioned() ? ", version" : "";
        String columns = layer.attributes().stream().map(Attribute::name).collect(Collectors.joining(", ", version + ", ", ""));
        return ROWS.formatted(form.sql(storageSrid), columns, layer.relation(), condition);
    }

    private void takeTurn() {
        try {
            if (!readers.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "server.busy").with("retryAfter", PATIENCE_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "server.busy").with("retryAfter", PATIENCE_S);
        }
    }
}
