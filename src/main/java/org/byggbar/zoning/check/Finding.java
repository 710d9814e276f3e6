package org.byggbar.zoning.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * Something the check found, as it is told.
 *
 * @param code {@code check.…}, stable
 * @param message what it is and which zones it concerns, in the asked language
 * @param zones those concerned, the one with the largest share first; empty when the plan itself is
 * @param lon longitude of the place in degrees, null when it has none
 * @param lat latitude of the place in degrees
 * @param geometry the faulty ground, line or corner as GeoJSON in degrees
 * @param areaM2 of the faulty ground, planar in the report's {@code areaCrs}
 * @param widthM largest circle that fits into it, metres in the same plane
 * @param distanceM how far apart or outside, metres in the same plane
 * @param field the attribute concerned
 * @param repairable whether asking for a repair makes sense
 */
@Schema(name = "CheckFinding")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Finding(@Schema(example = "check.overlap") String code, @Schema(allowableValues = {"error", "warning"}) String severity,
        String message, List<ZoneRef> zones, Double lon, Double lat, @Schema(ref = "Geometry") Map<String, Object> geometry,
        Double areaM2, Double widthM, Double distanceM, String field, boolean repairable) {

    /** A zone by its id and its code on the map. */
    @Schema(name = "CheckedZoneRef")
    record ZoneRef(long id, String code) {}

    boolean isError() {
        return severity.equals(Severities.ERROR);
    }
}
