package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.byggbar.platform.ProblemException;
import org.junit.jupiter.api.Test;

class MissBudgetTest {

    @Test
    void endsForOneCallerAndNotForOthers() {
        MissBudget budget = new MissBudget();
        for (int i = 0; i < MissBudget.PER_MINUTE; i++) {
            budget.spend("192.0.2.1");
        }
        assertThatThrownBy(() -> budget.spend("192.0.2.1")).isInstanceOf(ProblemException.class).hasMessage("rate.limited");
        assertThatCode(() -> budget.spend("192.0.2.2")).doesNotThrowAnyException();
    }
}
