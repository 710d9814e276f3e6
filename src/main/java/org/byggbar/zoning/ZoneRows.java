package org.byggbar.zoning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.StorageCrs;
import org.byggbar.identity.Viewer;
import org.byggbar.platform.Sql;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads zones as they are and as they were. Says nothing about who may see them. */
@Repository
class ZoneRows {

    private static final String COLUMNS = """
            z.version, z.municipality_id, z.plan_id, z.code, z.name, z.strategy, z.land_use, z.from_land_use, z.utilisation_measure,
            z.utilisation_existing, z.utilisation_allowed, z.max_storeys, z.existing_dwellings,
            z.existing_floor_area_m2, z.description, z.published, z.updated_at, z.updated_by, m.planning_srid
            """;
    private static final String NOW = "select z.id, z.area_m2, st_asbinary(z.geom) as geom, " + COLUMNS
            + "from zone z join municipality m on m.id = z.municipality_id ";
    private static final String ONCE = "select z.zone_id as id, z.area_m2, st_asbinary(z.geom) as geom, "
            + "z.superseded_at, z.superseded_by, z.operation, " + COLUMNS
            + "from zone_history z join municipality m on m.id = z.municipality_id ";

    private static final String BEFORE = Sql.beside(ZoneRows.class, "zones-before");

    private final JdbcClient db;
    private final StorageCrs storage;

    ZoneRows(JdbcClient db, StorageCrs storage) {
        this.db = db;
        this.storage = storage;
    }

    Optional<ZoneState> find(long id) {
        return db.sql(NOW + "where z.id = :id").param("id", id).query((row, n) -> state(row)).optional();
    }

    List<ZoneState> ofPlan(long plan) {
        return db.sql(NOW + "where z.plan_id = :plan order by z.code, z.id").param("plan", plan).query((row, n) -> state(row)).list();
    }

    /** What applies today within a plan's border, or within its zones' while it has none: the parts of zones in force. */
    List<ZoneState> before(long plan) {
        return db.sql(BEFORE).param("plan", plan).query((row, n) -> state(row)).list();
    }

    /** Former states, the last one first. */
    List<ZoneHistory.Entry> former(long id) {
        return db.sql(ONCE + "where z.zone_id = :id order by z.version desc").param("id", id)
                .query((row, n) -> new ZoneHistory.Entry(state(row), instant(row, "superseded_at"),
                        whenPlanner(row, "superseded_by"), row.getString("operation"))).list();
    }

    private ZoneState state(ResultSet row) throws SQLException {
        ZoneAttributes attributes = new ZoneAttributes(row.getString("code"), row.getString("name"), row.getString("strategy"),
                row.getString("land_use"), row.getString("from_land_use"), row.getString("utilisation_measure"),
                number(row, "utilisation_existing"), number(row, "utilisation_allowed"),
                row.getObject("max_storeys", Integer.class), row.getInt("existing_dwellings"),
                row.getInt("existing_floor_area_m2"), row.getString("description"));
        ZoneProperties properties = new ZoneProperties(row.getLong("version"), row.getString("municipality_id"), row.getLong("plan_id"),
                attributes, row.getDouble("area_m2"), "EPSG:" + row.getInt("planning_srid"), instant(row, "updated_at"),
                whenPlanner(row, "updated_by"));
        return new ZoneState(row.getLong("id"), properties, geometry(row), row.getBoolean("published"));
    }

    private static Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static String whenPlanner(ResultSet row, String column) throws SQLException {
        return Viewer.current().mayPlan(row.getString("municipality_id")) ? row.getString(column) : null;
    }

    private Map<String, Object> geometry(ResultSet row) throws SQLException {
        try {
            Geometry stored = new WKBReader().read(row.getBytes("geom"));
            return GeoJsonWriter.write(storage.toWgs84(stored), GeoJsonWriter.EDIT_DECIMALS);
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS wrote unreadable WKB", e);
        }
    }
}
