package org.byggbar.zoning.check;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.byggbar.geo.GeoJson;
import org.byggbar.geo.GeometryCheck;
import org.byggbar.geo.GeometryRefused;
import org.byggbar.geo.StorageCrs;
import org.byggbar.platform.JsonFields;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import tools.jackson.databind.JsonNode;

/**
 * What a repair is asked for: a finding as the check told it, and the zones that it names as the asker has them now.
 *
 * @param code of the finding
 * @param place of the finding in the storage CRS
 */
record RepairBody(String code, Coordinate place, List<Draft> zones) {

    private static final int MAX_ZONES = 100;

    /**
     * @param key what the asker calls the zone; comes back unchanged
     * @param id of the saved zone, null for one not saved yet
     * @param geom polygons in the storage CRS on its grid, perhaps not valid
     */
    record Draft(String key, Long id, MultiPolygon geom) {}

    @Schema(name = "RepairRequest")
    record Request(Finding finding, List<KeyedDraft> zones) {

        @Schema(name = "RepairZone")
        record KeyedDraft(String key, @Schema(nullable = true, description = "Needed when the key is not the zone's id") Long id,
                @Schema(ref = "Geometry") Map<String, Object> geometry) {}
    }

    /** @throws org.byggbar.platform.ProblemException 422 with every fault of the body */
    static RepairBody read(JsonNode json, StorageCrs storage) {
        JsonFields fields = new JsonFields(json);
        JsonNode finding = fields.node("finding");
        if (finding == null || !finding.path("code").isString() || !finding.path("lon").isNumber() || !finding.path("lat").isNumber()) {
            fields.fault("finding", "field.type", Map.of("expected", "finding"));
        }
        List<Draft> zones = fields.objects("zones", MAX_ZONES, zone -> {
            String key = zone.text("key", 1, 100);
            JsonNode id = zone.node("id");
            return new Draft(key, id != null && id.isIntegralNumber() ? Long.valueOf(id.asLong()) : number(key), area(zone, storage));
        });
        if (zones.isEmpty()) {
            fields.missing("zones");
        }
        fields.done();
        Geometry place = storage.fromWgs84(new GeometryFactory().createPoint(
                new Coordinate(finding.get("lon").asDouble(), finding.get("lat").asDouble())));
        return new RepairBody(finding.get("code").asString(), place.getCoordinate(), zones);
    }

    private static Long number(String key) {
        return key != null && key.matches("\\d{1,18}") ? Long.valueOf(key) : null;
    }

    private static MultiPolygon area(JsonFields zone, StorageCrs storage) {
        try {
            Geometry sent = GeoJson.read(zone.node("geometry"));
            if (sent.getDimension() == 2) {
                return (MultiPolygon) GeometryCheck.asMultiPolygon(storage.fromWgs84(sent));
            }
            zone.fault("geometry", "geometry.type_unsupported", Map.of("actual", sent.getGeometryType()));
        } catch (GeometryRefused refused) {
            zone.fault("geometry", refused.fault().code(), refused.fault().params());
        }
        return null;
    }
}
