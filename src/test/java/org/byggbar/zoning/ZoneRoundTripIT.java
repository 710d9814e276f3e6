package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.byggbar.geo.StorageCrs;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.io.WKBReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** A corner read and sent back is the corner stored, to the last bit, in every planning CRS of the demo. */
@ServerTest
class ZoneRoundTripIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private StorageCrs storage;
    @Autowired
    private WebApplicationContext context;

    @ParameterizedTest(name = "EPSG:{1} around {2}, {3}")
    @CsvSource({"NO, 25832, 10.2, 59.74", "SE, 3010, 16.17, 60.14", "SE, 3011, 18.37, 60.26"})
    void keepsEveryCornerAndMeasuresInThePlanningCrs(String country, int srid, double lon, double lat) throws Exception {
        PlanUnderWork plan = PlanUnderWork.in(TestTown.create(db, country, srid, lon, lat), context);
        Random random = new Random(srid);
        for (int i = 0; i < 10; i++) {
            String path = plan.create("Z" + i, star(random, lon, lat));
            byte[] stored = stored(path);
            Answer read = plan.planner().get(path);

            Answer saved = plan.planner().put(path, read.etag(), plan.zone("Z" + i, read.json().get("geometry").toString()));

            assertThat(saved.status()).as(saved.text()).isEqualTo(200);
            assertThat(stored(path)).isEqualTo(stored);
            assertThat(saved.json().get("geometry")).isEqualTo(read.json().get("geometry"));
            assertThat(featureOf(plan, path).get("geometry")).isEqualTo(read.json().get("geometry"));
            double planar = storage.toCrs(storage(stored), srid).getArea();
            assertThat(saved.json().get("areaM2").asDouble()).isCloseTo(planar, within(0.001));
            assertThat(saved.json().get("areaCrs").asString()).isEqualTo("EPSG:" + srid);
        }
    }

    @Test
    void keepsCornersSharedByNeighboursTheSame() {
        PlanUnderWork plan = PlanUnderWork.norwegian(db, context);
        String west = plan.create("W", plan.town().box(0, 0, 1.234567, 2));
        String east = plan.create("E", plan.town().box(1.234567, 0, 3, 2));
        for (String path : List.of(west, east)) {
            Answer read = plan.planner().get(path);
            Answer saved = plan.planner().put(path, read.etag(), plan.zone(path.equals(west) ? "W" : "E", read.json().get("geometry").toString()));
            assertThat(saved.json().get("warnings")).isEmpty();
        }
        Boolean touching = db.sql("""
                select st_touches(w.geom, e.geom) and st_length(st_intersection(w.geom, e.geom)) > 200
                from zone w, zone e where w.id = :west and e.id = :east
                """).param("west", id(west)).param("east", id(east)).query(Boolean.class).single();
        assertThat(touching).isTrue();
    }

    private static JsonNode featureOf(PlanUnderWork plan, String path) {
        return plan.planner().get(plan.path() + "/zones").json().get("features").valueStream()
                .filter(feature -> feature.get("id").asLong() == id(path)).findFirst().orElseThrow();
    }

    /** A star-shaped area of 5 to 60 corners with a hole, about 500 m across. */
    private static String star(Random random, double lon, double lat) {
        int corners = 5 + random.nextInt(55);
        return "{\"type\":\"Polygon\",\"coordinates\":[" + ring(random, lon, lat, corners, 0.003, 0.006) + ","
                + ring(random, lon, lat, 8, 0.001, 0.0015) + "]}";
    }

    private static String ring(Random random, double lon, double lat, int corners, double least, double most) {
        StringBuilder ring = new StringBuilder("[");
        String first = null;
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = least + (most - least) * random.nextDouble();
            String position = String.format(Locale.ROOT, "[%.9f,%.9f],", lon + radius * Math.cos(angle), lat + radius / 2 * Math.sin(angle));
            first = first == null ? position : first;
            ring.append(position);
        }
        return ring.append(first, 0, first.length() - 1).append("]").toString();
    }

    private byte[] stored(String path) {
        return db.sql("select st_asbinary(geom) from zone where id = :id").param("id", id(path)).query(byte[].class).single();
    }

    private org.locationtech.jts.geom.Geometry storage(byte[] wkb) throws Exception {
        return new WKBReader().read(wkb);
    }

    private static long id(String path) {
        return Long.parseLong(path.replaceAll("\\D", ""));
    }
}
