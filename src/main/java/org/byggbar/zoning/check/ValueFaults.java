package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.CodeLists.Code;

/** Finds values that a zone must have and lacks, by the rows of the code list {@code zone_requirement}. */
final class ValueFaults {

    private ValueFaults() {}

    static List<Fault> of(CheckedPlan plan, CodeLists codes) {
        List<Fault> found = new ArrayList<>();
        for (Code requirement : codes.list("zone_requirement").values()) {
            for (CheckedZone zone : plan.zones()) {
                if (applies(requirement, plan, zone) && !zone.values().containsKey(requirement.value("column").orElseThrow())) {
                    found.add(Fault.at(FaultCode.MISSING, "missing", List.of(zone), zone.geom())
                            .about(requirement.value("field").orElseThrow(), Map.of("requirement", requirement.code())));
                }
            }
        }
        return found;
    }

    private static boolean applies(Code requirement, CheckedPlan plan, CheckedZone zone) {
        boolean forOverlays = requirement.value("applies_to").filter("overlay"::equals).isPresent();
        return forOverlays == zone.overlay()
                && names(requirement, "plan_kinds", plan.rules().kind())
                && names(requirement, "strategies", zone.values().get("strategy"))
                && names(requirement, "land_uses", zone.values().get("land_use"))
                && requirement.value("when_column").map(zone.values()::containsKey).orElse(true);
    }

    /** Whether an empty cell leaves everything open, or the cell names the value. */
    private static boolean names(Code requirement, String column, String value) {
        return requirement.value(column).map(cell -> value != null && List.of(cell.split("\\|")).contains(value)).orElse(true);
    }
}
