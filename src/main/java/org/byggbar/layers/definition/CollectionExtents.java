package org.byggbar.layers.definition;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.byggbar.changes.Change;
import org.byggbar.changes.ChangesRead;
import org.byggbar.changes.WebMercator;
import org.byggbar.layers.QueryLimits;
import org.locationtech.jts.geom.Envelope;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The box around what the public sees of a layer, reckoned once and again after a change. */
@Repository
public class CollectionExtents {

    private final JdbcClient db;
    private final LayerRegistry layers;
    private final Map<String, Optional<double[]>> known = new ConcurrentHashMap<>();
    private final Map<String, Optional<Span>> knownTimes = new ConcurrentHashMap<>();

    /** Both ends belong to it; whole seconds of UTC, rounded outwards. */
    public record Span(Instant from, Instant to) {}

    public CollectionExtents(JdbcClient db, LayerRegistry layers) {
        this.db = db;
        this.layers = layers;
    }

    /** @return west, south, east, north in degrees, a metre or two wider than the features; empty for a layer that shows nothing */
    public Optional<double[]> find(LayerDefinition layer) {
        return known.computeIfAbsent(layer.id(), id -> measure(layer));
    }

    /** Each side is the nearest feature to a line far outside: four descents of the index, however many features there are. */
    private Optional<double[]> measure(LayerDefinition layer) {
        String sql = "select %s as west, %s as south, %s as east, %s as north".formatted(
                side("st_xmin", layer, "-5e7 -1e8, -5e7 1e8"), side("st_ymin", layer, "-1e8 -5e7, 1e8 -5e7"),
                side("st_xmax", layer, "5e7 -1e8, 5e7 1e8"), side("st_ymax", layer, "-1e8 5e7, 1e8 5e7"));
        return db.sql("select * from (" + sql + ") measured where west is not null").withQueryTimeout(QueryLimits.QUERY_S)
                .query((row, n) -> outwards(WebMercator.degrees(new Envelope(row.getDouble("west"), row.getDouble("east"),
                        row.getDouble("south"), row.getDouble("north"))))).optional();
    }

    private static String side(String measure, LayerDefinition layer, String line) {
        return "(select %s(geom_web) from %s where published order by geom_web <#> 'SRID=3857;LINESTRING(%s)'::geometry limit 1)"
                .formatted(measure, layer.relation(), line);
    }

    private static double[] outwards(double[] box) {
        return new double[] {down(box[0]), down(box[1]), up(box[2]), up(box[3])};
    }

    /** @return from the first to the last moment that the layer's public features have; empty when it has no time or shows nothing */
    public Optional<Span> findTime(LayerDefinition layer) {
        return layer.time() == null ? Optional.empty() : knownTimes.computeIfAbsent(layer.id(), id -> measureTime(layer));
    }

    private Optional<Span> measureTime(LayerDefinition layer) {
        String span = """
                select min(%s) at time zone 'UTC' as first, max(%s) at time zone 'UTC' as last from %s where published
                """.formatted(start(layer), end(layer), layer.relation());
        return db.sql("select * from (" + span + ") measured where first is not null and last is not null")
                .withQueryTimeout(QueryLimits.QUERY_S)
                .query((row, n) -> new Span(row.getObject("first", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.SECONDS),
                        row.getObject("last", OffsetDateTime.class).toInstant().plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS))).optional();
    }

    private static String start(LayerDefinition layer) {
        String name = layer.time().from();
        return isDay(layer, name) ? name + "::timestamp" : "(" + name + " at time zone 'UTC')";
    }

    private static String end(LayerDefinition layer) {
        String name = layer.time().to();
        return isDay(layer, name) ? "((" + name + " + 1)::timestamp - interval '1 second')" : "(" + name + " at time zone 'UTC')";
    }

    private static boolean isDay(LayerDefinition layer, String name) {
        return layer.attribute(name).orElseThrow().type() == LayerDefinition.Type.DATE;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public void on(ChangesRead read) {
        read.changes().stream().map(Change::layer).distinct().forEach(changed -> {
            forget(changed);
            layers.followers(changed).forEach(this::forget);
        });
    }

    private void forget(String layer) {
        known.remove(layer);
        knownTimes.remove(layer);
    }

    /**
     * Outwards to five decimals, by at least one in the fifth: whoever reads the box into 32-bit floats, as the OGC's
     * own suite does, and asks with it, still finds the features on its edge. It makes up as well for the index, which
     * keeps boxes as 32-bit floats of Mercator metres, a metre apart at most.
     */
    static double down(double degrees) {
        return Math.max(-180, Math.floor(degrees * 1e5 - 1) / 1e5);
    }

    static double up(double degrees) {
        return Math.min(180, Math.ceil(degrees * 1e5 + 1) / 1e5);
    }
}
