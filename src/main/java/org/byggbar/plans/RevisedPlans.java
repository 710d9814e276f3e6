package org.byggbar.plans;

import java.sql.Types;
import org.byggbar.platform.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of plans on their way through a revision: opened, published into the plan it revises, and gone. */
@Repository
public class RevisedPlans {

    /**
     * A plan under lock.
     *
     * @param revises the plan that it revises, null for none
     * @param revisesVersion newest published version of that plan when it was opened
     * @param latestVersion its own newest published version, null before the first
     */
    public record Row(long id, long version, String status, Long revises, Integer revisesVersion, Integer latestVersion) {

        /** The plan whose versions it shares: a revision's are those of the plan that it revises. */
        public long line() {
            return revises == null ? id : revises;
        }

        public boolean isDraft() {
            return status.equals(Plan.DRAFT);
        }

        /** Whether drafts opened from it go back into it: neither a draft nor a plan of the past takes a revision. */
        public boolean isRevisable() {
            return !isDraft() && !status.equals("ARCHIVED");
        }
    }

    private static final String OPEN = Sql.beside(RevisedPlans.class, "open-revision");
    private static final String PUBLISH = Sql.beside(RevisedPlans.class, "publish-revision");

    private final JdbcClient db;

    RevisedPlans(JdbcClient db) {
        this.db = db;
    }

    /** The plan, whose row nobody else writes before the transaction ends. */
    public Row lock(long plan) {
        db.sql("select from plan where id = :plan for update").param("plan", plan).query((row, n) -> true).single();
        return db.sql("""
                select id, version, status, revises_plan_id as revises, revises_version,
                       (select max(number) from plan_version v where v.plan_id = p.id and v.kind = 'PUBLISHED') as latest_version
                from plan p where id = :plan
                """).param("plan", plan).query(Row.class).single();
    }

    /**
     * Opens a draft beside a plan: a revision of a published plan, a plan of its own beside a draft or an archived plan.
     *
     * @param number the version whose name, texts and border it takes over; null for those the plan has now
     */
    public long open(long plan, Integer number, String by) {
        return db.sql(OPEN).param("plan", plan).param("number", number, Types.INTEGER).param("by", by).query(Long.class).single();
    }

    /** Gives a plan what the revision changed of name, texts and border; number, timetable, documents and status stay its own. */
    public void publish(long revision, long into, String by) {
        db.sql(PUBLISH).param("revision", revision).param("into", into).param("by", by).update();
    }

    /** Takes away a revision that has been published; it has no zones any more. */
    public void drop(long revision) {
        db.sql("delete from plan where id = :revision").param("revision", revision).update();
    }
}
