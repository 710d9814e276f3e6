package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/** Finds what lies outside the plan's border, of land-use zones and overlays alike. Storage CRS, metres. */
final class BorderFaults {

    private final Geometry border;
    private final IndexedFacetDistance distance;
    private final CheckLimits limits;

    private BorderFaults(Geometry border, CheckLimits limits) {
        this.border = border;
        this.distance = new IndexedFacetDistance(border);
        this.limits = limits;
    }

    /** @param zones valid zones */
    static List<Fault> of(Geometry border, List<CheckedZone> zones, CheckLimits limits) {
        BorderFaults search = new BorderFaults(border, limits);
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(border);
        List<Fault> found = new ArrayList<>();
        zones.stream().filter(zone -> !prepared.covers(zone.geom())).forEach(zone -> found.addAll(search.outside(zone)));
        return found;
    }

    private List<Fault> outside(CheckedZone zone) {
        Geometry outside = Areas.without(zone.geom(), border);
        boolean somethingInside = outside.getArea() < zone.geom().getArea() - 1;
        List<Fault> found = new ArrayList<>();
        for (int i = 0; i < outside.getNumGeometries(); i++) {
            Geometry part = outside.getGeometryN(i);
            if (Thickness.isAtLeast(part, CheckLimits.GRID_NOISE_M)) {
                double furthest = furthest(part);
                boolean tolerated = furthest <= limits.borderM();
                found.add(Fault.at(tolerated ? FaultCode.SLIVER : FaultCode.OUTSIDE_PLAN, tolerated ? "sliver.outside" : "outside_plan",
                        List.of(zone), part).apart(furthest).repairable(somethingInside));
            }
        }
        return found;
    }

    /** The corner furthest out, or half the width of what lies in a hole of the plan, where all corners are on the border. */
    private double furthest(Geometry part) {
        return Math.max(Thickness.of(part) / 2, Arrays.stream(part.getCoordinates()).mapToDouble(this::fromBorder).max().orElse(0));
    }

    private double fromBorder(Coordinate corner) {
        return distance.distance(border.getFactory().createPoint(corner));
    }
}
