package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.locationtech.jts.operation.overlayng.OverlayNG;

/**
 * Ways to make borders meet: the corners at the fault move to the border of one of the zones or of the plan, or one
 * zone gives up or takes over the faulty ground. Storage CRS, metres.
 */
final class MisfitRepairs {

    private static final PrecisionModel GRID = new PrecisionModel(1000);
    private static final double MORE_THAN_NOISE_M = 0.002;

    private final Geometry border;
    private final Fault target;
    private final Geometry ground;
    private final double widthM;
    private final CheckLimits limits;

    MisfitRepairs(Geometry border, Fault target, CheckLimits limits) {
        this.border = border;
        this.target = target;
        this.ground = target.geom();
        this.widthM = Thickness.of(ground);
        this.limits = limits;
    }

    List<List<CheckedZone>> all() {
        List<List<CheckedZone>> all = new ArrayList<>();
        switch (target.wording()) {
            case "outside_plan" -> trim(all);
            case "sliver.outside" -> {
                snapTo(border, limits.sliverWidthM(), all);
                trim(all);
            }
            case "overlap", "sliver.overlap" -> {
                snapToEach(all);
                change(OverlayNG.DIFFERENCE, all);
            }
            case "gap", "sliver.gap", "uncovered", "sliver.uncovered" -> {
                snapToEach(all);
                change(OverlayNG.UNION, all);
            }
            default -> { }
        }
        return all;
    }

    private void trim(List<List<CheckedZone>> all) {
        CheckedZone zone = target.zones().get(0);
        all.add(List.of(zone.reshaped(Areas.onGrid(zone.geom(), border, OverlayNG.INTERSECTION))));
    }

    private void change(int operation, List<List<CheckedZone>> all) {
        for (CheckedZone changing : target.zones()) {
            all.add(target.zones().stream().map(zone -> zone != changing ? zone
                    : zone.reshaped(Areas.onGrid(zone.geom(), ground, operation))).toList());
        }
    }

    /** By little more than the misfit is wide, and by what a corner may have slid along it. */
    private void snapToEach(List<List<CheckedZone>> all) {
        if (widthM >= limits.repairWidthM()) {
            return;
        }
        double across = Math.min(limits.repairWidthM(), 1.5 * widthM + MORE_THAN_NOISE_M);
        for (double reachM : new double[] {across, Math.max(across, limits.sliverWidthM())}) {
            target.zones().forEach(zone -> snapTo(zone.geom(), reachM, all));
            if (border != null) {
                snapTo(border, reachM, all);
            }
        }
    }

    private void snapTo(Geometry master, double reachM, List<List<CheckedZone>> all) {
        Set<Coordinate> standing = new HashSet<>(Arrays.asList(master.getCoordinates()));
        all.add(target.zones().stream().map(zone -> zone.geom() == master ? zone
                : zone.reshaped(Corners.move(zone.geom(), corner -> snapped(corner, master, standing, reachM)))).toList());
    }

    /** To the nearest corner of the master within reach, else onto its nearest side; corners away from the fault stay. */
    private Coordinate snapped(Coordinate corner, Geometry master, Set<Coordinate> standing, double reachM) {
        Geometry spot = ground.getFactory().createPoint(corner);
        if (standing.contains(corner) || !ground.isWithinDistance(spot, reachM)) {
            return corner;
        }
        Optional<Coordinate> nearest = standing.stream().filter(other -> other.distance(corner) <= reachM)
                .min(Comparator.comparing(corner::distance));
        if (nearest.isPresent()) {
            return nearest.get();
        }
        Coordinate onSide = DistanceOp.nearestPoints(master.getBoundary(), spot)[0];
        return onSide.distance(corner) > reachM ? corner : new Coordinate(GRID.makePrecise(onSide.x), GRID.makePrecise(onSide.y));
    }
}
