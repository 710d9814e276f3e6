package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Finds the repair of one fault after which it is gone and nothing else has become wrong: of several, the one that
 * leaves fewest other faults, then the one that changes least ground. Changes only zones that the fault names. Storage CRS, on its grid.
 */
final class SafeRepair {

    /** Before and after, the remaining fault may differ by the digits of a computation, square metres. */
    private static final double SAME_AREA_M2 = 0.001;
    private static final double SAME_PLACE_M = 0.001;
    /** Corners further from the fault than this are none of its business. */
    private static final double NEARBY_M = 2;

    private record Trial(List<CheckedZone> zones, int faultsLeft) {}

    private final CheckedPlan plan;
    private final Fault target;
    private final CheckLimits limits;
    private final List<Fault> before;

    private SafeRepair(CheckedPlan plan, Fault target, List<Fault> before, CheckLimits limits) {
        this.plan = plan;
        this.target = target;
        this.limits = limits;
        this.before = before.stream().filter(fault -> fault != target).toList();
    }

    /**
     * @param plan the zones around the fault, those that it names among them
     * @param faults everything wrong with them
     * @param target one of those faults
     * @return the zones that change, as they become; empty when no repair is safe
     */
    static Optional<List<CheckedZone>> of(CheckedPlan plan, List<Fault> faults, Fault target, CheckLimits limits) {
        SafeRepair repair = new SafeRepair(plan, target, faults, limits);
        return repair.candidates().stream().map(repair::welded).flatMap(zones -> repair.tried(zones).stream())
                .min(Comparator.comparing(Trial::faultsLeft).thenComparing(trial -> repair.changedM2(trial.zones())))
                .map(trial -> repair.changed(trial.zones()));
    }

    private List<List<CheckedZone>> candidates() {
        return switch (target.code()) {
            case OVERLAP, GAP, SLIVER, UNCOVERED, OUTSIDE_PLAN -> new MisfitRepairs(plan.border(), target, limits).all();
            case CLOSE_CORNERS, SPIKE -> new CornerRepairs(target, limits).all();
            case INVALID -> InvalidRepairs.of(target, limits);
            default -> List.of();
        };
    }

    /** Where a corner has come to lie on a neighbour's side, the neighbour gets it, too. */
    private List<CheckedZone> welded(List<CheckedZone> zones) {
        Envelope near = target.geom().getEnvelopeInternal().copy();
        near.expandBy(NEARBY_M);
        List<Coordinate> nodes = new ArrayList<>();
        zones.stream().filter(zone -> !zone.overlay()).flatMap(zone -> Rings.of(zone.geom()).stream()).forEach(ring -> {
            for (Coordinate corner : ring) {
                if (near.contains(corner)) {
                    nodes.add(corner);
                }
            }
        });
        List<Coordinate> distinct = nodes.stream().distinct().toList();
        return zones.stream().map(zone -> zone.overlay() ? zone : zone.reshaped(Corners.withNodes(zone.geom(), distinct))).toList();
    }

    private double changedM2(List<CheckedZone> zones) {
        Map<Long, Geometry> former = former();
        return zones.stream().filter(zone -> zone.geom().isValid() && former.get(zone.id()).isValid())
                .mapToDouble(zone -> Areas.difference(former.get(zone.id()), zone.geom()).getArea()).sum();
    }

    private Map<Long, Geometry> former() {
        return target.zones().stream().collect(Collectors.toMap(CheckedZone::id, CheckedZone::geom));
    }

    /** Empty when something would be wrong that was not before. */
    private Optional<Trial> tried(List<CheckedZone> zones) {
        if (zones.stream().anyMatch(zone -> zone.geom().isEmpty() || !zone.geom().isValid())) {
            return Optional.empty();
        }
        Map<Long, CheckedZone> changed = zones.stream().collect(Collectors.toMap(CheckedZone::id, Function.identity()));
        CheckedPlan after = new CheckedPlan(plan.rules(), plan.border(),
                plan.zones().stream().map(zone -> changed.getOrDefault(zone.id(), zone)).toList());
        List<Fault> left = GeometryFaults.of(after, limits);
        return left.stream().allMatch(this::wasThere) ? Optional.of(new Trial(zones, left.size())) : Optional.empty();
    }

    private boolean wasThere(Fault fault) {
        return before.stream().anyMatch(old -> old.code() == fault.code() && old.wording().equals(fault.wording())
                && fault.geom().getArea() <= old.geom().getArea() + SAME_AREA_M2
                && old.geom().isWithinDistance(fault.geom(), SAME_PLACE_M));
    }

    private List<CheckedZone> changed(List<CheckedZone> zones) {
        Map<Long, Geometry> former = former();
        return zones.stream().filter(zone -> !zone.geom().equalsExact(Corners.move(former.get(zone.id()), corner -> corner))).toList();
    }
}
