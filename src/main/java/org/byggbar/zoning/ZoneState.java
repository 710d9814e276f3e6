package org.byggbar.zoning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * A zone as the API answers it, in one of its versions.
 *
 * @param geometry GeoJSON in degrees, 9 decimals, so that a corner sent back is the corner stored
 * @param published whether everybody may see it
 */
@Schema(name = "Zone")
public record ZoneState(long id, @JsonUnwrapped ZoneProperties properties, @Schema(ref = "Geometry") Map<String, Object> geometry,
        @JsonIgnore boolean published) {

    long version() {
        return properties.version();
    }

    String municipality() {
        return properties.municipality();
    }

    long planId() {
        return properties.planId();
    }
}
