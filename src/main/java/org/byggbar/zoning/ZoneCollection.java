package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** Zones as a GeoJSON FeatureCollection (RFC 7946), for editing: 9 decimals. */
public record ZoneCollection(@Schema(allowableValues = "FeatureCollection") String type, List<Feature> features) {

    public static ZoneCollection of(List<ZoneState> zones) {
        return new ZoneCollection("FeatureCollection",
                zones.stream().map(zone -> new Feature("Feature", zone.id(), zone.geometry(), zone.properties())).toList());
    }

    @Schema(name = "ZoneFeature")
    public record Feature(@Schema(allowableValues = "Feature") String type, long id, @Schema(ref = "Geometry") Map<String, Object> geometry,
            ZoneProperties properties) {}
}
