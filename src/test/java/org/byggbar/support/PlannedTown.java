package org.byggbar.support;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A town of its own with a published plan and a draft, written straight into the tables, past the rule that what is published stays.
 *
 * @param plan id of the plan in force
 * @param draft id of the plan that only planners may see
 */
public record PlannedTown(JdbcClient db, TestTown town, long plan, long draft) {

    public static PlannedTown create(JdbcClient db) {
        TestTown town = TestTown.norwegian(db);
        return new PlannedTown(db, town, plan(db, town, "P1", "IN_FORCE"), plan(db, town, "P2", "DRAFT"));
    }

    private static long plan(JdbcClient db, TestTown town, String code, String status) {
        return db.sql("""
                insert into plan (municipality_id, code, name, kind, status, language, geom)
                values (:town, :code, :name, 'NO_DETALJ', :status, 'nb', %s) returning id
                """.formatted(geometry(town.box(-20, -20, 20, 20))))
                .param("town", town.id()).param("code", code).param("name", "Plan " + code).param("status", status).query(Long.class).single();
    }

    /** In the storage CRS, on its millimetre grid. */
    private static String geometry(String geoJson) {
        return "st_multi(st_snaptogrid(st_transform(st_setsrid(st_geomfromgeojson('" + geoJson + "'), 4326), 25833), 0.001))";
    }

    public String id() {
        return town.id();
    }

    /** A zone of the published plan; offsets in thousandths of a degree from the town's middle. */
    public long zone(String code, double west, double south, double east, double north) {
        return zone(plan, code, town.box(west, south, east, north));
    }

    public long draftZone(String code, double west, double south, double east, double north) {
        return zone(draft, code, town.box(west, south, east, north));
    }

    private long zone(long plan, String code, String geoJson) {
        return db.sql("""
                insert into zone (municipality_id, plan_id, code, name, strategy, land_use, max_storeys, geom)
                select :town, :plan, :code, :name, 'DENSIFY', '1110', 4, %s from set_config('byggbar.publishing', 'on', true) returning id
                """.formatted(geometry(geoJson)))
                .param("town", town.id()).param("plan", plan).param("code", code).param("name", "Zone " + code).query(Long.class).single();
    }

    public void rename(long zone, String name) {
        db.sql("update zone set name = :name, version = version + 1 from set_config('byggbar.publishing', 'on', true) where id = :id").param("name", name).param("id", zone).update();
    }

    /** Tile address of the town's middle, moved by thousandths of a degree. */
    public String tile(int z, double east, double north) {
        double lon = town.lon() + east / 1000;
        double lat = Math.toRadians(town.lat() + north / 1000);
        int n = 1 << z;
        return String.format(Locale.ROOT, "%d/%d/%d", z, (int) ((lon + 180) / 360 * n),
                (int) ((1 - Math.log(Math.tan(lat) + 1 / Math.cos(lat)) / Math.PI) / 2 * n));
    }
}
