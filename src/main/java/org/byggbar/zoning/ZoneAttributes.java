package org.byggbar.zoning;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Map;
import org.byggbar.zoning.capacity.Range;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What a planner writes about a zone, apart from its shape. A land-use zone has a strategy and a land use; an overlay
 * (hensynssone, egenskapsområde) has a kind instead and lies over land-use zones.
 *
 * @param code name on the map such as {@code B3}, unique in the plan
 * @param overlay code of the list {@code overlay_kind}; null for a land-use zone
 * @param strategy DENSIFY, TRANSFORM, NEW or PRESERVE; null for an overlay
 * @param phases when how much of the zone is built, in order of years, 100 % in all; empty: all at once
 * @param capacityParameters the planner's own values of parameters of the list {@code capacity_parameter}, by code
 */
@Embeddable
record ZoneAttributes(
        @Schema(maxLength = 40, example = "B3") String code,
        @Schema(maxLength = 200) String name,
        @Schema(nullable = true, example = "H320") String overlay,
        @Schema(nullable = true, allowableValues = {"DENSIFY", "TRANSFORM", "NEW", "PRESERVE"}) String strategy,
        @JsonUnwrapped ZoneLandUse use,
        @JsonUnwrapped ZoneUtilisation utilisation,
        @JsonUnwrapped ZoneStock stock,
        @JdbcTypeCode(SqlTypes.JSON) List<ZonePhase> phases,
        @JdbcTypeCode(SqlTypes.JSON) Map<String, Range> capacityParameters,
        @Schema(maxLength = 4000) String description) {

    boolean isOverlay() {
        return overlay != null;
    }
}
