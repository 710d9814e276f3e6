package org.byggbar.layers.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.layers.definition.LayerDefinition.Style;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.CodeLists.Code;
import org.springframework.stereotype.Component;

/**
 * How a layer is drawn and what its legend says. Classes are the codes of the code list that its style tells features
 * apart by, with the list's own colours, patterns and names; the definition adds what differs.
 */
@Component
public class LayerAppearance {

    private final CodeLists codeLists;

    public LayerAppearance(CodeLists codeLists) {
        this.codeLists = codeLists;
    }

    public Map<String, Object> style(LayerDefinition layer, String language) {
        Style style = layer.style();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", style.kind());
        body.put("by", style.by());
        body.put("label", style.label());
        body.put("sizeBy", style.sizeBy());
        body.put("default", style.normal());
        body.put("classes", classes(layer, style, language));
        body.put("alternatives", style.alternatives().stream().map(other -> alternative(layer, other, language)).toList());
        return body;
    }

    /** One entry per class, or the layer itself when all its features look alike. */
    public List<Map<String, Object>> legend(LayerDefinition layer, String language) {
        if (layer.style().by() == null) {
            Map<String, Object> only = new LinkedHashMap<>();
            only.put("value", null);
            only.put("label", layer.title().get(language));
            only.putAll(layer.style().normal());
            return List.of(only);
        }
        return classes(layer, layer.style(), language);
    }

    private Map<String, Object> alternative(LayerDefinition layer, Style other, String language) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("by", other.by());
        body.put("title", layer.attribute(other.by()).map(attribute -> attribute.title().get(language)).orElse(other.by()));
        if (other.shades() != null) {
            body.put("shadeBy", other.shades().by());
        }
        body.put("classes", classes(layer, other, language));
        return body;
    }

    private List<Map<String, Object>> classes(LayerDefinition layer, Style style, String language) {
        Optional<String> codelist = layer.attribute(String.valueOf(style.by())).map(Attribute::codelist);
        List<Map<String, Object>> classes = new ArrayList<>();
        codelist.map(codeLists::list).orElse(Map.of()).values().forEach(code -> classes.add(look(layer, style, code, language)));
        return classes;
    }

    private static Map<String, Object> look(LayerDefinition layer, Style style, Code code, String language) {
        Map<String, Object> look = new LinkedHashMap<>();
        look.put("value", code.code());
        look.put("label", code.name(language));
        look.put("description", code.definition(language));
        look.putAll(layer.style().normal());
        colour(code, style.colourColumns()).ifPresent(colour -> look.put("colour", colour));
        if (style.shades() != null) {
            Map<String, String> shades = new LinkedHashMap<>();
            style.shades().colourColumns().forEach((value, columns) -> colour(code, columns).ifPresent(colour -> shades.put(value, colour)));
            look.put("shades", shades);
        }
        code.value("pattern").ifPresent(pattern -> look.put("pattern", pattern));
        look.putAll(style.classes().getOrDefault(code.code(), Map.of()));
        return look;
    }

    private static Optional<String> colour(Code code, List<String> columns) {
        return columns.stream().flatMap(column -> code.value(column).stream()).findFirst();
    }
}
