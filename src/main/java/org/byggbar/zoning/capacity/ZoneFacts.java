package org.byggbar.zoning.capacity;

import java.util.List;
import java.util.Map;

/**
 * What a capacity is calculated from. Areas are square metres, planar in the municipality's planning CRS.
 *
 * @param country NO or SE
 * @param strategy DENSIFY, TRANSFORM, NEW or PRESERVE
 * @param landUse what the zone becomes, code of the list {@code land_use}
 * @param areaM2 the zone's whole area
 * @param excludedM2 how much of it lies under overlays that exclude building, each spot counted once
 * @param demolishedSharePct share of today's floor area to be torn down, per cent; null when the plan does not say
 * @param phases cumulative share of the zone that is in place from a year on, in order of years; empty: all at once
 * @param overrides the planner's own parameters by code
 */
public record ZoneFacts(String country, String strategy, String landUse, double areaM2, double excludedM2, Utilisation utilisation,
        int existingDwellings, int existingFloorAreaM2, Double demolishedSharePct, List<Phase> phases, Map<String, Range> overrides) {

    /**
     * @param measure code of the list {@code utilisation_measure}; null when nothing is regulated
     * @param basis code of the list {@code utilisation_basis}; null: the measure's own
     * @param allowed what may be built in all, in the measure's unit; null when nothing is regulated
     * @param maxEavesHeightM metres
     */
    public record Utilisation(String measure, String basis, Double allowed, Integer maxStoreys, Double maxEavesHeightM) {}

    /** @param sharePct per cent of the zone's capacity that this phase adds */
    public record Phase(int from, double sharePct) {}
}
