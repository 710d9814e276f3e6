package org.byggbar.zoning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every defect planted in the case files is found at its place, and nothing else is reported. */
class PlantedFaultsTest {

    static Stream<PlanCase> planted() {
        return PlanCase.in("planted");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void areFoundWhereTheyAre(PlanCase plan) {
        List<Fault> found = new ArrayList<>(plan.faults());
        for (PlanCase.Expected expected : plan.expected()) {
            assertThat(found.removeIf(expected::isMetBy)).as("%s of %s", expected, found).isTrue();
        }
        assertThat(found).isEmpty();
    }

    @Test
    void areOfEveryClass() {
        assertThat(planted().mapToLong(plan -> plan.expected().size()).sum()).isGreaterThanOrEqualTo(60);
        assertThat(planted().flatMap(plan -> plan.expected().stream()).map(PlanCase.Expected::code).distinct())
                .contains("invalid", "overlap", "gap", "sliver", "spike", "close_corners", "outside_plan", "uncovered", "missing", "part_of_multi");
    }
}
