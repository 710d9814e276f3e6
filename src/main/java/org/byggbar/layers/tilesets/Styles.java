package org.byggbar.layers.tilesets;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.byggbar.layers.definition.LayerAppearance;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.platform.Messages;
import org.springframework.stereotype.Component;

/** The looks of the layers as MapLibre styles (version 8), made from the same definitions as our own map. */
@Component
class Styles {

    private static final String SOURCE = "byggbar";

    private final LayerRegistry layers;
    private final LayerAppearance appearance;

    Styles(LayerRegistry layers, LayerAppearance appearance) {
        this.layers = layers;
        this.appearance = appearance;
    }

    /**
     * @param tileJson address of the tiles' description
     * @param sprite address of the hatches, without its ending
     */
    Map<String, Object> style(String name, Collection<LayerDefinition> drawn, String tileJson, String sprite) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("version", 8);
        body.put("name", name);
        body.put("sources", Map.of(SOURCE, Map.of("type", "vector", "url", tileJson)));
        body.put("sprite", sprite);
        body.put("layers", drawn.stream().flatMap(layer -> StyleLayers.of(layer, SOURCE, rules(layer)).stream()).toList());
        return body;
    }

    /** One look per pattern and colour of any layer, in a fixed order. */
    List<Look> patterns() {
        Map<String, Look> byName = new TreeMap<>();
        layers.all().stream().flatMap(layer -> rules(layer).looks().stream())
                .forEach(look -> look.pattern().ifPresent(pattern -> byName.putIfAbsent(Sprite.name(pattern, look.colour()), look)));
        return List.copyOf(byName.values());
    }

    @SuppressWarnings("unchecked")
    private StyleRules rules(LayerDefinition layer) {
        Map<String, Object> told = appearance.style(layer, Messages.LANGUAGES.get(0));
        List<Look> classes = ((List<Map<String, Object>>) told.get("classes")).stream().map(Look::of).toList();
        return new StyleRules(layer.style().by(), null, Look.of(layer.style().normal()), classes);
    }
}
