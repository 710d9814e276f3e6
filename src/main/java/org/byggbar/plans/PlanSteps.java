package org.byggbar.plans;

import java.util.List;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.ProblemException;
import org.springframework.stereotype.Component;

/**
 * The order in which a plan's status may change, and when people may have a say: both are columns of the code lists
 * {@code plan_status} and {@code phase_kind}.
 */
@Component
class PlanSteps {

    private final CodeLists codes;

    PlanSteps(CodeLists codes) {
        this.codes = codes;
    }

    boolean isKnown(String status) {
        return codes.find("plan_status", status).isPresent();
    }

    /** Statuses that may follow, the ordinary next step first. */
    List<String> after(String status) {
        return codes.find("plan_status", status).flatMap(code -> code.value("next"))
                .map(next -> List.of(next.split("\\|"))).orElse(List.of());
    }

    /** @throws ProblemException 409 {@code plan.phase_order} with {@code allowedSteps} */
    void require(String from, String to) {
        if (!after(from).contains(to)) {
            throw ProblemException.conflict("plan.phase_order").with("from", from).with("to", to).with("allowedSteps", after(from));
        }
    }

    boolean takesContributions(String status) {
        return isTrue("plan_status", status);
    }

    boolean takesContributions(PhaseState phase) {
        return isTrue("phase_kind", phase.kind());
    }

    private boolean isTrue(String list, String code) {
        return codes.find(list, code).flatMap(row -> row.value("takes_contributions")).filter("true"::equals).isPresent();
    }
}
