package org.byggbar.plans;

import java.time.LocalDate;
import java.util.List;
import org.byggbar.changes.Actor;
import org.byggbar.identity.IfMatch;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipalities;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.JsonFields;
import org.byggbar.platform.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Writes plans. The row is locked before its version is compared, so of two writers exactly one is told to merge. */
@Service
@Transactional
class PlanEditing {

    private final PlanRepository repository;
    private final Plans plans;
    private final PlanRows rows;
    private final PlanSteps steps;
    private final PlanBodyReader reader;
    private final PlanDocuments documents;
    private final Municipalities municipalities;
    private final Actor actor;
    private final ObjectProvider<PublicationStep> publication;

    PlanEditing(PlanRepository repository, Plans plans, PlanRows rows, PlanSteps steps, PlanBodyReader reader,
            PlanDocuments documents, Municipalities municipalities, Actor actor, ObjectProvider<PublicationStep> publication) {
        this.repository = repository;
        this.plans = plans;
        this.rows = rows;
        this.steps = steps;
        this.reader = reader;
        this.documents = documents;
        this.municipalities = municipalities;
        this.actor = actor;
        this.publication = publication;
    }

    PlanState create(String municipalityId, JsonNode json) {
        Municipality municipality = municipalities.get(municipalityId);
        Viewer.current().requirePlanner(municipalityId);
        Plan plan = new Plan(municipalityId);
        plan.rewrite(reader.read(json, municipality), actor.declare());
        return saved(plan);
    }

    PlanState save(long id, String ifMatch, JsonNode json) {
        Plan plan = locked(id, ifMatch);
        PlanBody body = reader.read(json, municipality(id));
        if (!plan.mayBecome(body.geom())) {
            throw ProblemException.conflict("plan.published");
        }
        plan.rewrite(body, actor.declare());
        return saved(plan);
    }

    PlanState saveDocuments(long id, String ifMatch, JsonNode json) {
        Plan plan = locked(id, ifMatch);
        List<PlanDocuments.Draft> drafts = documents.read(id, json);
        if (!plan.status().equals(Plan.DRAFT)) {
            documents.requireOnlyAdditions(id, drafts);
        }
        documents.replace(id, drafts);
        plan.touch(actor.declare());
        return saved(plan);
    }

    /**
     * Moves a plan to another status.
     *
     * @throws ProblemException 409 {@code plan.phase_order} when that step is not in the order, or what a {@link PublicationStep} objects
     */
    PlanState step(long id, String ifMatch, JsonNode json) {
        Plan plan = locked(id, ifMatch);
        JsonFields fields = new JsonFields(json);
        String next = fields.code("status", steps::isKnown);
        fields.done();
        if (plans.summary(id).revises() != null) {
            throw ProblemException.conflict("revision.publish_instead");
        }
        PlanHeading before = plans.getVisible(id);
        steps.require(before.status(), next);
        publication.orderedStream().forEach(step -> step.before(before, next));
        plan.step(next, LocalDate.now(municipality(id).timeZone()), actor.declare());
        repository.saveAndFlush(plan);
        PlanHeading after = plans.getVisible(id);
        publication.orderedStream().forEach(step -> step.after(after, before.status()));
        return rows.state(plans.summary(id));
    }

    private Plan locked(long id, String ifMatch) {
        Viewer.current().requirePlanner(plans.summary(id).municipality());
        Plan plan = repository.findById(id).orElseThrow(ProblemException::notFound);
        IfMatch.require(ifMatch, plan.version(), () -> rows.state(plans.summary(id)));
        return plan;
    }

    private Municipality municipality(long planId) {
        return municipalities.get(plans.summary(planId).municipality());
    }

    private PlanState saved(Plan plan) {
        repository.saveAndFlush(plan);
        return rows.state(plans.summary(plan.id()));
    }
}
