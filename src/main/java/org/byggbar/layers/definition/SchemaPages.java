package org.byggbar.layers.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.byggbar.layers.MediaTypes;
import org.byggbar.platform.Wording;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** JSON Schemas of layers as pages for people: a table of what each property means, read from the very body that programs get. */
@Component
public class SchemaPages {

    /**
     * @param type part of the key of the word for it
     * @param unit null for none
     * @param codes codes by their names in the page's language
     */
    public record Property(String name, String title, String type, String unit, Map<String, String> codes) {}

    private final Wording wording;

    SchemaPages(Wording wording) {
        this.wording = wording;
    }

    /**
     * @param layer null for a schema of every layer
     * @param kind part of the keys of the page's heading and of the sentence below it
     * @param body a schema whose properties {@link AttributeSchema} has made
     */
    public ModelAndView of(LayerDefinition layer, String kind, Map<String, Object> body) {
        String address = (String) body.get("$id");
        String name = layer == null ? wording.text("layers.tiles.all") : layer.title().get(wording.language());
        Map<?, ?> properties = (Map<?, ?>) body.get("properties");
        return new ModelAndView("ogc-schema").addObject("heading", wording.text("ogc.schema." + kind + ".title", Map.of("name", name)))
                .addObject("what", wording.text("ogc.schema." + kind + ".what"))
                .addObject("trail", trail(layer))
                .addObject("properties", properties.entrySet().stream().map(entry -> property((String) entry.getKey(), (Map<?, ?>) entry.getValue())).toList())
                .addObject("links", List.of(Map.of("rel", "alternate", "type", MediaTypes.SCHEMA, "href", address + "?f=json")));
    }

    /** Titles by address, from the top. */
    private Map<String, String> trail(LayerDefinition layer) {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put(wording.text("ogc.title"), "/ogc?f=html");
        if (layer != null) {
            steps.put(wording.text("ogc.collections.title"), "/ogc/collections?f=html");
            steps.put(layer.title().get(wording.language()), "/ogc/collections/" + layer.id() + "?f=html");
        }
        return steps;
    }

    private static Property property(String name, Map<?, ?> schema) {
        Map<String, String> codes = new LinkedHashMap<>();
        if (schema.get("oneOf") instanceof List<?> choices) {
            choices.forEach(choice -> codes.put((String) ((Map<?, ?>) choice).get("const"), (String) ((Map<?, ?>) choice).get("title")));
        }
        return new Property(name, (String) schema.get("title"), type(schema), (String) schema.get("x-ogc-unit"), codes);
    }

    private static String type(Map<?, ?> schema) {
        String format = schema.get("format") instanceof String text ? text : "";
        return schema.get("type") == null ? "geometry" : switch (format) {
            case "date" -> "date";
            case "date-time" -> "datetime";
            default -> (String) schema.get("type");
        };
    }
}
