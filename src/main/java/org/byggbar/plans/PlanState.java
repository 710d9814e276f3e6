package org.byggbar.plans;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A plan as the API answers it.
 *
 * @param allowedSteps statuses the viewer may set next; empty for those who may not plan here and for a revision, which is published instead
 * @param updatedBy shown to the municipality's planners only
 * @param geometry border as GeoJSON in degrees, 9 decimals; null while a draft has none
 */
@Schema(name = "Plan")
public record PlanState(@JsonUnwrapped PlanSummary plan, String description, List<DocumentTitle> documents, List<String> allowedSteps,
        Instant updatedAt, String updatedBy, @Schema(ref = "Geometry") Map<String, Object> geometry) {

    /** A document in the plan's list. */
    public record DocumentTitle(long id, String title, String kind) {}
}
