package org.byggbar.zoning.capacity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.function.Function;

/**
 * What a zone, or a plan, holds. Homes, people, jobs and floor area are whole numbers and null when the plan gives
 * nothing to calculate with; areas are square metres in the planning CRS, to two decimals.
 *
 * @param dwellings homes that stand when everything allowed is built
 * @param netDwellings homes more (or fewer) than today
 * @param residents people in {@code dwellings}
 * @param jobs in the new premises
 * @param floorAreaM2 gross floor area (SE) or usable floor area (NO) allowed in all, without parking
 */
@Schema(name = "CapacityFigures")
public record Figures(@Schema(nullable = true) Range dwellings, @Schema(nullable = true) Range netDwellings,
        @Schema(nullable = true) Range residents, @Schema(nullable = true) Range jobs, @Schema(nullable = true) Range floorAreaM2,
        Range netLandM2, Range grossLandM2) {

    static Figures landOnly(Range net, Range gross) {
        return new Figures(null, null, null, null, null, net.toHundredths(), gross.toHundredths());
    }

    /** The sum of the rounded figures of each zone, so that a reader who adds them up gets the same; what has no number adds none. */
    public static Figures sum(Collection<Figures> zones) {
        return new Figures(sum(zones, Figures::dwellings), sum(zones, Figures::netDwellings), sum(zones, Figures::residents),
                sum(zones, Figures::jobs), sum(zones, Figures::floorAreaM2), sum(zones, Figures::netLandM2).toHundredths(),
                sum(zones, Figures::grossLandM2).toHundredths());
    }

    private static Range sum(Collection<Figures> zones, Function<Figures, Range> figure) {
        Range sum = Range.NOTHING;
        for (Figures zone : zones) {
            Range part = figure.apply(zone);
            sum = part == null ? sum : sum.plus(part);
        }
        return sum;
    }
}
