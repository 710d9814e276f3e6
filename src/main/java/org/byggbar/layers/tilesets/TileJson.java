package org.byggbar.layers.tilesets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.byggbar.layers.Links;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;

/** A WebMercatorQuad tileset as web maps read it: TileJSON 3.0, which knows no other matrix set. */
final class TileJson {

    private TileJson() {}

    static Map<String, Object> of(Tileset tileset, String title, String language) {
        double[] extent = tileset.extent();
        int middle = (tileset.minLevel() + tileset.maxLevel()) / 2;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tilejson", "3.0.0");
        body.put("name", title);
        body.put("scheme", "xyz");
        body.put("tiles", List.of(Links.root() + "/ogc" + tileset.path() + "/{z}/{y}/{x}"));
        body.put("minzoom", tileset.minLevel());
        body.put("maxzoom", tileset.maxLevel());
        body.put("bounds", extent);
        body.put("center", List.of((extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2, middle));
        body.put("vector_layers", tileset.layers().stream().map(layer -> vectorLayer(layer, tileset.maxLevel(), language)).toList());
        return body;
    }

    private static Map<String, Object> vectorLayer(LayerDefinition layer, int maxZoom, String language) {
        Map<String, Object> fields = new LinkedHashMap<>();
        layer.attributes().stream().filter(Attribute::tile).forEach(attribute -> fields.put(attribute.name(), switch (attribute.type()) {
            case INTEGER, NUMBER -> "Number";
            case BOOLEAN -> "Boolean";
            default -> "String";
        }));
        return Map.of("id", layer.id(), "description", layer.description().get(language), "fields", fields,
                "minzoom", layer.zoom().min(), "maxzoom", maxZoom);
    }
}
