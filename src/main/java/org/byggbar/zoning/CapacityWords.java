package org.byggbar.zoning;

import java.util.List;
import java.util.Locale;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.Wording;
import org.byggbar.zoning.capacity.Calculation;
import org.byggbar.zoning.capacity.Calculation.Choice;
import org.byggbar.zoning.capacity.Calculation.Input;
import org.byggbar.zoning.capacity.Calculation.Origin;
import org.springframework.stereotype.Component;

/** Tells a calculation in the reader's language. */
@Component
class CapacityWords {

    private final Wording wording;
    private final CodeLists codes;

    CapacityWords(Wording wording, CodeLists codes) {
        this.wording = wording;
        this.codes = codes;
    }

    /** Null for a calculation that has a number. */
    String reason(Calculation calculation) {
        return calculation.reason() == null ? null : wording.text("capacity.reason." + calculation.reason());
    }

    List<CapacityAnswer.Step> steps(Calculation calculation) {
        return calculation.steps().stream().map(step -> new CapacityAnswer.Step(step.code(), wording.text("capacity.step." + step.code()),
                wording.text("capacity.formula." + step.formula()), step.inputs().stream().map(this::input).toList(),
                step.result().low(), step.result().likely(), step.result().high(), unit(step.unit()))).toList();
    }

    private CapacityAnswer.Input input(Input input) {
        Choice choice = input.choice();
        return new CapacityAnswer.Input(input.code(), name(input), input.value().likely(), input.value().low(), input.value().high(),
                unit(input.unit()), source(input), input.origin().name(), choice == null ? null : choice.standard(), choice != null && choice.own());
    }

    private String name(Input input) {
        return switch (input.origin()) {
            case FACT -> wording.text("capacity.fact." + input.code());
            case STEP -> wording.text("capacity.step." + input.code());
            case PARAMETER -> wording.code("capacity_parameter", input.code()) + variant(input.choice());
        };
    }

    /** Which default it is, such as flats or detached houses. */
    private String variant(Choice choice) {
        return choice.own() || choice.defaultCode() == null ? "" : " (" + wording.code("capacity_default", choice.defaultCode()) + ")";
    }

    private String source(Input input) {
        if (input.origin() == Origin.PARAMETER && !input.choice().own()) {
            return codes.find("capacity_parameter", input.code()).map(row -> row.definition(wording.language())).orElse("") + " " + input.choice().source();
        }
        return wording.text("capacity.source." + (input.origin() == Origin.PARAMETER ? "own" : input.origin().name().toLowerCase(Locale.ROOT)));
    }

    private String unit(String unit) {
        return unit.equals("ratio") || unit.isEmpty() || unit.equals("year") ? "" : wording.text("capacity.unit." + (unit.equals("%") ? "percent" : unit));
    }
}
