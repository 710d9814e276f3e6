package org.byggbar.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.byggbar.identity.Viewer;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Plans as other features see them: whether the viewer may know of one, and whether it takes contributions now. */
@Repository
public class Plans {

    private final JdbcClient db;
    private final List<String> contributionPhases;

    Plans(JdbcClient db, CodeLists codeLists) {
        this.db = db;
        this.contributionPhases = codeLists.list("phase_kind").values().stream()
                .filter(kind -> kind.value("takes_contributions").filter("true"::equals).isPresent())
                .map(CodeLists.Code::code).toList();
    }

    /** @throws ProblemException 404, the same for a plan that does not exist and for a draft the viewer may not see */
    public PlanHeading getVisible(long id) {
        return find(id).filter(plan -> plan.published() || Viewer.current().maySeeDrafts(plan.municipality()))
                .orElseThrow(ProblemException::notFound);
    }

    /** A phase takes contributions by its kind, and only while the plan is in consultation or review. */
    private Optional<PlanHeading> find(long id) {
        return db.sql("""
                select p.id, p.municipality_id, p.code, p.name, p.status, p.language, p.published,
                       p.status in ('CONSULTATION', 'REVIEW') and coalesce(phase.open, false) as open, phase.closes_at
                from plan p
                left join lateral (
                    select opens_at <= now() and (closes_at is null or closes_at > now()) as open, closes_at
                    from plan_phase
                    where plan_id = p.id and kind in (:kinds) and opens_at <= now()
                    order by open desc, closes_at desc nulls first
                    limit 1
                ) phase on true
                where p.id = :id
                """).param("id", id).param("kinds", contributionPhases).query((row, n) -> read(row)).optional();
    }

    private static PlanHeading read(ResultSet row) throws SQLException {
        OffsetDateTime closesAt = row.getObject("closes_at", OffsetDateTime.class);
        return new PlanHeading(row.getLong("id"), row.getString("municipality_id"), row.getString("code"), row.getString("name"),
                row.getString("status"), row.getString("language"), row.getBoolean("published"), row.getBoolean("open"),
                closesAt == null ? null : closesAt.toInstant());
    }
}
