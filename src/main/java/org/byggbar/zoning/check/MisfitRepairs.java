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
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.locationtech.jts.operation.overlayng.OverlayNG;

/**
 * Ways to make borders meet: the corners at the fault move to the border of one of the zones or of the plan, or one
 * zone gives up or takes over the faulty ground. Storage CRS, metres.
 */
final class MisfitRepairs {

    private static final PrecisionModel GRID = new PrecisionModel(1000);
    private static final double AT_FAULT_M = 0.001;

    private final Geometry border;
    private final Fault target;
    private final Geometry ground;
    private final double reachM;

    MisfitRepairs(Geometry border, Fault target, CheckLimits limits) {
        this.border = border;
        this.target = target;
        this.ground = target.geom();
        this.reachM = Math.min(limits.repairWidthM(), 1.5 * Thickness.of(ground) + 2 * AT_FAULT_M);
    }

    List<List<CheckedZone>> all() {
        List<List<CheckedZone>> all = new ArrayList<>();
        switch (target.wording()) {
            case "outside_plan" -> trim(all);
            case "sliver.outside" -> {
                snapTo(border, all);
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
        all.add(List.of(zone.reshaped(polygons(OverlayNG.overlay(zone.geom(), border, OverlayNG.INTERSECTION, GRID)))));
    }

    private void change(int operation, List<List<CheckedZone>> all) {
        for (CheckedZone changing : target.zones()) {
            all.add(target.zones().stream().map(zone -> zone != changing ? zone
                    : zone.reshaped(polygons(OverlayNG.overlay(zone.geom(), ground, operation, GRID)))).toList());
        }
    }

    private void snapToEach(List<List<CheckedZone>> all) {
        if (ground.getNumPoints() < 10_000 && isNarrow()) {
            target.zones().forEach(zone -> snapTo(zone.geom(), all));
            if (border != null) {
                snapTo(border, all);
            }
        }
    }

    private boolean isNarrow() {
        return Thickness.of(ground) < reachM;
    }

    private void snapTo(Geometry master, List<List<CheckedZone>> all) {
        Set<Coordinate> standing = new HashSet<>(Arrays.asList(master.getCoordinates()));
        all.add(target.zones().stream().map(zone -> zone.geom() == master ? zone
                : zone.reshaped(Corners.move(zone.geom(), corner -> snapped(corner, master, standing)))).toList());
    }

    /** To the nearest corner of the master within reach, else onto its nearest side; other corners stay. */
    private Coordinate snapped(Coordinate corner, Geometry master, Set<Coordinate> standing) {
        Geometry spot = ground.getFactory().createPoint(corner);
        if (standing.contains(corner) || !ground.isWithinDistance(spot, AT_FAULT_M)) {
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

    private static Geometry polygons(Geometry result) {
        return result.getDimension() == 2 ? Corners.move(onlyAreas(result), corner -> corner) : result.getFactory().createMultiPolygon();
    }

    /** An overlay may leave lines and points beside its areas. */
    private static Geometry onlyAreas(Geometry result) {
        return result.getFactory().buildGeometry(PolygonExtracter.getPolygons(result));
    }
}
