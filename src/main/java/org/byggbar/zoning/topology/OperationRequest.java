package org.byggbar.zoning.topology;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** The shapes of operations' bodies for the API's description; {@link OperationBody} reads them. */
final class OperationRequest {

    private OperationRequest() {}

    @Schema(name = "SplitRequest")
    record Split(@Schema(ref = "Geometry") Map<String, Object> geometry, @Schema(ref = "Geometry") Map<String, Object> line,
            List<OperationAnswer.Shape> neighbours) {}

    @Schema(name = "MergeRequest")
    record Merge(List<OperationAnswer.Shape> zones, List<OperationAnswer.Shape> neighbours) {}

    @Schema(name = "CutRequest")
    record Cut(@Schema(ref = "Geometry") Map<String, Object> geometry, List<OperationAnswer.Shape> neighbours) {}

    @Schema(name = "FillRequest")
    record Fill(@Schema(description = "Longitude, latitude of a place in the gap") double[] at, List<OperationAnswer.Shape> zones,
            @Schema(description = "Whether what lies between zones and the plan's border is a gap too") boolean border) {}

    /** @param neighbours may be left out */
    @Schema(name = "TrimRequest")
    record Trim(@Schema(ref = "Geometry") Map<String, Object> geometry, List<OperationAnswer.Shape> neighbours) {}

    @Schema(name = "BufferRequest")
    record Buffer(@Schema(ref = "Geometry") Map<String, Object> geometry,
            @Schema(description = "Metres in the planning CRS", minimum = "0.1", maximum = "5000") double metres,
            @Schema(allowableValues = {"round", "flat"}, defaultValue = "round") String end) {}
}
