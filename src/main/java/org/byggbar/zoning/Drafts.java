package org.byggbar.zoning;

import org.byggbar.identity.Viewer;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.Plans;
import org.byggbar.platform.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The plans whose zones the viewer may change: drafts of the viewer's own municipality. Everything else is published and stays. */
@Component
public class Drafts {

    private static final String DRAFT = "DRAFT";

    private final Plans plans;
    private final JdbcClient db;

    Drafts(Plans plans, JdbcClient db) {
        this.plans = plans;
        this.db = db;
    }

    /** @throws ProblemException 404, 401, 403 or 409 {@code plan.published} */
    public PlanHeading get(long planId) {
        PlanHeading plan = plans.getVisible(planId);
        Viewer.current().requirePlanner(plan.municipality());
        require(plan.status());
        return plan;
    }

    /** As {@link #get}, and nobody publishes the plan before this transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PlanHeading lock(long planId) {
        PlanHeading plan = get(planId);
        require(db.sql("select status from plan where id = :plan for share").param("plan", planId).query(String.class).single());
        return plan;
    }

    private static void require(String status) {
        if (!status.equals(DRAFT)) {
            throw ProblemException.conflict("plan.published");
        }
    }
}
