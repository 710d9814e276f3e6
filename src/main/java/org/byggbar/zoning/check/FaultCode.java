package org.byggbar.zoning.check;

import java.util.Locale;

/** What the check can find; severity and limits of each are columns of the code list {@code check_rule}. */
enum FaultCode {

    INVALID, OVERLAP, GAP, SLIVER, SPIKE, CLOSE_CORNERS, OUTSIDE_PLAN, OUTSIDE_MUNICIPALITY, MISSING, UNCOVERED,
    SECOND_PLAN_IN_FORCE, PART_OF_MULTI, NO_ZONES, NO_BORDER;

    /** The stable code that clients know, such as {@code check.close_corners}. */
    String code() {
        return "check." + name().toLowerCase(Locale.ROOT);
    }
}
