package org.byggbar.zoning.capacity;

import java.util.List;

/**
 * The way to the figures of one zone.
 *
 * @param reason why there are no homes, people, jobs or floor area, a key under {@code capacity.reason.}; null when there are
 * @param steps in the order in which they were taken
 */
public record Calculation(Figures figures, String reason, List<Step> steps) {

    /**
     * @param code what was found out, a key under {@code capacity.step.}
     * @param formula how, a key under {@code capacity.formula.}
     * @param unit of the list of units in the messages {@code capacity.unit.}
     */
    public record Step(String code, String formula, List<Input> inputs, Range result, String unit) {}

    /** @param code of a fact, a parameter or an earlier step, according to {@code origin} */
    public record Input(Origin origin, String code, Range value, String unit, Choice choice) {

        static Input fact(String code, double value, String unit) {
            return new Input(Origin.FACT, code, Range.exactly(value), unit, null);
        }

        static Input parameter(Choice choice) {
            return new Input(Origin.PARAMETER, choice.code(), choice.range(), choice.unit(), choice);
        }
    }

    public enum Origin { FACT, PARAMETER, STEP }

    /**
     * A parameter's value for one zone and where it comes from.
     *
     * @param defaultCode row of the list {@code capacity_default} that it is taken from; null for the parameter's own value
     * @param standard the value without the planner's own
     * @param own whether the planner has set it for this zone
     */
    public record Choice(String code, Range range, String unit, String source, String defaultCode, Range standard, boolean own) {}
}
