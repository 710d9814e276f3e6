package org.byggbar.zoning.version;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * How a plan's zones differ between two of its states.
 *
 * @param from number of a version
 * @param to number of a version, or {@code now}
 * @param areaCrs the municipality's planning CRS, in whose plane all areas and lengths are measured
 * @param rows zones that differ, by code
 */
@Schema(name = "PlanComparison")
record Comparison(String from, String to, String areaCrs, Summary summary, List<Row> rows) {

    /** Numbers of zones, and the ground that single zones gained and lost, square metres. */
    @Schema(name = "PlanComparisonSummary")
    record Summary(long added, long removed, long changed, long same, double gainedM2, double lostM2) {}

    /**
     * One zone that differs.
     *
     * @param zoneId in {@code to}; in {@code from} when it was removed
     * @param fromZoneId in {@code from}; another one where a revision is compared with what it revises, null when added
     * @param fields values that differ, by their API names
     * @param geometry null while the shape is the same
     */
    @Schema(name = "ZoneDifference")
    record Row(long zoneId, @Schema(nullable = true) Long fromZoneId, String code, String name,
            @Schema(allowableValues = {"added", "removed", "changed"}) String change, List<Field> fields,
            @Schema(nullable = true) Shape geometry) {}

    @Schema(name = "FieldDifference")
    record Field(String field, @Schema(nullable = true) Object from, @Schema(nullable = true) Object to) {}

    /**
     * How the shape differs.
     *
     * @param movedCorners corners that only one of the two shapes has
     * @param furthestM how far the furthest of them lies from the other shape's border, metres
     * @param gained GeoJSON, null for nothing
     * @param lost GeoJSON, null for nothing
     */
    @Schema(name = "ShapeDifference")
    record Shape(double fromAreaM2, double toAreaM2, double gainedM2, double lostM2, int movedCorners, double furthestM,
            @Schema(ref = "Geometry", nullable = true) Map<String, Object> gained,
            @Schema(ref = "Geometry", nullable = true) Map<String, Object> lost) {}
}
