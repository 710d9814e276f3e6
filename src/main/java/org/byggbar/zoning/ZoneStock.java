package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What stands in a zone today and how much of it goes.
 *
 * @param existingDwellings number of homes standing today
 * @param existingFloorAreaM2 gross floor area standing today, square metres
 * @param demolishedSharePct share of that floor area to be torn down, per cent; null: the capacity parameter's default
 */
@Embeddable
record ZoneStock(
        int existingDwellings,
        @Column(name = "existing_floor_area_m2") int existingFloorAreaM2,
        @Schema(nullable = true, minimum = "0", maximum = "100")
        @Column(columnDefinition = "numeric(5, 2)") Double demolishedSharePct) {}
