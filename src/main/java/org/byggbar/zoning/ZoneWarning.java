package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Something about a zone's shape that is allowed and seldom meant.
 *
 * @param code {@code zone.overlap}, {@code zone.edge_gap}, {@code zone.outside_plan} or {@code zone.spike}
 * @param message what it is, in the asked language
 * @param zoneId the other zone, where one is concerned
 * @param zoneCode its code
 * @param areaM2 size of an overlap or of the part outside, in the planning CRS
 * @param lon longitude of the place, degrees
 * @param lat latitude of the place, degrees
 */
record ZoneWarning(String code, String message, @Schema(nullable = true) Long zoneId, @Schema(nullable = true) String zoneCode,
        @Schema(nullable = true) Double areaM2, double lon, double lat) {}
