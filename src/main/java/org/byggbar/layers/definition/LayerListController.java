package org.byggbar.layers.definition;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.byggbar.changes.ChangeFeed;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.municipality.Municipalities;
import org.byggbar.platform.Messages;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What there is to draw, how, and where to get it. */
@RestController
@Tag(name = "Layers")
public class LayerListController {

    private final LayerRegistry layers;
    private final LayerAppearance appearance;
    private final CollectionExtents extents;
    private final Municipalities municipalities;
    private final ChangeFeed feed;

    public LayerListController(LayerRegistry layers, LayerAppearance appearance, CollectionExtents extents, Municipalities municipalities,
            ChangeFeed feed) {
        this.layers = layers;
        this.appearance = appearance;
        this.extents = extents;
        this.municipalities = municipalities;
        this.feed = feed;
    }

    @Operation(operationId = "listLayers", summary = "Layers with attributes, style, legend and links",
            description = "From the bottom of the map upwards. `since` is the place to follow the changes from.")
    @GetMapping("/layers.json")
    public Map<String, Object> list(@Parameter(description = "Makes the links those of one municipality") @RequestParam(required = false) String municipality,
            Locale locale) {
        String query = municipality == null ? "" : "?municipality=" + municipalities.get(municipality).id();
        String language = Messages.language(locale);
        return Map.of("since", feed.position(), "layers", layers.all().stream().map(layer -> describe(layer, language, query)).toList());
    }

    private Map<String, Object> describe(LayerDefinition layer, String language, String query) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", layer.id());
        body.put("title", layer.title().get(language));
        body.put("description", layer.description().get(language));
        body.put("geometryType", layer.geometryType());
        body.put("attributes", layer.attributes().stream().map(attribute -> describe(attribute, language)).toList());
        body.put("follows", layer.follows());
        body.put("zoom", layer.zoom());
        body.put("style", appearance.style(layer, language));
        body.put("legend", appearance.legend(layer, language));
        body.put("links", links(layer, query));
        return body;
    }

    private static Map<String, Object> describe(Attribute attribute, String language) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", attribute.name());
        body.put("type", attribute.type());
        body.put("title", attribute.title().get(language));
        body.put("codelist", attribute.codelist());
        body.put("unit", attribute.unit());
        body.put("filter", attribute.filter());
        body.put("tile", attribute.tile());
        return body;
    }

    private static List<Map<String, Object>> links(LayerDefinition layer, String query) {
        String root = Links.root();
        return List.of(
                Links.link("tiles", MediaTypes.MVT, root + "/tiles/" + layer.id() + "/{z}/{x}/{y}.mvt" + query, null),
                Links.link("describedby", MediaTypes.JSON, root + "/tiles/" + layer.id() + ".json" + query, null),
                Links.link("items", MediaTypes.GEOJSON, root + "/ogc/collections/" + layer.id() + "/items" + query, null));
    }

    @Operation(operationId = "describeTiles", summary = "TileJSON 3.0 of a layer")
    @GetMapping("/tiles/{layer}.json")
    public Map<String, Object> tileJson(@PathVariable String layer, @RequestParam(required = false) String municipality, Locale locale) {
        LayerDefinition definition = layers.get(layer);
        String query = municipality == null ? "" : "?municipality=" + municipalities.get(municipality).id();
        String language = Messages.language(locale);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tilejson", "3.0.0");
        body.put("name", definition.title().get(language));
        body.put("description", definition.description().get(language));
        body.put("scheme", "xyz");
        body.put("tiles", List.of(Links.root() + "/tiles/" + layer + "/{z}/{x}/{y}.mvt" + query));
        body.put("minzoom", definition.zoom().min());
        body.put("maxzoom", definition.zoom().max());
        extents.find(definition).ifPresent(extent -> body.put("bounds", extent));
        body.put("vector_layers", List.of(vectorLayer(definition, language)));
        return body;
    }

    private static Map<String, Object> vectorLayer(LayerDefinition layer, String language) {
        Map<String, Object> fields = new LinkedHashMap<>();
        layer.attributes().stream().filter(Attribute::tile).forEach(attribute -> fields.put(attribute.name(), switch (attribute.type()) {
            case INTEGER, NUMBER -> "Number";
            case BOOLEAN -> "Boolean";
            default -> "String";
        }));
        return Map.of("id", layer.id(), "description", layer.description().get(language), "fields", fields,
                "minzoom", layer.zoom().min(), "maxzoom", layer.zoom().max());
    }
}
