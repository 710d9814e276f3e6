package org.byggbar.zoning.check;

import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.PublicationStep;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.ProblemException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets no plan with errors go out: before a plan gets a status that the code list {@code plan_status} calls checked, its
 * zones as saved in this transaction must pass. Warnings pass.
 */
@Component
@Order(0)
class PublicationGate implements PublicationStep {

    private static final int MAX_FINDINGS = 20;

    private final PlanCheck check;
    private final CodeLists codes;

    PublicationGate(PlanCheck check, CodeLists codes) {
        this.check = check;
        this.codes = codes;
    }

    /** @throws ProblemException 409 {@code plan.check_failed} with the counts and the first findings */
    @Override
    public void before(PlanHeading plan, String nextStatus) {
        if (codes.find("plan_status", nextStatus).flatMap(status -> status.value("checked")).filter("true"::equals).isEmpty()) {
            return;
        }
        CheckReport report = check.of(plan, nextStatus);
        if (report.counts().error() > 0) {
            throw ProblemException.conflict("plan.check_failed").with("errors", report.counts().error())
                    .attach("counts", report.counts()).attach("findings", report.findings().stream().limit(MAX_FINDINGS).toList());
        }
    }
}
