package org.byggbar.zoning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.Sql;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Land-use zones and the overlays that exclude building, as a capacity needs them: no shape is read that lies free. */
@Repository
class CapacityRows {

    private static final String ZONES = Sql.beside(CapacityRows.class, "zones-for-capacity").replace("{columns}", "z." + String.join(", z.", ZoneColumns.NAMES));

    private final JdbcClient db;
    private final ZoneColumns columns;
    private final CodeLists codes;

    CapacityRows(JdbcClient db, ZoneColumns columns, CodeLists codes) {
        this.db = db;
        this.columns = columns;
        this.codes = codes;
    }

    /**
     * @param areaM2 planar in the planning CRS
     * @param geom in the storage CRS; null when no overlay that excludes building comes near
     */
    record Measured(long id, ZoneAttributes attributes, double areaM2, Geometry geom) {}

    List<Measured> zones(long plan) {
        return zone(plan, null);
    }

    /** @param zone id of one, null for all of the plan */
    List<Measured> zone(long plan, Long zone) {
        return db.sql(ZONES).param("plan", plan).param("zone", zone, java.sql.Types.BIGINT).param("kinds", excludingKinds())
                .query((row, n) -> new Measured(row.getLong("id"), columns.read(row), row.getDouble("area_m2"), geometry(row))).list();
    }

    /** Overlays of a plan that exclude building, by id, in the storage CRS. */
    Map<Long, Geometry> excluding(long plan) {
        Map<Long, Geometry> overlays = new HashMap<>();
        db.sql("select id, st_asbinary(geom) as geom from zone where plan_id = :plan and overlay = any (:kinds)")
                .param("plan", plan).param("kinds", excludingKinds()).query(row -> {
                    overlays.put(row.getLong("id"), geometry(row));
                });
        return overlays;
    }

    boolean excludesBuilding(String overlay) {
        return codes.find("overlay_kind", overlay).flatMap(kind -> kind.value("excludes_building")).filter("true"::equals).isPresent();
    }

    private String[] excludingKinds() {
        return codes.list("overlay_kind").keySet().stream().filter(this::excludesBuilding).toArray(String[]::new);
    }

    private static Geometry geometry(ResultSet row) throws SQLException {
        byte[] wkb = row.getBytes("geom");
        try {
            return wkb == null ? null : new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS wrote unreadable WKB", e);
        }
    }
}
