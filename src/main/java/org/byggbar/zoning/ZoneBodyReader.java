package org.byggbar.zoning;

import java.util.List;
import java.util.Map;
import org.byggbar.municipality.GeometryField;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.JsonFields;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the body of a zone's POST and PUT, keeping every fault for one answer. */
@Component
class ZoneBodyReader {

    private final CodeLists codes;
    private final GeometryField geometry;
    private final ZoneLandUseReader landUse;
    private final ZoneUtilisationReader utilisation;
    private final ZoneStockReader stock;

    ZoneBodyReader(CodeLists codes, GeometryField geometry, ZoneLandUseReader landUse, ZoneUtilisationReader utilisation, ZoneStockReader stock) {
        this.codes = codes;
        this.geometry = geometry;
        this.landUse = landUse;
        this.utilisation = utilisation;
        this.stock = stock;
    }

    /** @throws org.byggbar.platform.ProblemException 422 with every fault found */
    ZoneBody read(JsonNode json, Municipality municipality) {
        JsonFields fields = new JsonFields(json);
        ZoneBody body = read(fields, municipality);
        fields.done();
        return body;
    }

    /** Faults are left in {@code fields}. */
    ZoneBody read(JsonFields fields, Municipality municipality) {
        return new ZoneBody(attributes(fields, municipality), geometry.area(fields, "geometry", municipality));
    }

    /** Everything but the shape; faults are left in {@code fields}. */
    ZoneAttributes attributes(JsonFields fields, Municipality municipality) {
        String code = fields.text("code", 1, 40);
        String name = fields.text("name", 1, 200);
        String overlay = overlay(fields, municipality);
        String strategy = strategy(fields, overlay);
        ZoneLandUse use = landUse.read(fields, municipality, overlay, strategy);
        return new ZoneAttributes(code, name, overlay, strategy, use, utilisation.read(fields, municipality),
                stock.stock(fields, overlay, strategy), overlay == null ? stock.phases(fields) : noPhases(fields),
                stock.parameters(fields, municipality, overlay), fields.text("description", 0, 4000));
    }

    /** Reads a body that holds {@code geometry} and perhaps {@code overlay}. */
    ZoneShape readShape(JsonNode json, Municipality municipality) {
        JsonFields fields = new JsonFields(json);
        ZoneShape shape = new ZoneShape(overlay(fields, municipality) != null, geometry.area(fields, "geometry", municipality));
        fields.done();
        return shape;
    }

    private String overlay(JsonFields fields, Municipality municipality) {
        String overlay = fields.optionalCode("overlay", code -> codes.find("overlay_kind", code).isPresent());
        boolean foreign = overlay != null && !codes.find("overlay_kind", overlay).flatMap(code -> code.value("country"))
                .filter(municipality.country()::equals).isPresent();
        if (foreign) {
            fields.fault("overlay", "zone.overlay_other_country", Map.of("actual", overlay));
        }
        return overlay;
    }

    private String strategy(JsonFields fields, String overlay) {
        String strategy = fields.optionalCode("strategy", code -> codes.find("strategy", code).isPresent());
        if (overlay == null && strategy == null) {
            fields.missing("strategy");
        }
        refuseForOverlay(fields, overlay, "strategy", strategy != null);
        return strategy;
    }

    private static List<ZonePhase> noPhases(JsonFields fields) {
        JsonNode phases = fields.node("phases");
        refuseForOverlay(fields, "overlay", "phases", phases != null && !phases.isEmpty());
        return List.of();
    }

    /** An overlay says nothing of what a land-use zone says. */
    static void refuseForOverlay(JsonFields fields, String overlay, String name, boolean given) {
        if (overlay != null && given) {
            fields.fault(name, "field.inconsistent", Map.of("fields", "overlay, " + name));
        }
    }
}
