package org.byggbar.zoning.version;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A state of a plan that is kept.
 *
 * @param number counted per plan from 1; versions kept in a revision count with those of the plan it revises
 * @param kind {@code PUBLISHED}: everybody could see it, or {@code KEPT}: a planner put it aside
 * @param status of the plan then, code of the list {@code plan_status}
 * @param title the planner's own words, empty for a published version
 * @param madeBy a planner's name, shown to planners only
 * @param zones number of zones, overlays among them
 * @param areaM2 of its land-use zones together, planar in the municipality's planning CRS
 */
@Schema(name = "PlanVersion")
record PlanVersion(int number, @Schema(allowableValues = {"PUBLISHED", "KEPT"}) String kind, String status, String title, Instant madeAt,
        @Schema(nullable = true) String madeBy, int zones, double areaM2) {}
