package org.byggbar.zoning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;

/** Plans that fit are left in peace. */
class CleanPlansTest {

    static Stream<PlanCase> clean() {
        return PlanCase.in("clean");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clean")
    void haveNothingFound(PlanCase plan) {
        assertThat(plan.faults()).isEmpty();
    }

    @Test
    void areMany() {
        assertThat(clean()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void mayHaveTwoThousandZonesWithWindingBorders() {
        CheckedPlan plan = new TiledPlan(50, 40, 25).checked();
        Geometry[] zones = plan.zones().stream().map(CheckedZone::geom).toArray(Geometry[]::new);
        assertThat(zones).hasSize(2_000);
        assertThat(CoverageValidator.isValid(zones)).as("JTS calls it a coverage, too").isTrue();
        assertThat(GeometryFaults.of(plan, PlanCase.LIMITS)).isEmpty();
    }
}
