package org.byggbar.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.byggbar.exchange.ImportTarget.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a file's attributes into the fields of a layer: by name, or by a mapping file such as
 * {@code {"fields": {"landUse": "AREALFORM"}, "values": {"strategy": {"fortettes": "DENSIFY"}}, "constants": {"maxStoreys": 4}}}.
 */
final class AttributeMapping {

    private final JsonMapper json;
    private final Map<String, Kind> fields;
    private final Map<String, String> byAttribute = new HashMap<>();
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();
    private final JsonNode values;
    private final JsonNode constants;

    /** @param file null to map by name only */
    AttributeMapping(JsonMapper json, Map<String, Kind> fields, Path file) {
        this.json = json;
        this.fields = fields;
        JsonNode mapping = file == null ? json.createObjectNode() : read(json, file);
        values = mapping.path("values");
        constants = mapping.path("constants");
        fields.keySet().forEach(field -> byAttribute.put(folded(field), field));
        mapping.path("fields").properties().forEach(entry -> {
            if (!fields.containsKey(entry.getKey())) {
                throw new UnreadableFile("The mapping names an unknown field \"" + entry.getKey() + "\"; known are " + String.join(", ", fields.keySet()) + ".");
            }
            byAttribute.put(folded(entry.getValue().asString()), entry.getKey());
        });
    }

    private static JsonNode read(JsonMapper json, Path file) {
        try {
            return json.readTree(Files.readString(file));
        } catch (IOException | JacksonException e) {
            throw new UnreadableFile("The mapping file " + file + " can't be read as JSON.");
        }
    }

    /** The fields of one feature, as the API would have got them. */
    ObjectNode fields(JsonNode attributes) {
        ObjectNode mapped = json.createObjectNode();
        constants.properties().forEach(entry -> mapped.set(entry.getKey(), entry.getValue()));
        attributes.properties().forEach(entry -> {
            String field = fieldOf(entry.getKey());
            if (field != null && !entry.getValue().isNull() && !entry.getValue().asString("").equals("")
                    || field != null && entry.getValue().isNumber()) {
                mapped.set(field, typed(field, entry.getValue()));
            }
        });
        return mapped;
    }

    /** Features of a file repeat the same few names: each is folded once. */
    private String fieldOf(String attribute) {
        return known.computeIfAbsent(attribute, name -> Optional.ofNullable(byAttribute.get(folded(name)))).orElse(null);
    }

    private JsonNode typed(String field, JsonNode value) {
        JsonNode translated = values.path(field).path(value.asString(""));
        if (!translated.isMissingNode()) {
            return translated;
        }
        Kind kind = fields.get(field);
        if (kind == Kind.TEXT) {
            return json.getNodeFactory().stringNode(value.asString(value.toString()));
        }
        return value.isString() ? number(value, kind) : wholeNumber(value, kind);
    }

    private JsonNode number(JsonNode text, Kind kind) {
        try {
            return wholeNumber(json.getNodeFactory().numberNode(Double.parseDouble(text.asString().strip().replace(',', '.'))), kind);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    /** Many formats store whole numbers as 12.0. */
    private JsonNode wholeNumber(JsonNode number, Kind kind) {
        boolean whole = kind == Kind.INTEGER && number.isNumber() && !number.isIntegralNumber()
                && number.asDouble() == Math.rint(number.asDouble()) && Math.abs(number.asDouble()) < Integer.MAX_VALUE;
        return whole ? json.getNodeFactory().numberNode((int) number.asDouble()) : number;
    }

    private static String folded(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
