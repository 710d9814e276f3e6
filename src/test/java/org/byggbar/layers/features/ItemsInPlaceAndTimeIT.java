package org.byggbar.layers.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.byggbar.support.Http;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The answers to {@code crs}, {@code bbox-crs} and {@code datetime} themselves, held against PostGIS. */
@ServerTest
class ItemsInPlaceAndTimeIT {

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

    @Autowired
    private JdbcClient db;
    @LocalServerPort
    private int port;

    private Http anybody;
    private PlannedTown town;

    @BeforeEach
    void setUp() {
        anybody = new Http(port);
        town = PlannedTown.create(db);
    }

    private JsonNode items(String layer, String query) {
        return anybody.json("/ogc/collections/" + layer + "/items?municipality=" + town.id() + "&" + query);
    }

    private static List<Long> ids(JsonNode page) {
        List<Long> ids = new ArrayList<>();
        page.get("features").forEach(feature -> ids.add(feature.get("id").asLong()));
        return ids;
    }

    @Test
    void coordinatesComeInTheOfficialAxisOrderAndAreTheStoredOnesToAMillimetre() {
        long zone = town.zone("A1", 0, 0, 2, 1);
        for (JsonNode offered : anybody.json("/ogc/collections/zone").get("crs")) {
            String uri = offered.asString();
            for (String path : List.of("/ogc/collections/zone/items/" + zone + "?crs=" + uri, "/ogc/collections/zone/items?code=A1&municipality=" + town.id() + "&crs=" + uri)) {
                var answer = anybody.get(path);
                assertThat(answer.headers().firstValue("Content-Crs")).as(uri).contains("<" + uri + ">");
                JsonNode body = Http.json(answer);
                assertThat(metresFromStored(zone, body.has("features") ? body.get("features").get(0) : body, uri)).as(path).isLessThan(0.001);
            }
        }
        assertThat(anybody.get("/ogc/collections/zone/items/" + zone).headers().firstValue("Content-Crs"))
                .contains("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
        JsonNode sweref = anybody.json("/ogc/collections/zone/items/" + zone + "?crs=" + EPSG + 3006);
        JsonNode utm33 = anybody.json("/ogc/collections/zone/items/" + zone + "?crs=" + EPSG + 25833);
        JsonNode corner = sweref.get("geometry").get("coordinates").get(0).get(0).get(0);
        assertThat(corner.get(0).asDouble()).as("northing first").isGreaterThan(6_000_000)
                .isEqualTo(utm33.get("geometry").get("coordinates").get(0).get(0).get(0).get(1).asDouble());
    }

    private double metresFromStored(long zone, JsonNode feature, String uri) {
        boolean northFirst = uri.endsWith("/4326") || uri.endsWith("/3006");
        int srid = uri.endsWith("CRS84") ? 4326 : Integer.parseInt(uri.replaceFirst(".*/", ""));
        return db.sql("""
                select st_hausdorffdistance(st_transform(case when :swap then st_flipcoordinates(told) else told end, 25833), geom)
                from zone, st_setsrid(st_geomfromgeojson(:json), :srid) told where id = :id
                """).param("swap", northFirst).param("json", feature.get("geometry").toString()).param("srid", srid).param("id", zone)
                .query(Double.class).single();
    }

    @Test
    void aBoxFindsTheSameInEverySystem() {
        long inside = town.zone("A1", 0, 0, 2, 1);
        town.zone("A2", 10, 0, 12, 1);
        for (JsonNode offered : anybody.json("/ogc/collections/zone").get("crs")) {
            String uri = offered.asString();
            int srid = uri.endsWith("CRS84") ? 4326 : Integer.parseInt(uri.replaceFirst(".*/", ""));
            boolean northFirst = uri.endsWith("/4326") || uri.endsWith("/3006");
            double[] box = db.sql("""
                    select st_xmin(b) w, st_ymin(b) s, st_xmax(b) e, st_ymax(b) n from (select st_transform(geom, :srid) b from zone where id = :id) z
                    """).param("srid", srid).param("id", inside)
                    .query((row, n) -> new double[] {row.getDouble("w"), row.getDouble("s"), row.getDouble("e"), row.getDouble("n")}).single();
            String bbox = northFirst ? text(box[1], box[0], box[3], box[2]) : text(box[0], box[1], box[2], box[3]);
            assertThat(ids(items("zone", "bbox-crs=" + uri + "&bbox=" + bbox))).as(uri).containsExactly(inside);
            String world = text(-1e9, -1e9, 1e9, 1e9);
            if (srid != 4326) {
                assertThat(ids(items("zone", "bbox-crs=" + uri + "&bbox=" + world))).as("everything by " + uri).hasSize(2);
                assertThat(ids(items("zone", "bbox-crs=" + uri + "&bbox=-900000,-900000,-900000,-900000"))).as("a point elsewhere by " + uri).isEmpty();
            }
        }
    }

    private static String text(double... numbers) {
        return String.format(Locale.ROOT, "%.7f,%.7f,%.7f,%.7f", numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    @Test
    void aBoxMayBeAPointALineOrCarryHeights() {
        long zone = town.zone("A1", 0, 0, 2, 1);
        double lon = town.town().lon() + 0.001;
        double lat = town.town().lat() + 0.0005;
        assertThat(ids(items("zone", "bbox=%s,%s,%s,%s".formatted(lon, lat, lon, lat)))).containsExactly(zone);
        assertThat(ids(items("zone", "bbox=%s,%s,%s,%s".formatted(lon - 1, lat, lon + 1, lat)))).containsExactly(zone);
        assertThat(ids(items("zone", "bbox=%s,%s,-100,%s,%s,100".formatted(lon, lat, lon, lat)))).containsExactly(zone);
    }

    @Test
    void aFeatureWithoutAPlaceMeetsEveryBox() {
        db.sql("""
                insert into contribution (municipality_id, plan_id, receipt_hash, kind, text, status, language)
                values (:town, :plan, :town || '-p', 'IDEA', 'Anywhere', 'PUBLISHED', 'nb')
                """).param("town", town.id()).param("plan", town.plan()).update();
        assertThat(ids(items("contribution", "bbox=0,0,1,1"))).hasSize(1);
    }

    @Test
    void timeFindsWhatChangedThen() {
        long old = town.zone("A1", 0, 0, 2, 1);
        long recent = town.zone("A2", 2, 0, 4, 1);
        changedAt(old, "2021-05-05T10:00:00Z");
        changedAt(recent, "2024-02-29T22:30:00Z");
        assertThat(ids(items("zone", "datetime=2021-05-05T10:00:00Z"))).containsExactly(old);
        assertThat(ids(items("zone", "datetime=2021-05-05"))).containsExactly(old);
        assertThat(ids(items("zone", "datetime=../2021-05-05T09:59:59Z"))).isEmpty();
        assertThat(ids(items("zone", "datetime=2021-05-05T12:00:00%2B02:00/2024-02-29T22:30:00Z"))).containsExactly(old, recent);
        assertThat(ids(items("zone", "datetime=2022-01-01/.."))).containsExactly(recent);
        assertThat(ids(items("zone", "datetime=2024-02-01/P1M"))).containsExactly(recent);
        assertThat(items("zone", "datetime=2021-05-05&limit=1").get("numberMatched").asInt()).isOne();
        assertThat(ids(items("municipality", "datetime=1814-05-17"))).as("a layer without time meets every one").hasSize(1);
    }

    private void changedAt(long zone, String moment) {
        db.sql("update zone set updated_at = cast(:at as timestamptz) from set_config('byggbar.publishing', 'on', true) where id = :id")
                .param("at", moment).param("id", zone).update();
    }

    @Test
    void timeFindsPlotsThatAreOpenThen() {
        long spring = site("S1", "2027-03-01", "2027-05-31");
        long whenever = site("S2", null, null);
        long since = site("S3", "2027-06-01", null);
        assertThat(ids(items("site", "datetime=2027-05-31T23:59:00Z"))).containsExactly(spring, whenever);
        assertThat(ids(items("site", "datetime=2027-06-01"))).containsExactly(whenever, since);
        assertThat(ids(items("site", "datetime=2027-01-01/2027-02-28"))).containsExactly(whenever);
        assertThat(ids(items("site", "datetime=2027-01-01/.."))).containsExactly(spring, whenever, since);
    }

    private long site(String code, String opens, String closes) {
        return db.sql("""
                insert into site (municipality_id, code, name, status, land_use, floor_area_m2, allocation_method, opens_on, closes_on, published, geom)
                values (:town, :code, :code, 'OPEN', '1110', 1000, 'NO_BUD', cast(:opens as date), cast(:closes as date), true,
                        st_multi(st_transform(st_makeenvelope(:lon, :lat, :lon + 0.001, :lat + 0.001, 4326), 25833))) returning id
                """).param("town", town.id()).param("code", code).param("opens", opens).param("closes", closes)
                .param("lon", town.town().lon()).param("lat", town.town().lat()).query(Long.class).single();
    }
}
