package org.byggbar.zoning.version;

import java.sql.Types;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.byggbar.zoning.ZoneColumns;
import org.byggbar.zoning.ZoneStates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Zones on their way into a revision and back. A copy remembers the zone it stands for, so that the published zone
 * keeps its id, its versions and whatever refers to it.
 */
@Repository
class RevisionZones {

    private static final String DATA = String.join(", ", ZoneColumns.NAMES) + ", geom";
    private static final String COPY = "insert into zone (municipality_id, plan_id, origin_id, updated_by, area_m2, " + DATA + ") "
            + "select municipality_id, :draft, case when :revision then identity end, :by, 0, " + DATA + " from ";
    private static final String DELETE_MISSING = """
            delete from zone where plan_id = :into
                and not exists (select from zone copy where copy.plan_id = :revision and copy.origin_id = zone.id)
            """;
    private static final String UPDATE_CHANGED = "update zone set " + each("%1$s = copy.%1$s")
            + ", version = zone.version + 1, updated_at = now(), updated_by = :by from zone copy "
            + "where zone.plan_id = :into and copy.plan_id = :revision and copy.origin_id = zone.id and (" + each("zone.%s")
            + ") is distinct from (" + each("copy.%s") + ")";
    private static final String BRING_BACK = "insert into zone (id, version, municipality_id, plan_id, updated_by, area_m2, " + DATA + ") "
            + "overriding system value select origin_id, (select max(version) + 1 from zone_history h where h.zone_id = copy.origin_id), "
            + "municipality_id, :into, :by, 0, " + DATA + " from zone copy "
            + "where plan_id = :revision and origin_id is not null and not exists (select from zone z where z.id = copy.origin_id)";
    private static final String DELETE_COPIES = "delete from zone where plan_id = :revision and origin_id is not null";
    private static final String MOVE_NEW = """
            update zone set plan_id = :into, published = (select published from plan where id = :into),
                   version = version + 1, updated_at = now(), updated_by = :by
            where plan_id = :revision
            """;

    private final JdbcClient db;

    RevisionZones(JdbcClient db) {
        this.db = db;
    }

    private static String each(String pattern) {
        return Stream.concat(ZoneColumns.NAMES.stream(), Stream.of("geom"))
                .map(pattern::formatted).collect(Collectors.joining(", "));
    }

    /**
     * Copies the zones of a plan, as they are now or as one of its versions has them, into a draft.
     *
     * @param number null for now
     * @param revision whether the copies stand for the zones they are copied from
     */
    void copy(long plan, Integer number, long draft, boolean revision, String by) {
        String source = number == null ? ZoneStates.now(":plan") : ZoneStates.then(":plan", ":number");
        db.sql(COPY + source + " z order by code").param("plan", plan).param("number", number, Types.INTEGER).param("draft", draft)
                .param("revision", revision).param("by", by).update();
    }

    /** Makes a published plan's zones those of its revision, which has none afterwards; only what differs gets a new version. */
    void publish(long revision, long into, String by) {
        for (String step : new String[] {DELETE_MISSING, UPDATE_CHANGED, BRING_BACK, DELETE_COPIES, MOVE_NEW}) {
            db.sql(step).param("revision", revision).param("into", into).param("by", by).update();
        }
    }
}
