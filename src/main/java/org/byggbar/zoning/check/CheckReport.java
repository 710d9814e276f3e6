package org.byggbar.zoning.check;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * What the check of a saved plan found.
 *
 * @param zones how many were looked at
 * @param areaCrs CRS of every measure
 * @param tookMs how long it took, milliseconds
 * @param findings errors first, then by code and place; no more than {@link #MAX_FINDINGS}
 * @param counts of all findings, told or not
 * @param untold how many findings are counted only
 */
@Schema(name = "CheckReport")
record CheckReport(long planId, Instant checkedAt, int zones, String areaCrs, long tookMs, List<Finding> findings, Counts counts, int untold) {

    static final int MAX_FINDINGS = 500;

    @Schema(name = "CheckCounts")
    record Counts(int error, int warning) {}
}
