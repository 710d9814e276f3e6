package org.byggbar.zoning.check;

import org.byggbar.platform.CodeLists;

/**
 * The measures by which the check decides, from the code list {@code check_rule}. They are applied in the plane of the
 * storage CRS, whose scale differs from the planning CRS's by at most some parts in a thousand.
 *
 * @param sliverWidthM a misfit of borders is narrower than this
 * @param sliverAreaM2 and smaller than this
 * @param closeM corners nearer to each other than this are one corner meant
 * @param gapWidthM in a plan that need not be covered, neighbours closer than this are meant to touch
 * @param borderM how far zones may lie outside the plan's border, or short of it
 * @param municipalityM how far they may lie outside the municipality
 * @param spikeWidthM a spike is narrower than this where its shorter side ends
 * @param spikeDegrees and its tip sharper than this
 * @param repairWidthM a misfit narrower than this has a safe repair
 */
record CheckLimits(double sliverWidthM, double sliverAreaM2, double closeM, double gapWidthM, double borderM,
        double municipalityM, double spikeWidthM, double spikeDegrees, double repairWidthM) {

    /** Borders this near to each other are the same on a grid of 1 mm: a corner rounded to it moves by 0.71 mm at most. */
    static final double GRID_NOISE_M = 0.0009;

    static CheckLimits of(CodeLists codes) {
        return new CheckLimits(number(codes, FaultCode.SLIVER, "width_m"), number(codes, FaultCode.SLIVER, "area_m2"),
                number(codes, FaultCode.CLOSE_CORNERS, "distance_m"), number(codes, FaultCode.GAP, "width_m"),
                number(codes, FaultCode.OUTSIDE_PLAN, "distance_m"), number(codes, FaultCode.OUTSIDE_MUNICIPALITY, "distance_m"),
                number(codes, FaultCode.SPIKE, "width_m"), number(codes, FaultCode.SPIKE, "angle_deg"),
                number(codes, FaultCode.OVERLAP, "repair_width_m"));
    }

    private static double number(CodeLists codes, FaultCode fault, String column) {
        return codes.find("check_rule", fault.code()).flatMap(code -> code.value(column)).map(Double::valueOf)
                .orElseThrow(() -> new IllegalStateException("check_rule lacks " + column + " of " + fault.code()));
    }
}
