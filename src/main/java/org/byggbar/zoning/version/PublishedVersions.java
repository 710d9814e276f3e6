package org.byggbar.zoning.version;

import org.byggbar.identity.Viewer;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.PublicationStep;
import org.springframework.stereotype.Component;

/** Keeps every state of a plan that everybody gets to see, in the transaction that shows it. */
@Component
class PublishedVersions implements PublicationStep {

    private final PlanVersions versions;

    PublishedVersions(PlanVersions versions) {
        this.versions = versions;
    }

    @Override
    public void after(PlanHeading plan, String formerStatus) {
        if (plan.published()) {
            versions.keep(plan.id(), PlanVersions.PUBLISHED, "", Viewer.current().username());
        }
    }
}
