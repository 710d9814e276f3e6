package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What a planner writes about a zone, apart from its shape.
 *
 * @param code name on the map such as {@code B3}, unique in the plan
 * @param strategy DENSIFY, TRANSFORM, NEW or PRESERVE
 * @param landUse code of the list {@code land_use}, of the country's system
 * @param fromLandUse today's land use of a zone to be transformed, null for every other
 * @param utilisationMeasure code of the list {@code utilisation_measure}, which says the unit; null when nothing is regulated
 * @param utilisationExisting what is built today, in that measure
 * @param utilisationAllowed what may be built in all, in that measure
 * @param existingDwellings number of homes standing today
 * @param existingFloorAreaM2 gross floor area standing today, square metres
 */
@Embeddable
record ZoneAttributes(
        @Schema(maxLength = 40, example = "B3") String code,
        @Schema(maxLength = 200) String name,
        @Schema(allowableValues = {"DENSIFY", "TRANSFORM", "NEW", "PRESERVE"}) String strategy,
        @Schema(example = "1110") String landUse,
        @Schema(nullable = true) String fromLandUse,
        @Schema(nullable = true, example = "NO_PCT_BYA") String utilisationMeasure,
        @Schema(nullable = true) @Column(columnDefinition = "numeric(12, 3)") Double utilisationExisting,
        @Schema(nullable = true) @Column(columnDefinition = "numeric(12, 3)") Double utilisationAllowed,
        @Schema(nullable = true, minimum = "0", maximum = "200") Integer maxStoreys,
        int existingDwellings,
        @Column(name = "existing_floor_area_m2") int existingFloorAreaM2,
        @Schema(maxLength = 4000) String description) {}
