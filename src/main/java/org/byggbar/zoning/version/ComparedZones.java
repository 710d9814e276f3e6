package org.byggbar.zoning.version;

import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.byggbar.geo.Ewkb;
import org.byggbar.zoning.ZoneColumns;
import org.byggbar.zoning.ZoneStates;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ObjectNode;

/** Finds which zones differ between two states of a plan; the database compares, only what differs is read. */
@Repository
class ComparedZones {

    /**
     * One state of a plan.
     *
     * @param plan whose zones they are; for a version, the plan that its number belongs to
     * @param number of the version, null for now
     */
    record Side(long plan, Integer number) {

        String relation(String name) {
            return number == null ? ZoneStates.now(":" + name) : ZoneStates.then(":" + name, ":" + name + "Number");
        }
    }

    /** A zone of either side; one of the ids is null when it is only in the other. */
    record Pair(Long from, Long to, boolean same) {}

    /** What a zone says, and its area in the storage CRS. */
    record Zone(ObjectNode attributes, Geometry geom) {}

    private static final String DATA = ZoneColumns.NAMES.stream().map(name -> "%1$s." + name).collect(Collectors.joining(", ")) + ", %1$s.geom";

    private final JdbcClient db;
    private final ZoneColumns columns;

    ComparedZones(JdbcClient db, ZoneColumns columns) {
        this.db = db;
        this.columns = columns;
    }

    /** A zone that is the same version on both sides is not looked at at all. */
    List<Pair> pairs(Side from, Side to) {
        String sql = "select a.id as from_id, b.id as to_id, coalesce(a.id = b.id and a.version = b.version, false) or coalesce(("
                + DATA.formatted("a") + ") is not distinct from (" + DATA.formatted("b") + "), false) as same from "
                + from.relation("a") + " a full join " + to.relation("b") + " b using (identity) order by coalesce(b.code, a.code), identity";
        return bind(bind(db.sql(sql), "a", from), "b", to)
                .query((row, n) -> new Pair(row.getObject("from_id", Long.class), row.getObject("to_id", Long.class), row.getBoolean("same"))).list();
    }

    Map<Long, Zone> read(Side side, List<Long> ids) {
        Map<Long, Zone> zones = new HashMap<>();
        bind(db.sql("select z.*, st_asbinary(z.geom) as wkb from " + side.relation("a") + " z where z.id = any(:ids)"), "a", side)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> zones.put(row.getLong("id"), new Zone(columns.json(row), Ewkb.read(row.getBytes("wkb"))))).list();
        return zones;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, String name, Side side) {
        return sql.param(name, side.plan()).param(name + "Number", side.number(), Types.INTEGER);
    }
}
