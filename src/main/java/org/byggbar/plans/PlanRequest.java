package org.byggbar.plans;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** The shape of a plan's POST and PUT for the API's description; {@link PlanBodyReader} reads it. */
@Schema(name = "PlanRequest")
record PlanRequest(@JsonUnwrapped PlanAttributes attributes, List<PhaseRequest> phases,
        @Schema(ref = "Geometry", nullable = true) Map<String, Object> geometry) {

    /** A moment is a day in the municipality's own time (a closing day counts to its last second) or a time with offset. */
    record PhaseRequest(@Schema(example = "NO_HORING") String kind, @Schema(example = "2026-11-23") String opensAt,
            @Schema(example = "2027-01-08", nullable = true) String closesAt) {}
}
