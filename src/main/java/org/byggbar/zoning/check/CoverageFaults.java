package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Finds where land-use zones lie on each other, and where they leave ground without a zone. Storage CRS, metres. */
final class CoverageFaults {

    /** Faces are noded in floating point: what shares an edge is this near to it. */
    private static final double SAME_LINE_M = 1e-5;
    /** Ground without a zone counts as the plan's rim when so much of its outline is the plan's border. */
    private static final double RIM_SHARE = 0.2;

    /** Of a face's area, for a zone to lie on all of it. */
    private static final double WHOLE = 0.9999;

    private final CheckedPlan plan;
    private final CheckLimits limits;
    private final List<CheckedZone> zones;
    private final UnmatchedEdges edges;
    private final Ground ground;
    private final List<Fault> found = new ArrayList<>();

    private CoverageFaults(CheckedPlan plan, List<CheckedZone> zones, CheckLimits limits) {
        this.plan = plan;
        this.limits = limits;
        this.zones = zones;
        this.edges = new UnmatchedEdges(zones, plan.border());
        this.ground = new Ground(zones, plan.border());
    }

    /** @param zones the plan's valid land-use zones */
    static List<Fault> of(CheckedPlan plan, List<CheckedZone> zones, CheckLimits limits) {
        CoverageFaults search = new CoverageFaults(plan, zones, limits);
        search.judgeFaces();
        if (!plan.mustCoverBorder()) {
            search.found.addAll(OpenGaps.of(zones, search.edges, search.ground, search.found, limits));
        }
        return search.found;
    }

    private void judgeFaces() {
        for (Polygon face : Ground.faces(edges.all())) {
            if (!Thickness.isAtLeast(face, CheckLimits.GRID_NOISE_M)) {
                continue;
            }
            List<CheckedZone> on = ground.on(face.getInteriorPoint().getCoordinate());
            if (on.size() >= 2) {
                overlaps(face, on);
            } else if (on.isEmpty()) {
                empty(face);
            }
        }
    }

    /** Edges that zones share may run through the face, so that it lies on other zones here than there. */
    private void overlaps(Polygon face, List<CheckedZone> here) {
        if (here.stream().allMatch(zone -> Areas.common(face, zone.geom()).getArea() > WHOLE * face.getArea())) {
            overlap(here, face);
            return;
        }
        List<CheckedZone> near = ground.near(face.getEnvelopeInternal());
        List<Geometry> pieces = near.stream().map(zone -> Areas.common(face, zone.geom())).toList();
        for (int i = 0; i < near.size(); i++) {
            for (int j = i + 1; j < near.size(); j++) {
                Geometry common = Areas.common(pieces.get(i), pieces.get(j));
                if (Thickness.isAtLeast(common, CheckLimits.GRID_NOISE_M)) {
                    overlap(List.of(near.get(i), near.get(j)), common);
                }
            }
        }
    }

    private void overlap(List<CheckedZone> on, Geometry common) {
        boolean repairable = !Thickness.isAtLeast(common, limits.repairWidthM());
        List<CheckedZone> zones = repairable ? withTouching(on, common) : on;
        found.add(isSliver(common) ? Fault.at(FaultCode.SLIVER, "sliver.overlap", zones, common).repairable(repairable)
                : Fault.at(FaultCode.OVERLAP, "overlap", zones, common).repairable(repairable));
    }

    private void empty(Polygon face) {
        if (plan.border() != null && !ground.insideBorder(face.getInteriorPoint().getCoordinate())) {
            return;
        }
        Map<Integer, Double> along = edges.along(face, SAME_LINE_M);
        double rim = along.getOrDefault(UnmatchedEdges.BORDER, 0.0);
        List<CheckedZone> around = along.entrySet().stream().filter(share -> share.getKey() != UnmatchedEdges.BORDER)
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(share -> zones.get(share.getKey())).toList();
        boolean repairable = !around.isEmpty() && !Thickness.isAtLeast(face, limits.repairWidthM());
        fault(face, repairable ? withTouching(around, face) : around, rim).ifPresent(fault -> found.add(fault.repairable(repairable)));
    }

    /** Zones that only meet the fault in a corner take part in its repair, so that the corner stays common. */
    private List<CheckedZone> withTouching(List<CheckedZone> first, Geometry fault) {
        List<CheckedZone> all = new ArrayList<>(first);
        ground.near(fault.getEnvelopeInternal()).stream()
                .filter(zone -> !first.contains(zone) && zone.geom().isWithinDistance(fault, SAME_LINE_M)).forEach(all::add);
        return all;
    }

    private Optional<Fault> fault(Polygon face, List<CheckedZone> around, double rim) {
        if (plan.mustCoverBorder() && rim > RIM_SHARE * face.getLength()) {
            return Optional.of(Thickness.isAtLeast(face, limits.borderM())
                    ? Fault.at(FaultCode.UNCOVERED, "uncovered", around, face) : Fault.at(FaultCode.SLIVER, "sliver.uncovered", around, face));
        }
        boolean narrow = rim == 0 && !Thickness.isAtLeast(face, limits.gapWidthM());
        if (!narrow && !plan.mustCoverBorder() && !(plan.rules().mustCover() && rim == 0)) {
            return Optional.empty();
        }
        return Optional.of(isSliver(face)
                ? Fault.at(FaultCode.SLIVER, "sliver.gap", around, face) : Fault.at(FaultCode.GAP, "gap", around, face));
    }

    private boolean isSliver(Geometry ground) {
        return ground.getArea() < limits.sliverAreaM2() && !Thickness.isAtLeast(ground, limits.sliverWidthM());
    }
}
