package org.byggbar.municipality;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.byggbar.geo.GeoJson;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.GeometryCheck;
import org.byggbar.geo.GeometryFault;
import org.byggbar.geo.GeometryRefused;
import org.byggbar.geo.StorageCrs;
import org.byggbar.platform.JsonFields;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads the GeoJSON member of a request body: readable, of an expected type, inside the municipality and valid.
 * Faults go to the {@link JsonFields} with the member's pointer and, in their params, {@code lon} and {@code lat} of
 * the place. What can be repaired also attaches {@code repaired}, what has too many points {@code simplified}: the
 * geometry offered instead, which is never saved by itself.
 */
@Component
public class GeometryField {

    public static final Set<String> AREAS = Set.of("Polygon", "MultiPolygon");

    private final MunicipalityBoundary boundary;
    private final GeometryCheck check;
    private final StorageCrs storage;

    GeometryField(MunicipalityBoundary boundary, GeometryCheck check, StorageCrs storage) {
        this.boundary = boundary;
        this.check = check;
        this.storage = storage;
    }

    /** @return the area in the storage CRS, null when faulty or missing (which is a fault) */
    public MultiPolygon area(JsonFields fields, String name, Municipality municipality) {
        return (MultiPolygon) GeometryCheck.asMultiPolygon(read(fields, name, municipality, AREAS));
    }

    /** @return the area in the storage CRS, null when faulty, missing or null */
    public MultiPolygon optionalArea(JsonFields fields, String name, Municipality municipality) {
        return fields.node(name) == null ? null : area(fields, name, municipality);
    }

    /** @return the geometry in the storage CRS on its 1 mm grid, null when faulty or missing (which is a fault) */
    public Geometry read(JsonFields fields, String name, Municipality municipality, Set<String> types) {
        try {
            Geometry sent = GeoJson.read(fields.node(name));
            if (!types.contains(sent.getGeometryType())) {
                fields.fault(name, "geometry.type_unsupported", Map.of("actual", sent.getGeometryType()));
                return null;
            }
            return checked(fields, name, municipality, sent);
        } catch (GeometryRefused refused) {
            fault(fields, name, refused.fault());
            if (refused.fault().code().equals("geometry.too_complex")) {
                offerSimplified(fields, name, municipality);
            }
            return null;
        }
    }

    /**
     * For what is looked at and never saved: any readable, valid geometry, wherever it lies.
     *
     * @param name the member to blame
     * @return the geometry in the storage CRS on its 1 mm grid, null when faulty or missing (which is a fault)
     */
    public Geometry anywhere(JsonFields fields, String name, JsonNode json, Set<String> types) {
        try {
            Geometry sent = GeoJson.read(json);
            if (!types.contains(sent.getGeometryType())) {
                fields.fault(name, "geometry.type_unsupported", Map.of("actual", sent.getGeometryType()));
                return null;
            }
            Geometry stored = storage.fromWgs84(sent);
            Optional<GeometryFault> fault = check.fault(stored);
            fault.ifPresent(found -> fault(fields, name, found));
            return fault.isPresent() ? null : stored;
        } catch (GeometryRefused refused) {
            fault(fields, name, refused.fault());
            return null;
        }
    }

    private Geometry checked(JsonFields fields, String name, Municipality municipality, Geometry sent) {
        GeometryFault outside = boundary.fault(sent, municipality);
        if (outside != null) {
            fault(fields, name, outside);
            return null;
        }
        Geometry stored = storage.fromWgs84(sent);
        Optional<GeometryFault> fault = check.fault(stored);
        fault.ifPresent(found -> {
            fault(fields, name, found);
            offerRepair(fields, stored);
        });
        return fault.isPresent() ? null : stored;
    }

    private void offerSimplified(JsonFields fields, String name, Municipality municipality) {
        try {
            Geometry sent = GeoJson.readOfAnyLength(fields.node(name));
            if (boundary.fault(sent, municipality) == null) {
                check.simplified(storage.fromWgs84(sent), GeoJson.MAX_VERTICES).ifPresent(simple -> fields.attach("simplified", json(simple)));
            }
        } catch (GeometryRefused alsoUnreadable) {
            // The one fault told already is enough; there is nothing to simplify.
        }
    }

    private Map<String, Object> json(Geometry stored) {
        return GeoJsonWriter.write(storage.toWgs84(stored), GeoJsonWriter.EDIT_DECIMALS);
    }

    private void offerRepair(JsonFields fields, Geometry stored) {
        Geometry repaired = check.repaired(stored);
        if (!repaired.isEmpty() && repaired.getDimension() == stored.getDimension()) {
            fields.attach("repaired", json(repaired));
        }
    }

    private static void fault(JsonFields fields, String name, GeometryFault fault) {
        Map<String, Object> params = new LinkedHashMap<>(fault.params());
        if (fault.lon() != null) {
            params.put("lon", fault.lon());
            params.put("lat", fault.lat());
        }
        fields.fault(name, fault.code(), params);
    }
}
