package org.byggbar.zoning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.ProblemException.FieldError;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a layer calls the attributes of a zone ({@code land_use}) that the API of zones calls otherwise ({@code landUse}).
 *
 * @param api names of the API by the layer's, of all attributes that a client may set
 */
record ZoneLayerNames(String layer, Map<String, String> api) {

    static final String PLAN = "plan_id";

    private static final Pattern LETTER_AFTER_UNDERSCORE = Pattern.compile("_([a-z])");

    static final ZoneLayerNames ZONE = of("zone", Map.of(), "code", "name", "strategy", "land_use", "from_land_use", "parallel_land_use", "hilucs",
            "utilisation_measure", "utilisation_basis", "utilisation_existing", "utilisation_allowed",
            "max_storeys", "max_ridge_height_m", "max_eaves_height_m", "existing_dwellings", "existing_floor_area_m2",
            "demolished_share_pct", "phases", "capacity_parameters", "description");
    static final ZoneLayerNames OVERLAY = of("overlay", Map.of("kind", "overlay"), "code", "name", "utilisation_measure", "utilisation_allowed",
            "max_storeys", "max_ridge_height_m", "max_eaves_height_m", "description");

    private static ZoneLayerNames of(String layer, Map<String, String> irregular, String... names) {
        Map<String, String> api = new LinkedHashMap<>(irregular);
        Stream.of(names).forEach(name -> api.put(name, camel(name)));
        return new ZoneLayerNames(layer, api);
    }

    private static String camel(String name) {
        return LETTER_AFTER_UNDERSCORE.matcher(name).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    Set<String> receivables() {
        return Stream.concat(api.keySet().stream(), Stream.of(PLAN)).collect(Collectors.toSet());
    }

    /** Writes the layer's properties over a zone as the API has it; what they don't name is emptied. */
    void replace(ObjectNode zone, ObjectNode properties) {
        api.forEach((name, apiName) -> zone.set(apiName, properties.get(name)));
    }

    /** Writes only those properties that there are. */
    void update(ObjectNode zone, ObjectNode properties) {
        api.forEach((name, apiName) -> {
            if (properties.has(name)) {
                zone.set(apiName, properties.get(name));
            }
        });
    }

    /** A zone's attributes as the layer calls them. */
    ObjectNode properties(ObjectNode zone) {
        ObjectNode properties = zone.objectNode();
        api.forEach((name, apiName) -> properties.set(name, zone.get(apiName)));
        return properties;
    }

    /** The same refusal, with pointers into the feature that the client sent. */
    ProblemException translated(ProblemException refusal) {
        List<FieldError> errors = refusal.errors().stream()
                .map(error -> new FieldError(pointer(error.pointer()), error.code(), error.params())).toList();
        ProblemException translated = new ProblemException(refusal.status(), refusal.code());
        refusal.params().forEach(translated::with);
        refusal.extensions().forEach(translated::attach);
        return translated.at(errors);
    }

    private String pointer(String ofZone) {
        Matcher member = Pattern.compile("/(\\w+)(.*)").matcher(ofZone);
        if (!member.matches() || member.group(1).equals("geometry")) {
            return ofZone;
        }
        String name = api.entrySet().stream().filter(entry -> entry.getValue().equals(member.group(1))).map(Map.Entry::getKey)
                .findFirst().orElse(member.group(1));
        return "/properties/" + name + member.group(2);
    }
}
