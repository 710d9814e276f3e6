package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.util.GeometryFixer;

/** Everything that can be wrong with the shapes of one plan, found without a database. Storage CRS, metres. */
final class GeometryFaults {

    private GeometryFaults() {}

    static List<Fault> of(CheckedPlan plan, CheckLimits limits) {
        List<Fault> found = new ArrayList<>(ShapeFaults.invalid(plan.zones()));
        Set<CheckedZone> invalid = new HashSet<>();
        found.forEach(fault -> invalid.addAll(fault.zones()));
        List<CheckedZone> zones = plan.zones().stream().filter(zone -> !invalid.contains(zone)).toList();
        List<CheckedZone> landUse = zones.stream().filter(zone -> !zone.overlay()).toList();
        List<CheckedZone> coverage = plan.landUse().stream().map(zone -> invalid.contains(zone) ? mended(zone) : zone)
                .filter(zone -> zone.geom().getDimension() == 2).toList();

        found.addAll(CoverageFaults.of(plan, coverage, limits));
        if (plan.border() != null) {
            found.addAll(BorderFaults.of(plan.border(), zones, limits));
        }
        found.addAll(Spikes.of(zones, limits));
        found.addAll(ShapeFaults.slivers(zones, limits));
        List<Fault> told = List.copyOf(found);
        found.addAll(CloseCorners.of(landUse, told, limits));
        zones.stream().filter(CheckedZone::overlay).forEach(overlay -> found.addAll(CloseCorners.of(List.of(overlay), told, limits)));
        if (plan.rules().singlePart()) {
            found.addAll(ShapeFaults.multiPart(zones));
        }
        return found;
    }

    /** An invalid zone still says which ground is meant, so that it does not count as ground without a zone. */
    private static CheckedZone mended(CheckedZone zone) {
        return zone.reshaped(GeometryFixer.fix(zone.geom()));
    }
}
