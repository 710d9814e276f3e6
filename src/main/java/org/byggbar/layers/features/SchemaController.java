package org.byggbar.layers.features;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.byggbar.layers.CollectionLinks;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.Negotiation;
import org.byggbar.layers.definition.AttributeSchema;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.layers.definition.SchemaPages;
import org.byggbar.platform.Messages;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a feature of a layer looks like, as JSON Schema: OGC API Features part 5 (OGC 23-058r1). */
@RestController
@Tag(name = "OGC API Features")
class SchemaController implements CollectionLinks {

    private static final String REL = "http://www.opengis.net/def/rel/ogc/1.0/schema";

    private final LayerRegistry layers;
    private final AttributeSchema attributes;
    private final Messages messages;
    private final SchemaPages pages;

    SchemaController(LayerRegistry layers, AttributeSchema attributes, Messages messages, SchemaPages pages) {
        this.layers = layers;
        this.attributes = attributes;
        this.messages = messages;
        this.pages = pages;
    }

    @Override
    public List<Map<String, Object>> links(LayerDefinition layer) {
        return List.of(Links.link(REL, MediaTypes.SCHEMA, address(layer), "JSON Schema"));
    }

    private static String address(LayerDefinition layer) {
        return CollectionDescription.address(layer.id()) + "/schema";
    }

    @Operation(operationId = "getSchema", summary = "What a feature of a layer looks like",
            description = "Properties with titles, units and the names of codes in the asked language.")
    @ApiResponse(responseCode = "200", description = "JSON Schema 2020-12", content = {
        @Content(mediaType = MediaTypes.SCHEMA, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @GetMapping("/ogc/collections/{layer}/schema")
    Object schema(@PathVariable String layer, @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response, @Parameter(hidden = true) Locale locale) {
        boolean html = Negotiation.wantsHtml(request, response);
        LayerDefinition definition = layers.get(layer);
        String language = Messages.language(locale);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", Map.of("title", messages.text(locale, "ogc.attribute.id"), "type", "integer", "readOnly", true, "x-ogc-role", "id"));
        properties.put("geometry", attributes.ofGeometry(definition, messages.text(locale, "ogc.attribute.geometry")));
        properties.put("municipality_id", Map.of("title", messages.text(locale, "ogc.attribute.municipality"), "type", "string", "readOnly", true));
        if (definition.versioned()) {
            properties.put("version", Map.of("title", messages.text(locale, "ogc.attribute.version"), "type", "integer", "readOnly", true));
        }
        definition.attributes().forEach(attribute -> {
            Map<String, Object> schema = attributes.of(attribute, language);
            role(definition, attribute.name()).ifPresent(role -> schema.put("x-ogc-role", role));
            properties.put(attribute.name(), schema);
        });
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        body.put("$id", address(definition));
        body.put("type", "object");
        body.put("title", definition.title().get(language));
        body.put("description", definition.description().get(language));
        body.put("properties", properties);
        return html ? pages.of(definition, "features", body) : ResponseEntity.ok().contentType(MediaType.parseMediaType(MediaTypes.SCHEMA)).body(body);
    }

    /** Where the time of a feature stands (part 5, 8.6). */
    private static Optional<String> role(LayerDefinition layer, String attribute) {
        if (layer.time() == null || !attribute.equals(layer.time().from()) && !attribute.equals(layer.time().to())) {
            return Optional.empty();
        }
        boolean instant = layer.time().from().equals(layer.time().to());
        return Optional.of(instant ? "primary-instant"
                : attribute.equals(layer.time().from()) ? "primary-interval-start" : "primary-interval-end");
    }
}
