package org.byggbar.zoning;

import java.util.Map;
import org.byggbar.municipality.GeometryField;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.JsonFields;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the body of a zone's POST and PUT, keeping every fault for one answer. */
@Component
class ZoneBodyReader {

    /** No home anywhere in the Nordic countries is smaller, gross floor area in square metres. */
    static final int SMALLEST_DWELLING_M2 = 15;

    private static final int MAX_DWELLINGS = 1_000_000;
    private static final int MAX_FLOOR_AREA_M2 = 100_000_000;
    private static final int MAX_STOREYS = 200;
    private static final Map<String, String> LAND_USE_SYSTEM = Map.of("NO", "NO_AREALFORMAL", "SE", "SE_ANVANDNING");

    private final CodeLists codes;
    private final GeometryField geometry;

    ZoneBodyReader(CodeLists codes, GeometryField geometry) {
        this.codes = codes;
        this.geometry = geometry;
    }

    /** @throws org.byggbar.platform.ProblemException 422 with every fault found */
    ZoneBody read(JsonNode json, Municipality municipality) {
        JsonFields fields = new JsonFields(json);
        ZoneBody body = new ZoneBody(attributes(fields, municipality), geometry.area(fields, "geometry", municipality));
        fields.done();
        return body;
    }

    /** Everything but the shape; faults are left in {@code fields}. */
    ZoneAttributes attributes(JsonFields fields, Municipality municipality) {
        String measure = utilisationMeasure(fields, municipality);
        ZoneAttributes attributes = new ZoneAttributes(
                fields.text("code", 1, 40), fields.text("name", 1, 200),
                fields.code("strategy", code -> codes.find("strategy", code).isPresent()),
                landUse(fields, "landUse", municipality), landUse(fields, "fromLandUse", municipality),
                measure, utilisation(fields, "utilisationExisting", measure), utilisation(fields, "utilisationAllowed", measure),
                fields.optionalInteger("maxStoreys", 0, MAX_STOREYS),
                fields.integer("existingDwellings", 0, MAX_DWELLINGS, 0),
                fields.integer("existingFloorAreaM2", 0, MAX_FLOOR_AREA_M2, 0),
                fields.text("description", 0, 4000));
        checkTogether(fields, attributes);
        return attributes;
    }

    /** Reads a body that holds only {@code geometry}. */
    MultiPolygon readArea(JsonNode json, Municipality municipality) {
        JsonFields fields = new JsonFields(json);
        MultiPolygon area = geometry.area(fields, "geometry", municipality);
        fields.done();
        return area;
    }

    private String landUse(JsonFields fields, String name, Municipality municipality) {
        String landUse = fields.optionalCode(name, code -> codes.find("land_use", code).isPresent());
        if (landUse == null) {
            if (name.equals("landUse")) {
                fields.missing(name);
            }
            return null;
        }
        String system = LAND_USE_SYSTEM.get(municipality.country());
        if (!codes.find("land_use", landUse).flatMap(code -> code.value("system")).filter(system::equals).isPresent()) {
            fields.fault(name, "zone.land_use_other_country", Map.of("actual", landUse));
        }
        return landUse;
    }

    private String utilisationMeasure(JsonFields fields, Municipality municipality) {
        String measure = fields.optionalCode("utilisationMeasure", code -> codes.find("utilisation_measure", code).isPresent());
        boolean foreign = measure != null && !codes.find("utilisation_measure", measure).flatMap(code -> code.value("country"))
                .filter(municipality.country()::equals).isPresent();
        if (foreign) {
            fields.fault("utilisationMeasure", "zone.measure_other_country", Map.of("actual", measure));
        }
        return measure;
    }

    /** The measure's unit says how large a value can be: no more than the whole plot can be built over. */
    private Double utilisation(JsonFields fields, String name, String measure) {
        double max = codes.find("utilisation_measure", measure).flatMap(code -> code.value("max")).map(Double::valueOf)
                .orElse((double) MAX_FLOOR_AREA_M2);
        Double value = fields.optionalNumber(name, 0, max);
        return value == null ? null : Math.rint(value * 1000) / 1000;
    }

    private static void checkTogether(JsonFields fields, ZoneAttributes zone) {
        boolean transforms = "TRANSFORM".equals(zone.strategy());
        if (transforms && zone.fromLandUse() == null) {
            fields.missing("fromLandUse");
        } else if (zone.strategy() != null && !transforms && zone.fromLandUse() != null) {
            inconsistent(fields, "fromLandUse", "strategy, fromLandUse");
        } else if (transforms && zone.fromLandUse().equals(zone.landUse())) {
            inconsistent(fields, "fromLandUse", "landUse, fromLandUse");
        }
        if (zone.utilisationMeasure() == null && (zone.utilisationAllowed() != null || zone.utilisationExisting() != null)) {
            fields.missing("utilisationMeasure");
        }
        long smallest = (long) zone.existingDwellings() * SMALLEST_DWELLING_M2;
        if (zone.existingFloorAreaM2() < smallest) {
            fields.fault("existingFloorAreaM2", "field.inconsistent",
                    Map.of("fields", "existingDwellings, existingFloorAreaM2", "min", smallest));
        }
    }

    private static void inconsistent(JsonFields fields, String pointer, String names) {
        fields.fault(pointer, "field.inconsistent", Map.of("fields", names));
    }
}
