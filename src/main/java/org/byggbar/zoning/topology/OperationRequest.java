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
}
