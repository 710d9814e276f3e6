package org.byggbar.zoning;

import java.util.Optional;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.Wording;
import org.springframework.stereotype.Component;

/** How densely one may build, in words: "Built-up share of the plot 40 %". */
@Component
public class UtilisationWords {

    /** The unit of a measure that has none. */
    private static final String PURE_NUMBER = "ratio";

    private final CodeLists codes;
    private final Wording wording;

    UtilisationWords(CodeLists codes, Wording wording) {
        this.codes = codes;
        this.wording = wording;
    }

    /** @param measure code of the list {@code utilisation_measure}, which says the unit; empty while there is no measure or value */
    public Optional<String> of(String measure, Double value) {
        if (value == null) {
            return Optional.empty();
        }
        return codes.find("utilisation_measure", measure).map(code -> code.name(wording.language()) + " "
                + code.value("unit").filter(unit -> !unit.equals(PURE_NUMBER)).map(unit -> wording.quantity(value, unit, 2)).orElseGet(() -> wording.number(value, 2)));
    }
}
