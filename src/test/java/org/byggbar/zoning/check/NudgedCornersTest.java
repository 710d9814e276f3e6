package org.byggbar.zoning.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Property: whichever corner between zones one of them moves by whatever little, the check finds it there, and a repair mends it. */
class NudgedCornersTest {

    private static final int ROUNDS = 100;

    @Test
    void areFoundWhereTheyAreAndMendedWhenSmall() {
        Random random = new Random(20_261_122);
        CheckedPlan clean = new TiledPlan(5, 5, 4).checked();
        int mended = 0;
        int small = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double lengthM = Math.pow(10, -3 + random.nextDouble() * 3);
            CheckedZone zone = clean.zones().get(random.nextInt(clean.zones().size()));
            Coordinate corner = sharedCorner(zone, clean, random);
            CheckedPlan plan = replaced(clean, List.of(zone.reshaped(Corners.move(zone.geom(), c -> c.equals2D(corner) ? nudged(c, lengthM, random) : c))));

            List<Fault> faults = GeometryFaults.of(plan, PlanCase.LIMITS);

            Geometry spot = zone.geom().getFactory().createPoint(corner);
            assertThat(faults).as("round %d: %s moved by %f m", round, zone.code(), lengthM)
                    .isNotEmpty().allMatch(fault -> fault.geom().isWithinDistance(spot, 2 * lengthM + 0.002));
            if (lengthM < 0.1) {
                small++;
                mended += isMended(plan, faults) ? 1 : 0;
            }
        }
        assertThat(mended).as("mended of %d", small).isEqualTo(small);
    }

    /** On the plan's rim, a corner that slides along the border changes nothing. */
    private static Coordinate sharedCorner(CheckedZone zone, CheckedPlan plan, Random random) {
        List<Coordinate> shared = Arrays.stream(zone.geom().getCoordinates())
                .filter(corner -> plan.border().getBoundary().distance(plan.border().getFactory().createPoint(corner)) > 0.5).toList();
        return shared.get(random.nextInt(shared.size()));
    }

    private static boolean isMended(CheckedPlan faulty, List<Fault> first) {
        CheckedPlan plan = faulty;
        List<Fault> faults = first;
        for (int i = 0; i < 5 && !faults.isEmpty(); i++) {
            Optional<List<CheckedZone>> repair = SafeRepair.of(plan, faults, faults.get(0), PlanCase.LIMITS);
            if (repair.isEmpty()) {
                return false;
            }
            plan = replaced(plan, repair.get());
            faults = GeometryFaults.of(plan, PlanCase.LIMITS);
        }
        return faults.isEmpty();
    }

    private static Coordinate nudged(Coordinate corner, double lengthM, Random random) {
        double angle = random.nextDouble() * 2 * Math.PI;
        double east = Math.rint(lengthM * Math.cos(angle) * 1000) / 1000;
        double north = Math.rint(lengthM * Math.sin(angle) * 1000) / 1000;
        return new Coordinate(Math.rint((corner.x + east + (east == 0 && north == 0 ? 0.001 : 0)) * 1000) / 1000, Math.rint((corner.y + north) * 1000) / 1000);
    }

    private static CheckedPlan replaced(CheckedPlan plan, List<CheckedZone> changed) {
        Map<Long, CheckedZone> byId = changed.stream().collect(Collectors.toMap(CheckedZone::id, Function.identity()));
        return new CheckedPlan(plan.rules(), plan.border(), new ArrayList<>(plan.zones().stream().map(zone -> byId.getOrDefault(zone.id(), zone)).toList()));
    }
}
