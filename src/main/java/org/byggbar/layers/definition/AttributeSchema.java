package org.byggbar.layers.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.CodeLists.Code;
import org.springframework.stereotype.Component;

/** The JSON Schema (2020-12) of one attribute or of the geometry, as schemas and queryables both tell it (OGC 23-058r1). */
@Component
public class AttributeSchema {

    private final CodeLists codeLists;

    AttributeSchema(CodeLists codeLists) {
        this.codeLists = codeLists;
    }

    /** Codes stand as {@code enum} for machines and as {@code oneOf} with their names for people. */
    public Map<String, Object> of(Attribute attribute, String language) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", attribute.title().get(language));
        switch (attribute.type()) {
            case INTEGER -> schema.put("type", "integer");
            case NUMBER -> schema.put("type", "number");
            case BOOLEAN -> schema.put("type", "boolean");
            case LIST -> schema.put("type", "array");
            case OBJECT -> schema.put("type", "object");
            case DATE -> text(schema, "date");
            case DATETIME -> text(schema, "date-time");
            default -> schema.put("type", "string");
        }
        if (attribute.unit() != null) {
            schema.put("x-ogc-unit", attribute.unit().replace("²", "2"));
        }
        if (attribute.codelist() != null) {
            List<Code> codes = List.copyOf(codeLists.list(attribute.codelist()).values());
            schema.put("enum", codes.stream().map(Code::code).toList());
            schema.put("oneOf", codes.stream().map(code -> Map.of("const", code.code(), "title", code.name(language))).toList());
        }
        return schema;
    }

    private static void text(Map<String, Object> schema, String format) {
        schema.put("type", "string");
        schema.put("format", format);
    }

    /** @param title in the asked language */
    public Map<String, Object> ofGeometry(LayerDefinition layer, String title) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", title);
        schema.put("x-ogc-role", "primary-geometry");
        schema.put("format", "geometry-" + (layer.geometryType().equals("Geometry") ? "any" : layer.geometryType().toLowerCase(Locale.ROOT)));
        return schema;
    }
}
