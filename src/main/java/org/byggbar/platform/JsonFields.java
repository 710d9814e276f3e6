package org.byggbar.platform;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.byggbar.platform.ProblemException.FieldError;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of a JSON object one by one and keeps every fault, so that a caller learns all of them in one
 * answer. A reader asks for its members and then calls {@link #done()}, which refuses members nobody asked for.
 * Readers return null for an absent, null or faulty member.
 */
public final class JsonFields {

    private final JsonNode object;
    private final String path;
    private final List<FieldError> faults;
    private final Map<String, Object> attachments;
    private final Map<String, Map<String, Object>> attachmentsOfMembers;
    private final Set<String> known = new HashSet<>();

    /** @throws ProblemException 422 {@code field.type} when the body is no object */
    public JsonFields(JsonNode body) {
        if (body == null || !body.isObject()) {
            throw ProblemException.unprocessable("field.invalid").at("", "field.type", Map.of("expected", "object"));
        }
        this.object = body;
        this.path = "";
        this.faults = new ArrayList<>();
        this.attachments = new LinkedHashMap<>();
        this.attachmentsOfMembers = new LinkedHashMap<>();
    }

    private JsonFields(JsonNode object, String path, JsonFields parent) {
        this.object = object;
        this.path = path;
        this.faults = parent.faults;
        this.attachments = parent.attachments;
        this.attachmentsOfMembers = parent.attachmentsOfMembers;
    }

    /** Text of min to max characters in Unicode NFC; without control, bidirectional or zero-width characters. */
    public String text(String name, int min, int max) {
        String text = optionalText(name, max);
        if (text == null || text.length() < min) {
            if (min > 0) {
                missing(name);
            }
            return text == null && min == 0 ? "" : text;
        }
        return text;
    }

    public String optionalText(String name, int max) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            fault(name, "field.type", Map.of("expected", "string"));
            return null;
        }
        String text = Normalizer.normalize(value.asString(), Normalizer.Form.NFC).strip();
        if (text.codePoints().anyMatch(JsonFields::isForbidden)) {
            fault(name, "text.control_characters", Map.of());
            return null;
        }
        if (text.codePointCount(0, text.length()) > max) {
            fault(name, "field.too_long", Map.of("limit", max, "actual", text.codePointCount(0, text.length())));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** A code that {@code allowed} accepts. */
    public String code(String name, Function<String, Boolean> allowed) {
        String code = optionalCode(name, allowed);
        if (code == null) {
            missing(name);
        }
        return code;
    }

    public String optionalCode(String name, Function<String, Boolean> allowed) {
        String code = optionalText(name, 100);
        if (code != null && !allowed.apply(code)) {
            fault(name, "field.unknown_code", Map.of("actual", code));
            return null;
        }
        return code;
    }

    public Integer optionalInteger(String name, int min, int max) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || !value.isIntegralNumber()) {
            fault(name, "field.type", Map.of("expected", "integer"));
            return null;
        }
        if (!value.canConvertToInt() || value.asInt() < min || value.asInt() > max) {
            fault(name, "field.range", Map.of("min", min, "max", max));
            return null;
        }
        return value.asInt();
    }

    /** The number of a stored thing: a whole number above zero. */
    public Long optionalId(String name) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1) {
            fault(name, "field.type", Map.of("expected", "integer"));
            return null;
        }
        return value.asLong();
    }

    /** An integer that is {@code absent} when the member is missing. */
    public int integer(String name, int min, int max, int absent) {
        Integer value = optionalInteger(name, min, max);
        return value == null ? absent : value;
    }

    public Double optionalNumber(String name, double min, double max) {
        JsonNode value = take(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            fault(name, "field.type", Map.of("expected", "number"));
            return null;
        }
        double number = value.asDouble();
        if (!(number >= min && number <= max)) {
            fault(name, "field.range", Map.of("min", min, "max", max));
            return null;
        }
        return number;
    }

    /** A calendar day such as 2026-11-22. */
    public LocalDate optionalDate(String name) {
        String text = optionalText(name, 20);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            fault(name, "field.type", Map.of("expected", "date"));
            return null;
        }
    }

    /** An array of objects, each read by {@code reader}, which must not call {@link #done()}; absent is empty. */
    public <T> List<T> objects(String name, int max, Function<JsonFields, T> reader) {
        JsonNode array = take(name);
        if (array == null) {
            return List.of();
        }
        if (!array.isArray()) {
            fault(name, "field.type", Map.of("expected", "array"));
            return List.of();
        }
        if (array.size() > max) {
            fault(name, "field.too_many", Map.of("limit", max, "actual", array.size()));
            return List.of();
        }
        List<T> read = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).isObject()) {
                JsonFields element = new JsonFields(array.get(i), path + "/" + name + "/" + i, this);
                read.add(reader.apply(element));
                element.refuseUnknown();
            } else {
                fault(name + "/" + i, "field.type", Map.of("expected", "object"));
            }
        }
        return read;
    }

    /** An object of objects by names of the caller's choice, each read by {@code reader}, which must not call {@link #done()}; absent is empty. */
    public <T> Map<String, T> members(String name, int max, Function<JsonFields, T> reader) {
        JsonNode parent = take(name);
        if (parent == null) {
            return Map.of();
        }
        if (!parent.isObject()) {
            fault(name, "field.type", Map.of("expected", "object"));
            return Map.of();
        }
        if (parent.size() > max) {
            fault(name, "field.too_many", Map.of("limit", max, "actual", parent.size()));
            return Map.of();
        }
        Map<String, T> read = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : parent.properties()) {
            if (entry.getValue().isObject()) {
                JsonFields member = new JsonFields(entry.getValue(), path + "/" + name + "/" + entry.getKey(), this);
                read.put(entry.getKey(), reader.apply(member));
                member.refuseUnknown();
            } else {
                fault(name + "/" + entry.getKey(), "field.type", Map.of("expected", "object"));
            }
        }
        return read;
    }

    /** A required object, read by {@code reader}, which must not call {@link #done()}; null when missing or no object. */
    public <T> T object(String name, Function<JsonFields, T> reader) {
        JsonNode value = take(name);
        if (value == null) {
            missing(name);
            return null;
        }
        if (!value.isObject()) {
            fault(name, "field.type", Map.of("expected", "object"));
            return null;
        }
        JsonFields element = new JsonFields(value, path + "/" + name, this);
        T read = reader.apply(element);
        element.refuseUnknown();
        return read;
    }

    /** The raw member, for a reader of its own such as a geometry's. */
    public JsonNode node(String name) {
        return take(name);
    }

    public void fault(String name, String code, Map<String, Object> params) {
        faults.add(new FieldError(path + (name.startsWith("/") ? name : "/" + name), code, params));
    }

    /** Says that a member is required, unless something else is already wrong with it. */
    public void missing(String name) {
        if (faults.stream().noneMatch(fault -> fault.pointer().equals(path + "/" + name))) {
            fault(name, "field.required", Map.of());
        }
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }

    /**
     * A member of the problem's body, if there will be one, such as an offered repair. What is attached inside a member
     * goes by its pointer: {@code repairedAt: {"/edits/3/zone": …}}.
     */
    public void attach(String name, Object value) {
        if (path.isEmpty()) {
            attachments.put(name, value);
        } else {
            attachmentsOfMembers.computeIfAbsent(name + "At", of -> new LinkedHashMap<>()).put(path, value);
        }
    }

    /** @throws ProblemException 422 {@code field.invalid} with every fault found, unknown members among them */
    public void done() {
        refuseUnknown();
        if (!faults.isEmpty()) {
            String code = faults.size() == 1 ? faults.get(0).code() : "field.invalid";
            ProblemException problem = ProblemException.unprocessable(code);
            if (faults.size() == 1) {
                faults.get(0).params().forEach(problem::with);
            }
            attachments.forEach(problem::attach);
            attachmentsOfMembers.forEach(problem::attach);
            throw problem.at(faults);
        }
    }

    private void refuseUnknown() {
        object.propertyNames().stream().filter(name -> !known.contains(name))
                .forEach(name -> fault(name, "field.unknown", Map.of("field", name)));
    }

    private JsonNode take(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Control characters except line breaks and tabs, bidirectional controls, zero-width characters, lone surrogates. */
    private static boolean isForbidden(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'
                || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069
                || c >= 0x200B && c <= 0x200F || c == 0xFEFF
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
