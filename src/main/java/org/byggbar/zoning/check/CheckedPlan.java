package org.byggbar.zoning.check;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * A plan with everything the check of its shapes needs.
 *
 * @param border in the storage CRS, null while the plan has none
 */
record CheckedPlan(PlanKindRules rules, Geometry border, List<CheckedZone> zones) {

    /** The zones that share the ground between them. */
    List<CheckedZone> landUse() {
        return zones.stream().filter(zone -> !zone.overlay()).toList();
    }

    /** Whether every spot inside the border must have a zone, and there is a border to say so. */
    boolean mustCoverBorder() {
        return rules.mustCover() && border != null;
    }
}
