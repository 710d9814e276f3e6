package org.byggbar.dialogue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.byggbar.geo.GeoJson;
import org.byggbar.geo.GeometryCheck;
import org.byggbar.geo.GeometryFault;
import org.byggbar.geo.GeometryRefused;
import org.byggbar.geo.StorageCrs;
import org.byggbar.municipality.Municipalities;
import org.byggbar.municipality.Municipality;
import org.byggbar.municipality.MunicipalityBoundary;
import org.byggbar.plans.PlanHeading;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.JsonFields;
import org.byggbar.platform.Messages;
import org.byggbar.platform.ProblemException;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A contribution as its author sent it.
 *
 * @param geom point, line or area in the storage CRS, null when the contribution is about no place
 * @param website the field people don't see: programs fill it in
 */
record NewContribution(String kind, String text, String publicName, String email, String phone, Geometry geom,
        String language, String website, String formToken) {

    static final int MAX_TEXT = 4000;
    private static final int MAX_VERTICES = 1000;
    private static final String EMAIL = "[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+";
    private static final String PHONE = "\\+?[\\d ()-]{5,30}";

    /** Reads and checks a body; every fault comes in one answer. */
    @Component
    static class Reader {

        private final CodeLists codeLists;
        private final StorageCrs storage;
        private final GeometryCheck check;
        private final MunicipalityBoundary boundary;
        private final Municipalities municipalities;

        Reader(CodeLists codeLists, StorageCrs storage, GeometryCheck check, MunicipalityBoundary boundary,
                Municipalities municipalities) {
            this.codeLists = codeLists;
            this.storage = storage;
            this.check = check;
            this.boundary = boundary;
            this.municipalities = municipalities;
        }

        /** @throws ProblemException 422 with all faults */
        NewContribution read(JsonNode body, PlanHeading plan) {
            JsonFields fields = new JsonFields(body);
            String language = fields.optionalCode("language", Messages.LANGUAGES::contains);
            NewContribution contribution = new NewContribution(
                    fields.code("kind", code -> codeLists.find("contribution_kind", code).isPresent()),
                    fields.text("text", 1, MAX_TEXT),
                    publicName(fields),
                    matching(fields, "email", 200, EMAIL, "contact.email_invalid"),
                    matching(fields, "phone", 40, PHONE, "contact.phone_invalid"),
                    geometry(fields, plan.municipality()),
                    language == null ? plan.language() : language,
                    fields.optionalText("website", MAX_TEXT),
                    fields.text("formToken", 1, 400));
            fields.done();
            return contribution;
        }

        /** The name is shown to everybody, so it is refused, not masked, when it is more than a name. */
        private static String publicName(JsonFields fields) {
            String name = fields.optionalText("publicName", 100);
            if (name != null && !PersonalData.in(name).isEmpty()) {
                fields.fault("publicName", "contribution.name_personal", Map.of());
            }
            return name;
        }

        private static String matching(JsonFields fields, String name, int max, String pattern, String code) {
            String text = fields.optionalText(name, max);
            if (text != null && !text.matches(pattern)) {
                fields.fault(name, code, Map.of());
                return null;
            }
            return text;
        }

        private Geometry geometry(JsonFields fields, String municipality) {
            JsonNode node = fields.node("geometry");
            if (node == null) {
                return null;
            }
            try {
                Geometry lonLat = GeoJson.read(node);
                GeometryFault fault = fault(lonLat, municipalities.get(municipality));
                if (fault == null) {
                    return storage.fromWgs84(lonLat);
                }
                refuse(fields, fault);
            } catch (GeometryRefused refused) {
                refuse(fields, refused.fault());
            }
            return null;
        }

        private GeometryFault fault(Geometry lonLat, Municipality municipality) {
            String type = lonLat.getGeometryType();
            if (!type.equals("Point") && !type.equals("LineString") && !type.equals("Polygon")) {
                return new GeometryFault("geometry.type_unsupported", null, null, Map.of("actual", type));
            }
            if (lonLat.getNumPoints() > MAX_VERTICES) {
                return new GeometryFault("geometry.too_complex", null, null,
                        Map.of("limit", MAX_VERTICES, "actual", lonLat.getNumPoints()));
            }
            return isInDegrees(lonLat)
                    ? check.fault(storage.fromWgs84(lonLat)).orElseGet(() -> boundary.fault(lonLat, municipality))
                    : boundary.fault(lonLat, municipality);
        }

        private static boolean isInDegrees(Geometry geometry) {
            return Arrays.stream(geometry.getCoordinates()).allMatch(c -> Math.abs(c.x) <= 180 && Math.abs(c.y) <= 90);
        }

        private static void refuse(JsonFields fields, GeometryFault fault) {
            Map<String, Object> params = new LinkedHashMap<>(fault.params());
            if (fault.lon() != null) {
                params.put("lon", fault.lon());
                params.put("lat", fault.lat());
            }
            fields.fault("geometry", fault.code(), params);
        }
    }
}
