package org.byggbar.layers.features;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.byggbar.layers.CollectionLinks;
import org.byggbar.layers.Conforms;
import org.byggbar.layers.LandingLinks;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.definition.CollectionExtents;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.platform.Messages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The way into every layer by the standard: OGC API Features part 1 (OGC 17-069r4). */
@RestController
@Tag(name = "OGC API Features")
class OgcController {

    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    private final LayerRegistry layers;
    private final CollectionExtents extents;
    private final Messages messages;
    private final ObjectProvider<Conforms> conforming;
    private final ObjectProvider<LandingLinks> fromLanding;
    private final ObjectProvider<CollectionLinks> fromCollections;

    OgcController(LayerRegistry layers, CollectionExtents extents, Messages messages, ObjectProvider<Conforms> conforming,
            ObjectProvider<LandingLinks> fromLanding, ObjectProvider<CollectionLinks> fromCollections) {
        this.layers = layers;
        this.extents = extents;
        this.messages = messages;
        this.conforming = conforming;
        this.fromLanding = fromLanding;
        this.fromCollections = fromCollections;
    }

    @Operation(operationId = "getLandingPage", summary = "Landing page")
    @GetMapping({"/ogc", "/ogc/"})
    Map<String, Object> landing(@Parameter(hidden = true) Locale locale) {
        String ogc = Links.root() + "/ogc";
        List<Map<String, Object>> links = new ArrayList<>(List.of(
                Links.link("self", MediaTypes.JSON, ogc, null),
                Links.link("service-desc", MediaTypes.OPENAPI, ogc + "/api", "OpenAPI 3.0"),
                Links.link("conformance", MediaTypes.JSON, ogc + "/conformance", null),
                Links.link("data", MediaTypes.JSON, ogc + "/collections", null)));
        fromLanding.orderedStream().forEach(part -> links.addAll(part.links()));
        return Map.of("title", "Byggbar", "description", messages.text(locale, "layers.ogc.description"), "links", links);
    }

    @Operation(operationId = "getConformanceDeclaration", summary = "Which parts of the standard hold here")
    @GetMapping("/ogc/conformance")
    Map<String, Object> conformance() {
        return Map.of("conformsTo", conforming.orderedStream().flatMap(part -> part.classes().stream()).distinct().sorted().toList());
    }

    @Operation(operationId = "getCollections", summary = "Every layer as a collection")
    @GetMapping("/ogc/collections")
    Map<String, Object> collections(@Parameter(hidden = true) Locale locale) {
        return Map.of("links", List.of(Links.link("self", MediaTypes.JSON, Links.root() + "/ogc/collections", null)),
                "collections", layers.all().stream().map(layer -> describe(layer, locale)).toList());
    }

    @Operation(operationId = "describeCollection", summary = "One layer")
    @GetMapping("/ogc/collections/{layer}")
    Map<String, Object> collection(@PathVariable String layer, @Parameter(hidden = true) Locale locale) {
        return describe(layers.get(layer), locale);
    }

    private Map<String, Object> describe(LayerDefinition layer, Locale locale) {
        String language = Messages.language(locale);
        String address = Links.root() + "/ogc/collections/" + layer.id();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", layer.id());
        body.put("title", layer.title().get(language));
        body.put("description", layer.description().get(language));
        body.put("itemType", "feature");
        body.put("crs", List.of(CRS84));
        extents.find(layer).ifPresent(box -> body.put("extent", Map.of("spatial", Map.of("bbox", List.of(box), "crs", CRS84))));
        List<Map<String, Object>> links = new ArrayList<>(List.of(
                Links.link("self", MediaTypes.JSON, address, null),
                Links.link("items", MediaTypes.GEOJSON, address + "/items", layer.title().get(language)),
                Links.link("describedby", MediaTypes.JSON, Links.root() + "/tiles/" + layer.id() + ".json", "TileJSON")));
        fromCollections.orderedStream().forEach(part -> links.addAll(part.links(layer)));
        body.put("links", links);
        return body;
    }
}
