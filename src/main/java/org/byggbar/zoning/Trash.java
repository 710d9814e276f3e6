package org.byggbar.zoning;

/** Deleted zones stay in {@code zone_history} for good; for a while they can be taken back into their plan. */
public final class Trash {

    /** How long. */
    public static final int DAYS = 30;

    private Trash() {}
}
