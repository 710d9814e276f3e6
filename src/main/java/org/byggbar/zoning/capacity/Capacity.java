package org.byggbar.zoning.capacity;

import static org.byggbar.zoning.capacity.Calculation.Input.fact;
import static org.byggbar.zoning.capacity.Calculation.Input.parameter;

import org.byggbar.zoning.capacity.Calculation.Choice;
import org.byggbar.zoning.capacity.Calculation.Input;
import org.springframework.stereotype.Component;

/**
 * Calculates what a zone holds, step by step. Formulae: net land = area × share of plots − what excludes building;
 * floor area by the plan's measure; homes = floor area × share of homes ÷ size of a home; net of what stands today by
 * strategy. Homes are rounded down, as nobody builds a part of one.
 */
@Component
public class Capacity {

    private static final String M2 = "m2";
    private static final String HOMES = "homes";

    private final Parameters parameters;
    private final AllowedFloorArea allowed;

    Capacity(Parameters parameters, AllowedFloorArea allowed) {
        this.parameters = parameters;
        this.allowed = allowed;
    }

    public Calculation of(ZoneFacts zone) {
        Steps steps = new Steps();
        Range gross = steps.take("grossLand", "grossLand", Range.exactly(zone.areaM2()), M2, fact("areaM2", zone.areaM2(), M2));
        Range net = netLand(zone, gross, steps);
        if (zone.strategy().equals("PRESERVE")) {
            return preserved(zone, net, gross, steps);
        }
        String obstacle = allowed.obstacle(zone).orElse(null);
        if (obstacle != null) {
            return new Calculation(Figures.landOnly(net, gross), obstacle, steps.all());
        }
        Range floorArea = allowed.of(zone, steps);
        Range lost = zone.strategy().equals("DENSIFY") ? Range.NOTHING : tornDown(zone, floorArea, steps);
        Range built = dwellings(zone, floorArea, net, steps);
        Range dwellings = zone.strategy().equals("DENSIFY") ? built : withKept(zone, built, lost, steps);
        Range more = zone.strategy().equals("DENSIFY") ? densified(zone, built, steps) : replaced(built, lost, steps);
        phases(zone, more, steps);
        Figures figures = new Figures(dwellings, more, residents(zone, dwellings, steps), jobs(zone, steps), floorArea,
                net.toHundredths(), gross.toHundredths());
        return new Calculation(figures, null, steps.all());
    }

    private Range netLand(ZoneFacts zone, Range gross, Steps steps) {
        steps.take("excluded", "excluded", Range.exactly(zone.excludedM2()), M2, fact("excludedM2", zone.excludedM2(), M2));
        Choice share = parameters.of("NET_SHARE", zone);
        Range net = gross.times(share.range()).minus(Range.exactly(zone.excludedM2())).notNegative();
        return steps.take("netLand", "netLand", net, M2, steps.from("grossLand"), parameter(share), steps.from("excluded"));
    }

    /** What is preserved stays as it is: no more homes, no fewer. */
    private Calculation preserved(ZoneFacts zone, Range net, Range gross, Steps steps) {
        Range dwellings = steps.take("dwellings", "dwellings.preserved", Range.exactly(zone.existingDwellings()), HOMES, fact("existingDwellings", zone.existingDwellings(), HOMES));
        Figures figures = new Figures(dwellings, Range.NOTHING, residents(zone, dwellings, steps), Range.NOTHING,
                Range.exactly(zone.existingFloorAreaM2()), net.toHundredths(), gross.toHundredths());
        return new Calculation(figures, null, steps.all());
    }

    /** Where something new takes a place, what is kept of the old takes its part of the floor area. @return homes lost */
    private Range tornDown(ZoneFacts zone, Range floorArea, Steps steps) {
        Input share = zone.demolishedSharePct() != null ? fact("demolishedSharePct", zone.demolishedSharePct(), "%")
                : parameter(parameters.of("DEMOLISHED_SHARE", zone));
        Range torn = zone.demolishedSharePct() != null ? Range.exactly(zone.demolishedSharePct() / 100) : share.value();
        Range kept = Range.exactly(zone.existingFloorAreaM2()).times(torn.complement());
        steps.take("keptFloorArea", "keptFloorArea", kept, M2, fact("existingFloorAreaM2", zone.existingFloorAreaM2(), M2), share);
        steps.take("newFloorArea", "newFloorArea", floorArea.minus(kept).notNegative(), M2, steps.from(AllowedFloorArea.STEP), steps.from("keptFloorArea"));
        Range lost = Range.exactly(zone.existingDwellings()).times(torn).rounded();
        return steps.take("lostDwellings", "lostDwellings", lost, HOMES, fact("existingDwellings", zone.existingDwellings(), HOMES), share);
    }

    private Range dwellings(ZoneFacts zone, Range floorArea, Range net, Steps steps) {
        Input area = steps.from(zone.strategy().equals("DENSIFY") ? AllowedFloorArea.STEP : "newFloorArea");
        Input share = allowed.homeShare(zone).map(all -> fact("homeShare", all, "ratio")).orElseGet(() -> parameter(parameters.of("HOME_SHARE", zone)));
        Range homes = steps.take("homeFloorArea", "homeFloorArea", area.value().times(share.value()), M2, area, share);
        steps.take("premisesFloorArea", "premisesFloorArea", area.value().times(share.value().complement()), M2, area, share);
        double ratio = net.likely() > 0 ? floorArea.likely() / net.likely() : 0;
        Choice size = parameters.of("DWELLING_SIZE", zone, ratio);
        if (zone.country().equals("NO")) {
            Choice usable = parameters.of("USABLE_SHARE", zone);
            return steps.take("builtDwellings", "builtDwellings.usable", homes.times(usable.range()).over(size.range()).roundedDown(), HOMES,
                    steps.from("homeFloorArea"), parameter(usable), parameter(size));
        }
        return steps.take("builtDwellings", "builtDwellings", homes.over(size.range()).roundedDown(), HOMES, steps.from("homeFloorArea"), parameter(size));
    }

    private static Range withKept(ZoneFacts zone, Range built, Range lost, Steps steps) {
        Range kept = Range.exactly(zone.existingDwellings()).minus(lost);
        return steps.take("dwellings", "dwellings.withKept", built.plus(kept), HOMES, steps.from("builtDwellings"),
                fact("existingDwellings", zone.existingDwellings(), HOMES), steps.from("lostDwellings"));
    }

    private static Range replaced(Range built, Range lost, Steps steps) {
        return steps.take("netDwellings", "netDwellings.replaced", built.minus(lost), HOMES, steps.from("builtDwellings"), steps.from("lostDwellings"));
    }

    private Range densified(ZoneFacts zone, Range built, Steps steps) {
        Choice realised = parameters.of("REALISED_SHARE", zone);
        Range more = built.minus(Range.exactly(zone.existingDwellings())).notNegative().times(realised.range()).roundedDown();
        return steps.take("netDwellings", "netDwellings.densified", more, HOMES, steps.from("builtDwellings"),
                fact("existingDwellings", zone.existingDwellings(), HOMES), parameter(realised));
    }

    /** How many of them are there from each year on. */
    private static void phases(ZoneFacts zone, Range more, Steps steps) {
        double share = 0;
        for (ZoneFacts.Phase phase : zone.phases()) {
            share += phase.sharePct();
            steps.take("phase", "phase", more.times(Range.exactly(share / 100)).rounded(), HOMES, steps.from("netDwellings"),
                    fact("phaseFrom", phase.from(), "year"), fact("phaseShare", share, "%"));
        }
    }

    private Range residents(ZoneFacts zone, Range dwellings, Steps steps) {
        Choice household = parameters.of("HOUSEHOLD", zone);
        String homes = zone.strategy().equals("DENSIFY") ? "builtDwellings" : "dwellings";
        return steps.take("residents", "residents", dwellings.times(household.range()).rounded(), "people", steps.from(homes), parameter(household));
    }

    private Range jobs(ZoneFacts zone, Steps steps) {
        Choice density = parameters.of("JOBS_PER_1000_M2", zone);
        Range premises = steps.from("premisesFloorArea").value();
        return steps.take("jobs", "jobs", premises.times(density.range()).times(Range.exactly(0.001)).roundedDown(), "jobs",
                steps.from("premisesFloorArea"), parameter(density));
    }
}
