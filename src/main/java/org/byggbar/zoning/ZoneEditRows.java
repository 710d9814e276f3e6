package org.byggbar.zoning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.byggbar.geo.Ewkb;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes many zones of one plan with one statement of each kind, so that triggers and constraints see them together. */
@Repository
class ZoneEditRows {

    /** A zone under lock; {@code shape} is its area as EWKB in hex. */
    record Locked(long version, String code, String shape) {}

    private static final String ATTRIBUTES = String.join(", ", ZoneColumns.NAMES);
    private static final String READ = " from json_populate_recordset(null::zone, :rows::json) r ";
    private static final String VALUES = "r.municipality_id, r.plan_id, " + prefixed("r.") + ", r.geom, 0, r.updated_by";
    private static final String INTO = "municipality_id, plan_id, " + ATTRIBUTES + ", geom, area_m2, updated_by";
    private static final String CREATE = "insert into zone (" + INTO + ") select " + VALUES + READ + "returning id, code";
    /** A copy in a revision still stands for the same zone of the plan when it comes back. */
    private static final String RESTORE = "insert into zone (id, version, origin_id, " + INTO + ") overriding system value select r.id, r.version, "
            + "(select origin_id from zone_history h where h.zone_id = r.id and h.version = r.version - 1), " + VALUES + READ;
    private static final String UPDATE = "update zone set "
            + ZoneColumns.NAMES.stream().map(name -> name + " = r." + name).collect(Collectors.joining(", "))
            + ", geom = r.geom, version = zone.version + 1, updated_at = now(), updated_by = r.updated_by" + READ + "where zone.id = r.id";

    private final JdbcClient db;
    private final ZoneColumns columns;
    private final JsonMapper json;

    ZoneEditRows(JdbcClient db, ZoneColumns columns, JsonMapper json) {
        this.db = db;
        this.columns = columns;
        this.json = json;
    }

    private static String prefixed(String prefix) {
        return ZoneColumns.NAMES.stream().map(name -> prefix + name).collect(Collectors.joining(", "));
    }

    /** Locks those of the zones that the plan has, lowest id first, so that two batches never wait for each other. */
    Map<Long, Locked> lock(long plan, List<Long> zones) {
        Map<Long, Locked> found = new HashMap<>();
        db.sql("""
                select id, version, code, encode(st_asewkb(geom, 'NDR'), 'hex') as shape
                from zone where plan_id = :plan and id = any(:zones) order by id for update
                """).param("plan", plan).param("zones", zones.toArray(Long[]::new))
                .query((row, n) -> found.put(row.getLong("id"), new Locked(row.getLong("version"), row.getString("code"), row.getString("shape"))))
                .list();
        return found;
    }

    /** Locks those of the zones that can still be taken back from the plan's trash. @return the version each was deleted at */
    Map<Long, Long> lockDeleted(long plan, List<Long> zones) {
        Map<Long, Long> found = new HashMap<>();
        db.sql("""
                select zone_id, version from zone_history h
                where plan_id = :plan and zone_id = any(:zones) and operation = 'DELETE'
                  and superseded_at > now() - make_interval(days => :days)
                  and version = (select max(version) from zone_history last where last.zone_id = h.zone_id)
                order by zone_id for update
                """).param("plan", plan).param("zones", zones.toArray(Long[]::new)).param("days", Trash.DAYS)
                .query((row, n) -> found.put(row.getLong("zone_id"), row.getLong("version"))).list();
        return found;
    }

    Map<Long, String> codes(long plan) {
        Map<Long, String> codes = new HashMap<>();
        db.sql("select id, code from zone where plan_id = :plan").param("plan", plan)
                .query((row, n) -> codes.put(row.getLong("id"), row.getString("code"))).list();
        return codes;
    }

    /** A row to be written; the database measures its area. */
    ObjectNode row(ZoneBody zone, String municipality, long plan, String by) {
        return columns.row(zone.attributes()).put("municipality_id", municipality).put("plan_id", plan)
                .put("geom", Ewkb.hex(zone.geom())).put("updated_by", by);
    }

    void delete(List<Long> zones) {
        if (!zones.isEmpty()) {
            db.sql("delete from zone where id = any(:zones)").param("zones", zones.toArray(Long[]::new)).update();
        }
    }

    void update(List<ObjectNode> rows) {
        if (!rows.isEmpty()) {
            db.sql(UPDATE).param("rows", text(rows)).update();
        }
    }

    /** Rows that say the id and the version that the zone comes back with. */
    void restore(List<ObjectNode> rows) {
        if (!rows.isEmpty()) {
            db.sql(RESTORE).param("rows", text(rows)).update();
        }
    }

    /** @return the new ids by the zones' codes, which are unique in a plan */
    Map<String, Long> create(List<ObjectNode> rows) {
        Map<String, Long> ids = new HashMap<>();
        if (!rows.isEmpty()) {
            db.sql(CREATE).param("rows", text(rows)).query((row, n) -> ids.put(row.getString("code"), row.getLong("id"))).list();
        }
        return ids;
    }

    private String text(List<ObjectNode> rows) {
        ArrayNode all = json.createArrayNode();
        rows.forEach(all::add);
        return json.writeValueAsString(all);
    }
}
