package org.byggbar.zoning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.byggbar.geo.Ewkb;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.StorageCrs;
import org.byggbar.identity.Viewer;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads zones as they are and as they were. Says nothing about who may see them. */
@Repository
public class ZoneRows {

    /** Colleagues know each other by name; an account that is gone is told by its user name. */
    private static final String BY = "coalesce((select a.display_name from account a where a.username = z.updated_by), z.updated_by) as updated_by";
    private static final String COLUMNS = "z.version, z.municipality_id, z.plan_id, z.published, z.updated_at, " + BY + ", m.planning_srid, z."
            + String.join(", z.", ZoneColumns.NAMES) + " ";
    /** Selects from {@code z} ({@code zone} or {@link ZoneStates}) and its municipality {@code m}. */
    public static final String STATE = "z.id, z.area_m2, st_asbinary(z.geom) as geom, " + COLUMNS;

    private static final String NOW = "select " + STATE + "from zone z join municipality m on m.id = z.municipality_id ";
    private static final String ONCE = "select z.zone_id as id, z.area_m2, st_asbinary(z.geom) as geom, "
            + "z.superseded_at, z.superseded_by, z.operation, " + COLUMNS
            + "from zone_history z join municipality m on m.id = z.municipality_id ";

    private static final String BEFORE = Sql.beside(ZoneRows.class, "zones-before").replace("{columns}", COLUMNS);

    private final JdbcClient db;
    private final StorageCrs storage;
    private final ZoneColumns columns;
    private final CodeLists codes;

    ZoneRows(JdbcClient db, StorageCrs storage, ZoneColumns columns, CodeLists codes) {
        this.db = db;
        this.storage = storage;
        this.columns = columns;
        this.codes = codes;
    }

    Optional<ZoneState> find(long id) {
        return db.sql(NOW + "where z.id = :id").param("id", id).query((row, n) -> state(row)).optional();
    }

    /** Those of the zones that there are, by id. */
    Map<Long, ZoneState> find(Collection<Long> ids) {
        return db.sql(NOW + "where z.id = any(:ids)").param("ids", ids.toArray(Long[]::new)).query((row, n) -> state(row)).stream()
                .collect(Collectors.toMap(ZoneState::id, zone -> zone));
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

    /** Those of a zone's states, the present one among them, that have one of the versions. */
    List<ZoneState> versions(long id, Collection<Long> versions) {
        Long[] wanted = versions.toArray(Long[]::new);
        return Stream.concat(
                db.sql(NOW + "where z.id = :id and z.version = any(:versions)").param("id", id).param("versions", wanted)
                        .query((row, n) -> state(row)).list().stream(),
                db.sql(ONCE + "where z.zone_id = :id and z.version = any(:versions)").param("id", id).param("versions", wanted)
                        .query((row, n) -> state(row)).list().stream()).toList();
    }

    /** Reads a row of {@link #STATE}. */
    public ZoneState state(ResultSet row) throws SQLException {
        ZoneAttributes attributes = columns.read(row);
        ZoneProperties properties = new ZoneProperties(row.getLong("version"), row.getString("municipality_id"), row.getLong("plan_id"),
                attributes, hilucs(attributes.use()), row.getDouble("area_m2"), "EPSG:" + row.getInt("planning_srid"), instant(row, "updated_at"),
                whenPlanner(row, "updated_by"));
        return new ZoneState(row.getLong("id"), properties, geometry(row), row.getBoolean("published"));
    }

    /** What the zone says itself, or what its land use says. */
    private String hilucs(ZoneLandUse use) {
        return use.hilucs() != null ? use.hilucs() : codes.find("land_use", use.landUse()).flatMap(code -> code.value("hilucs")).orElse(null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static String whenPlanner(ResultSet row, String column) throws SQLException {
        return Viewer.current().mayPlan(row.getString("municipality_id")) ? row.getString(column) : null;
    }

    private Map<String, Object> geometry(ResultSet row) throws SQLException {
        return GeoJsonWriter.write(storage.toWgs84(Ewkb.read(row.getBytes("geom"))), GeoJsonWriter.EDIT_DECIMALS);
    }
}
