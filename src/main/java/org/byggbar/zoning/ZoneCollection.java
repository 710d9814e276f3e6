package org.byggbar.zoning;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** Zones as a GeoJSON FeatureCollection (RFC 7946), for editing: 9 decimals. */
record ZoneCollection(@Schema(allowableValues = "FeatureCollection") String type, List<Feature> features) {

    static ZoneCollection of(List<ZoneState> zones) {
        return new ZoneCollection("FeatureCollection",
                zones.stream().map(zone -> new Feature("Feature", zone.id(), zone.geometry(), new Properties(zone))).toList());
    }

    @Schema(name = "ZoneFeature")
    record Feature(@Schema(allowableValues = "Feature") String type, long id, @Schema(ref = "Geometry") Map<String, Object> geometry,
            Properties properties) {}

    /** Everything of a zone but what the feature itself says. */
    @Schema(name = "ZoneProperties")
    record Properties(@JsonUnwrapped @JsonIgnoreProperties({"id", "geometry"}) ZoneState zone) {}
}
