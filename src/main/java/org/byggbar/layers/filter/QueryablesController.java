package org.byggbar.layers.filter;

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
import org.byggbar.layers.CollectionLinks;
import org.byggbar.layers.LandingLinks;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.Negotiation;
import org.byggbar.layers.definition.AttributeSchema;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.layers.definition.SchemaPages;
import org.byggbar.platform.Messages;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What filters may name, as JSON Schema: OGC API Features part 3 (OGC 19-079r2, 6). */
@RestController
@Tag(name = "OGC API Features")
class QueryablesController implements CollectionLinks, LandingLinks {

    private static final String REL = "http://www.opengis.net/def/rel/ogc/1.0/queryables";

    private final LayerRegistry layers;
    private final AttributeSchema attributes;
    private final Messages messages;
    private final SchemaPages pages;

    QueryablesController(LayerRegistry layers, AttributeSchema attributes, Messages messages, SchemaPages pages) {
        this.layers = layers;
        this.attributes = attributes;
        this.messages = messages;
        this.pages = pages;
    }

    @Override
    public List<Map<String, Object>> links(LayerDefinition layer) {
        return List.of(link(Links.root() + "/ogc/collections/" + layer.id() + "/queryables"));
    }

    @Override
    public List<Map<String, Object>> links() {
        return List.of(link(Links.root() + "/ogc/queryables"));
    }

    private Map<String, Object> link(String address) {
        return Links.link(REL, MediaTypes.SCHEMA, address, messages.text(LocaleContextHolder.getLocale(), "layers.filter.queryables"));
    }

    @Operation(operationId = "getQueryables", summary = "What a filter of this layer may name")
    @ApiResponse(responseCode = "200", description = "JSON Schema 2020-12", content = {
        @Content(mediaType = MediaTypes.SCHEMA, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @GetMapping("/ogc/collections/{layer}/queryables")
    Object queryables(@PathVariable String layer, @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response, @Parameter(hidden = true) Locale locale) {
        LayerDefinition definition = layers.get(layer);
        String language = Messages.language(locale);
        Map<String, Object> properties = common(locale);
        definition.attributes().stream().filter(attribute -> !attribute.type().isStructured()).forEach(attribute -> properties.put(attribute.name(), attributes.of(attribute, language)));
        properties.put(Queryable.GEOMETRY, attributes.ofGeometry(definition, messages.text(locale, "layers.filter.property.geometry")));
        return answer(definition, schema("/ogc/collections/" + layer + "/queryables", definition.title().get(language), properties), request, response);
    }

    @Operation(operationId = "getCommonQueryables", summary = "What a filter of any layer may name")
    @ApiResponse(responseCode = "200", description = "JSON Schema 2020-12", content = {
        @Content(mediaType = MediaTypes.SCHEMA, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @GetMapping("/ogc/queryables")
    Object queryables(@Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response,
            @Parameter(hidden = true) Locale locale) {
        Map<String, Object> properties = common(locale);
        properties.put(Queryable.GEOMETRY, Map.of("title", messages.text(locale, "layers.filter.property.geometry"), "format", "geometry-any"));
        return answer(null, schema("/ogc/queryables", "Byggbar", properties), request, response);
    }

    private Map<String, Object> common(Locale locale) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(Queryable.ID, Map.of("title", messages.text(locale, "layers.filter.property.id"), "type", "integer", "x-ogc-role", "id"));
        properties.put(Queryable.MUNICIPALITY, Map.of("title", messages.text(locale, "layers.filter.property.municipality"), "type", "string"));
        return properties;
    }

    private Object answer(LayerDefinition layer, Map<String, Object> body, HttpServletRequest request, HttpServletResponse response) {
        return Negotiation.wantsHtml(request, response) ? pages.of(layer, "queryables", body)
                : ResponseEntity.ok().contentType(MediaType.parseMediaType(MediaTypes.SCHEMA)).body(body);
    }

    private static Map<String, Object> schema(String path, String title, Map<String, Object> properties) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        body.put("$id", Links.root() + path);
        body.put("type", "object");
        body.put("title", title);
        body.put("properties", properties);
        body.put("additionalProperties", false);
        return body;
    }
}
