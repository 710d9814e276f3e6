package org.byggbar.plans;

import org.springframework.stereotype.Component;

/** Reads off a plan's timetable when people may have a say. */
@Component
public class Rounds {

    private final PlanSteps steps;

    Rounds(PlanSteps steps) {
        this.steps = steps;
    }

    public Round of(PlanSummary plan) {
        if (plan.openForContributions()) {
            return new Round("open", null, plan.contributionsUntil());
        }
        return plan.phases().stream().filter(phase -> phase.state().equals("coming") && steps.takesContributions(phase)).findFirst()
                .map(phase -> new Round("before", phase.opensAt(), null))
                .orElse(new Round("closed", null, null));
    }
}
