package org.byggbar.zoning.version;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.byggbar.identity.Viewer;
import org.byggbar.plans.PlanSummary;
import org.byggbar.plans.Plans;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.ZoneRows;
import org.byggbar.zoning.ZoneState;
import org.byggbar.zoning.ZoneStates;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of plans. The public sees what was published of a plan it may see; its planners also what they kept. */
@Repository
class PlanVersions {

    static final String PUBLISHED = "PUBLISHED";
    static final String KEPT = "KEPT";

    private static final String SELECT = """
            select v.number, v.kind, v.status, v.title, v.made_at, v.zones, v.area_m2,
                   case when :planner then coalesce(a.display_name, v.made_by) end as made_by
            from plan_version v left join account a on a.username = v.made_by
            where v.plan_id = :line and (:planner or v.kind = 'PUBLISHED')
            """;
    private static final String ZONES = "select " + ZoneRows.STATE + "from " + ZoneStates.then(":line", ":number")
            + " z join municipality m on m.id = z.municipality_id order by z.code, z.id";

    /** The versions that a plan has a part in. @param line the plan they are numbered by */
    record Line(long line, boolean planner) {}

    private final Plans plans;
    private final ZoneRows zones;
    private final JdbcClient db;

    PlanVersions(Plans plans, ZoneRows zones, JdbcClient db) {
        this.plans = plans;
        this.zones = zones;
        this.db = db;
    }

    /** @throws ProblemException 404 when the viewer may not see the plan */
    Line line(long planId) {
        PlanSummary plan = plans.summary(planId);
        return new Line(plan.revises() == null ? planId : plan.revises().id(), Viewer.current().mayPlan(plan.municipality()));
    }

    /** Newest first. */
    List<PlanVersion> of(Line line) {
        return select(line, "order by v.number desc").query(PlanVersions::read).list();
    }

    /** @throws ProblemException 404 {@code version.none}, also for a version that the viewer may not see */
    PlanVersion get(Line line, int number) {
        return select(line, "and v.number = :number").param("number", number).query(PlanVersions::read).optional()
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "version.none").with("number", number));
    }

    /** Zones of a version, as they were. Ask {@link #get} first whether the viewer may see it. */
    List<ZoneState> zones(Line line, int number) {
        return db.sql(ZONES).param("line", line.line()).param("number", number).query((row, n) -> zones.state(row)).list();
    }

    /** Keeps what a plan and its zones are now. @return the version's number in the plan's line */
    int keep(long plan, String kind, String title, String by) {
        return db.sql("select keep_plan_version(:plan, :kind, :title, :by, now())").param("plan", plan).param("kind", kind)
                .param("title", title).param("by", by, Types.VARCHAR).query(Integer.class).single();
    }

    private JdbcClient.StatementSpec select(Line line, String which) {
        return db.sql(SELECT + which).param("line", line.line()).param("planner", line.planner());
    }

    private static PlanVersion read(ResultSet row, int n) throws SQLException {
        return new PlanVersion(row.getInt("number"), row.getString("kind"), row.getString("status"), row.getString("title"),
                row.getTimestamp("made_at").toInstant(), row.getString("made_by"), row.getInt("zones"), row.getDouble("area_m2"));
    }
}
