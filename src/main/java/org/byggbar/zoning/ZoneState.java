package org.byggbar.zoning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * A zone as the API answers it, in one of its versions.
 *
 * @param areaM2 planar area in {@code areaCrs}, square metres
 * @param areaCrs the municipality's planning CRS, {@code EPSG:25832}
 * @param updatedBy shown to the municipality's planners only
 * @param geometry GeoJSON in degrees, 9 decimals, so that a corner sent back is the corner stored
 * @param published whether everybody may see it
 */
@Schema(name = "Zone")
record ZoneState(long id, long version, String municipality, long planId, @JsonUnwrapped ZoneAttributes attributes,
        double areaM2, String areaCrs, Instant updatedAt, @Schema(nullable = true) String updatedBy,
        @Schema(ref = "Geometry") Map<String, Object> geometry, @JsonIgnore boolean published) {}
