package org.byggbar.zoning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Every planted defect that is said to be repairable is, and its plan is clean afterwards; nothing else is touched. */
class SafeRepairTest {

    static Stream<PlanCase> repairable() {
        return PlanCase.in("planted").filter(plan -> !plan.expected().isEmpty() && plan.expected().stream().allMatch(PlanCase.Expected::repairable));
    }

    static Stream<PlanCase> others() {
        return PlanCase.in("planted").filter(plan -> plan.expected().stream().noneMatch(PlanCase.Expected::repairable));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repairable")
    void leavesAPlanClean(PlanCase planted) {
        CheckedPlan plan = planted.plan();
        for (int i = 0; i < planted.expected().size(); i++) {
            List<Fault> faults = GeometryFaults.of(plan, PlanCase.LIMITS);
            Optional<List<CheckedZone>> repair = SafeRepair.of(plan, faults, faults.get(0), PlanCase.LIMITS);
            assertThat(repair).as("repair of %s", faults.get(0)).isPresent();
            assertThat(repair.orElseThrow()).isNotEmpty().allMatch(zone -> zone.geom().isValid() && isOnGrid(zone));
            assertOnlyGroundAtTheFaultChanges(faults.get(0), repair.orElseThrow());
            plan = with(repair.orElseThrow(), plan);
        }
        assertThat(GeometryFaults.of(plan, PlanCase.LIMITS)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void isNotTriedWhereAPersonMustDecide(PlanCase planted) {
        List<Fault> faults = planted.faults();
        assertThat(faults).noneMatch(Fault::repairable);
    }

    private static CheckedPlan with(List<CheckedZone> changed, CheckedPlan plan) {
        Map<Long, CheckedZone> byId = changed.stream().collect(Collectors.toMap(CheckedZone::id, Function.identity()));
        return new CheckedPlan(plan.rules(), plan.border(), plan.zones().stream().map(zone -> byId.getOrDefault(zone.id(), zone)).toList());
    }

    private static boolean isOnGrid(CheckedZone zone) {
        for (Coordinate corner : zone.geom().getCoordinates()) {
            if (Math.abs(corner.x * 1000 - Math.rint(corner.x * 1000)) > 1e-4 || Math.abs(corner.y * 1000 - Math.rint(corner.y * 1000)) > 1e-4) {
                return false;
            }
        }
        return true;
    }

    /** Away from the fault a side may swing with the corner that moved at its end, by no more than a misfit. */
    private static void assertOnlyGroundAtTheFaultChanges(Fault fault, List<CheckedZone> repaired) {
        Geometry near = fault.geom().buffer(1);
        for (CheckedZone zone : repaired) {
            Geometry former = fault.zones().stream().filter(zone::equals).findFirst().orElseThrow().geom();
            if (former.isValid()) {
                Geometry changed = OverlayNGRobust.overlay(former, zone.geom(), OverlayNG.SYMDIFFERENCE);
                Geometry away = OverlayNGRobust.overlay(changed, near, OverlayNG.DIFFERENCE);
                assertThat(away.isEmpty() || !Thickness.isAtLeast(away, PlanCase.LIMITS.repairWidthM())).as("%s away from %s", away, fault).isTrue();
            }
        }
    }
}
