package org.byggbar.plans;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.byggbar.identity.Viewer;
import org.byggbar.platform.ProblemException;
import org.springframework.stereotype.Component;

/** The plans that the viewer of the current request may see. A draft that may not be seen is as absent as a missing plan. */
@Component
public class Plans {

    private final PlanRows rows;

    Plans(PlanRows rows) {
        this.rows = rows;
    }

    /** @throws ProblemException 404, the same for a plan that does not exist and for a draft the viewer may not see */
    public PlanHeading getVisible(long id) {
        PlanSummary plan = summary(id);
        return new PlanHeading(plan.id(), plan.municipality(), plan.code(), plan.name(), plan.status(), plan.language(), plan.published(),
                plan.openForContributions(), Optional.ofNullable(plan.contributionsUntil()).map(OffsetDateTime::toInstant).orElse(null));
    }

    /** @throws ProblemException 404 as {@link #getVisible} */
    public PlanSummary summary(long id) {
        return rows.find(id).filter(Plans::isVisible).orElseThrow(ProblemException::notFound);
    }

    /** Everything the API says of a plan. @throws ProblemException 404 as {@link #getVisible} */
    public PlanState state(long id) {
        return rows.state(summary(id));
    }

    /** Open for a say first, archived last. */
    public List<PlanSummary> visibleOf(String municipality) {
        return rows.of(municipality).stream().filter(Plans::isVisible).toList();
    }

    private static boolean isVisible(PlanSummary plan) {
        return plan.published() || Viewer.current().maySeeDrafts(plan.municipality());
    }
}
