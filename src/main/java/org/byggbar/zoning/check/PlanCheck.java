package org.byggbar.zoning.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipalities;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.Plans;
import org.byggbar.platform.CodeLists;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks a whole plan as it is saved: shapes, coverage, border, values, and what else is in force there. Repairs nothing. */
@Service
@Transactional(readOnly = true)
class PlanCheck {

    private record Judged(Fault fault, String severity) {}

    /** Errors first, then in the order of the codes, then from north-west, so that two checks of one plan tell the same. */
    private static final Comparator<Judged> ORDER = Comparator
            .comparing((Judged judged) -> judged.severity().equals(Severities.ERROR) ? 0 : 1)
            .thenComparing(judged -> judged.fault().code())
            .thenComparing(judged -> judged.fault().place() == null ? 0 : -judged.fault().place().y)
            .thenComparing(judged -> judged.fault().place() == null ? 0 : judged.fault().place().x);

    private final Plans plans;
    private final Municipalities municipalities;
    private final CheckedPlanRows rows;
    private final OtherGround otherGround;
    private final Findings findings;
    private final CodeLists codes;
    private final CheckLimits limits;

    PlanCheck(Plans plans, Municipalities municipalities, CheckedPlanRows rows, OtherGround otherGround, Findings findings, CodeLists codes) {
        this.plans = plans;
        this.municipalities = municipalities;
        this.rows = rows;
        this.otherGround = otherGround;
        this.findings = findings;
        this.codes = codes;
        this.limits = CheckLimits.of(codes);
    }

    /** @throws org.byggbar.platform.ProblemException 404 for a plan that the viewer may not see, 403 when only planners may */
    CheckReport ofPlan(long id) {
        PlanHeading plan = plans.getVisible(id);
        Viewer.current().requirePlanner(plan.municipality());
        return of(plan, plan.status());
    }

    /** @param status the one that the plan is judged by: its own, or the one it is about to get */
    CheckReport of(PlanHeading heading, String status) {
        Instant began = Instant.now();
        CheckedPlan plan = rows.read(heading.id());
        List<Judged> judged = faults(heading.id(), plan).stream()
                .map(fault -> new Judged(fault, Severities.of(fault, plan.rules(), status, codes))).sorted(ORDER).toList();
        int srid = municipalities.get(heading.municipality()).planningSrid();
        List<Finding> told = judged.stream().limit(CheckReport.MAX_FINDINGS)
                .map(found -> findings.tell(found.fault(), found.severity(), srid)).toList();
        int errors = (int) judged.stream().filter(found -> found.severity().equals(Severities.ERROR)).count();
        return new CheckReport(heading.id(), began, plan.zones().size(), "EPSG:" + srid, Duration.between(began, Instant.now()).toMillis(),
                told, new CheckReport.Counts(errors, judged.size() - errors), judged.size() - told.size());
    }

    private List<Fault> faults(long id, CheckedPlan plan) {
        List<Fault> found = new ArrayList<>();
        if (plan.border() == null) {
            found.add(Fault.of(FaultCode.NO_BORDER, List.of()));
        }
        if (plan.zones().isEmpty()) {
            found.add(Fault.of(FaultCode.NO_ZONES, List.of()));
            return found;
        }
        found.addAll(GeometryFaults.of(plan, limits));
        found.addAll(ValueFaults.of(plan, codes));
        found.addAll(otherGround.faults(id, plan, limits));
        return found;
    }
}
