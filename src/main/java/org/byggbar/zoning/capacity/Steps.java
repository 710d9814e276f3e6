package org.byggbar.zoning.capacity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.byggbar.zoning.capacity.Calculation.Input;
import org.byggbar.zoning.capacity.Calculation.Origin;
import org.byggbar.zoning.capacity.Calculation.Step;

/** Notes every step while it is taken; a later step names an earlier one as its input. */
final class Steps {

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Step> byCode = new LinkedHashMap<>();

    /** @param formula key under {@code capacity.formula.} */
    Range take(String code, String formula, Range result, String unit, Input... inputs) {
        Step step = new Step(code, formula, List.of(inputs), result, unit);
        steps.add(step);
        byCode.put(code, step);
        return result;
    }

    /** A step taken before, as the input of the next. */
    Input from(String code) {
        Step step = byCode.get(code);
        return new Input(Origin.STEP, code, step.result(), step.unit(), null);
    }

    List<Step> all() {
        return List.copyOf(steps);
    }
}
