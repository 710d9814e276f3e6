package org.byggbar.zoning.topology;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * What operations answer. Geometry is GeoJSON in degrees with nine decimals, areas are square metres in the plane of
 * the municipality's planning CRS; {@code neighbours} holds only zones that got nodes, so that borders still match.
 */
final class OperationAnswer {

    private OperationAnswer() {}

    @Schema(name = "KeyedShape")
    record Shape(@Schema(description = "As the request called it") String key, @Schema(ref = "Geometry") Map<String, Object> geometry) {}

    @Schema(name = "SplitPart")
    record Part(@Schema(ref = "Geometry") Map<String, Object> geometry, double areaM2) {}

    /** @param areaM2 of the zone before; the parts' areas sum to it */
    @Schema(name = "SplitResult")
    record Split(double areaM2, List<Part> parts, List<Shape> neighbours) {}

    @Schema(name = "MergeResult")
    record Merged(@Schema(ref = "Geometry") Map<String, Object> geometry, double areaM2, List<Shape> neighbours) {}

    /** How much of a zone lay on one neighbour. */
    @Schema(name = "CutRemoved")
    record Removed(String key, double areaM2) {}

    @Schema(name = "CutResult")
    record Cut(@Schema(ref = "Geometry") Map<String, Object> geometry, double areaM2, List<Removed> removed, List<Shape> neighbours) {}

    /** @param sharedM metres of border between the zone and the gap; {@code geometry} is the zone with the gap */
    @Schema(name = "FillCandidate")
    record Candidate(String key, double sharedM, @Schema(ref = "Geometry") Map<String, Object> geometry) {}

    /** @param candidates zones that could take the gap, longest shared border first */
    @Schema(name = "FillResult")
    record Fill(@Schema(ref = "Geometry") Map<String, Object> gap, double areaM2, List<Candidate> candidates, List<Shape> neighbours) {}

    @Schema(name = "TrimResult")
    record Trimmed(@Schema(ref = "Geometry") Map<String, Object> geometry, double areaM2, double removedM2, List<Shape> neighbours) {}

    @Schema(name = "BufferResult")
    record Buffer(@Schema(ref = "Geometry") Map<String, Object> geometry, double areaM2) {}
}
