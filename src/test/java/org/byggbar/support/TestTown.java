package org.byggbar.support;

import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A municipality of a test's own: a square of about 10 by 20 km around a point, in degrees.
 *
 * @param id random, so that tests share a database without meeting
 */
public record TestTown(String id, String country, int planningSrid, double lon, double lat) {

    /** Where Drammen is; planning CRS EPSG:25832. */
    public static TestTown norwegian(JdbcClient db) {
        return create(db, "NO", 25832, 10.2, 59.74);
    }

    /** Where Avesta is; planning CRS EPSG:3010. */
    public static TestTown swedish(JdbcClient db) {
        return create(db, "SE", 3010, 16.17, 60.14);
    }

    public static TestTown create(JdbcClient db, String country, int planningSrid, double lon, double lat) {
        TestTown town = new TestTown("town-" + UUID.randomUUID().toString().substring(0, 8), country, planningSrid, lon, lat);
        db.sql("""
                insert into municipality (id, code, name, country, planning_srid, languages, default_language, time_zone,
                                          home_lon, home_lat, home_zoom, geom)
                values (:id, :id, :id, :country, :srid, '{sv,nb,en}', :language, :zone, :lon, :lat, 12,
                        st_multi(st_transform(st_segmentize(st_makeenvelope(:lon - 0.1, :lat - 0.1, :lon + 0.1, :lat + 0.1, 4326), 0.01), 25833)))
                """)
                .param("id", town.id).param("country", country).param("srid", planningSrid).param("lon", lon).param("lat", lat)
                .param("language", country.equals("NO") ? "nb" : "sv").param("zone", country.equals("NO") ? "Europe/Oslo" : "Europe/Stockholm")
                .update();
        return town;
    }

    /**
     * A GeoJSON rectangle; offsets in thousandths of a degree from the town's middle, so (0, 0, 1, 1) is about 56 by
     * 111 m. Every number is written with six decimals: equal offsets give equal coordinates.
     */
    public String box(double west, double south, double east, double north) {
        return String.format(Locale.ROOT, """
                {"type":"Polygon","coordinates":[[[%1$.6f,%2$.6f],[%3$.6f,%2$.6f],[%3$.6f,%4$.6f],[%1$.6f,%4$.6f],[%1$.6f,%2$.6f]]]}""",
                lon + west / 1000, lat + south / 1000, lon + east / 1000, lat + north / 1000);
    }

    public String landUse() {
        return country.equals("NO") ? "1110" : "B";
    }
}
