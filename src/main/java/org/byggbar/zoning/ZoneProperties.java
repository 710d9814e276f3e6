package org.byggbar.zoning;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Everything of a zone but its id and its shape.
 *
 * @param hilucsEffective INSPIRE land use: the zone's own or, without one, that of its land use; null for an overlay
 * @param areaM2 planar area in {@code areaCrs}, square metres
 * @param areaCrs the municipality's planning CRS, {@code EPSG:25832}
 * @param updatedBy shown to the municipality's planners only
 */
@Schema(name = "ZoneProperties")
public record ZoneProperties(long version, String municipality, long planId, @JsonUnwrapped ZoneAttributes attributes,
        @Schema(nullable = true) String hilucsEffective, double areaM2, String areaCrs,
        Instant updatedAt, @Schema(nullable = true) String updatedBy) {}
