package org.byggbar.layers.definition;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.byggbar.changes.Change;
import org.byggbar.changes.ChangesRead;
import org.byggbar.layers.QueryLimits;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The exact box around what the public sees of a layer, reckoned once and again after a change. */
@Repository
public class CollectionExtents {

    private final JdbcClient db;
    private final LayerRegistry layers;
    private final Map<String, Optional<double[]>> known = new ConcurrentHashMap<>();

    public CollectionExtents(JdbcClient db, LayerRegistry layers) {
        this.db = db;
        this.layers = layers;
    }

    /** @return west, south, east, north in degrees, rounded outwards to 7 decimals; empty for a layer that shows nothing */
    public Optional<double[]> find(LayerDefinition layer) {
        return known.computeIfAbsent(layer.id(), id -> measure(layer));
    }

    private Optional<double[]> measure(LayerDefinition layer) {
        return db.sql("""
                select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
                from (select st_extent(st_transform(geom, 4326)) as box from %s where published) measured where box is not null
                """.formatted(layer.relation())).withQueryTimeout(QueryLimits.QUERY_S)
                .query((row, n) -> new double[] {down(row.getDouble("west")), down(row.getDouble("south")),
                        up(row.getDouble("east")), up(row.getDouble("north"))}).optional();
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public void on(ChangesRead read) {
        read.changes().stream().map(Change::layer).distinct().forEach(changed -> {
            known.remove(changed);
            layers.followers(changed).forEach(known::remove);
        });
    }

    private static double down(double degrees) {
        return Math.floor(degrees * 1e7) / 1e7;
    }

    private static double up(double degrees) {
        return Math.ceil(degrees * 1e7) / 1e7;
    }
}
