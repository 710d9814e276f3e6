package org.byggbar.zoning.version;

import org.byggbar.changes.Actor;
import org.byggbar.identity.IfMatch;
import org.byggbar.identity.Viewer;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.PlanState;
import org.byggbar.plans.Plans;
import org.byggbar.plans.PublicationStep;
import org.byggbar.plans.RevisedPlans;
import org.byggbar.plans.RevisedPlans.Row;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.Publishing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a published plan changes: a draft is opened from one of its versions, worked on, checked, and put back as the
 * next version in one transaction. Nobody ever sees half of it.
 */
@Service
@Transactional
class Revisions {

    private final Plans plans;
    private final RevisedPlans rows;
    private final RevisionZones zones;
    private final PlanVersions versions;
    private final Publishing publishing;
    private final ObjectProvider<PublicationStep> gate;
    private final Actor actor;

    Revisions(Plans plans, RevisedPlans rows, RevisionZones zones, PlanVersions versions, Publishing publishing,
            ObjectProvider<PublicationStep> gate, Actor actor) {
        this.plans = plans;
        this.rows = rows;
        this.zones = zones;
        this.versions = versions;
        this.publishing = publishing;
        this.gate = gate;
        this.actor = actor;
    }

    /**
     * Opens a draft from a plan. Of a published plan it is a revision. An archived plan, and a kept version of a draft, are
     * opened as a plan of its own.
     *
     * @param number the version to start from, null for what is published now
     * @throws ProblemException 404 {@code version.none}, 409 {@code revision.draft}
     */
    PlanState open(long planId, Integer number) {
        requirePlanner(planId);
        PlanVersions.Line line = versions.line(planId);
        if (number != null) {
            versions.get(line, number);
        }
        Row base = rows.lock(line.line());
        if (base.isDraft() && number == null) {
            throw ProblemException.conflict("revision.draft");
        }
        String by = actor.declare();
        long draft = rows.open(base.id(), number, by);
        zones.copy(base.id(), number, draft, base.isRevisable(), by);
        return plans.state(draft);
    }

    /**
     * Puts a revision into the plan it revises.
     *
     * @return the plan that was revised
     * @throws ProblemException 409 {@code revision.none}, {@code revision.base_moved} with {@code current}, or what a
     *     {@link PublicationStep} objects
     */
    PlanState publish(long planId, String ifMatch) {
        requirePlanner(planId);
        Row revision = rows.lock(planId);
        IfMatch.require(ifMatch, revision.version(), () -> plans.state(planId));
        if (revision.revises() == null) {
            throw ProblemException.conflict("revision.none");
        }
        Row base = rows.lock(revision.revises());
        if (!base.isRevisable() || !revision.revisesVersion().equals(base.latestVersion())) {
            throw ProblemException.conflict("revision.base_moved").attach("current", plans.state(base.id()));
        }
        PlanHeading heading = plans.getVisible(planId);
        gate.orderedStream().forEach(step -> step.before(heading, base.status()));
        String by = actor.declare();
        publishing.run(() -> {
            zones.publish(revision.id(), base.id(), by);
            rows.publish(revision.id(), base.id(), by);
        });
        rows.drop(revision.id());
        versions.keep(base.id(), PlanVersions.PUBLISHED, "", by);
        return plans.state(base.id());
    }

    private void requirePlanner(long planId) {
        Viewer.current().requirePlanner(plans.getVisible(planId).municipality());
    }
}
