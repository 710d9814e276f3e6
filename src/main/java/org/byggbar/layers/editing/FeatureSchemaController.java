package org.byggbar.layers.editing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.byggbar.layers.CollectionLinks;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.definition.AttributeSchema;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.platform.Messages;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The JSON Schema of a layer's features as GeoJSON writes them, with what a client may set. GDAL takes the types of fields
 * from it, which it would otherwise guess: a column without a value in the first page would become text.
 */
@RestController
@Tag(name = "OGC API Features")
class FeatureSchemaController implements CollectionLinks {

    private final LayerRegistry layers;
    private final AttributeSchema attributes;
    private final Writers writers;

    FeatureSchemaController(LayerRegistry layers, AttributeSchema attributes, Writers writers) {
        this.layers = layers;
        this.attributes = attributes;
        this.writers = writers;
    }

    /** GDAL 3.6 looks for the relation in this spelling; relations are compared without regard to case (RFC 8288, 2.1.1). */
    @Override
    public List<Map<String, Object>> links(LayerDefinition layer) {
        return List.of(Links.link("describedBy", MediaTypes.SCHEMA, address(layer), "GeoJSON"));
    }

    private static String address(LayerDefinition layer) {
        return Links.root() + "/ogc/collections/" + layer.id() + "/feature-schema";
    }

    @GetMapping(path = "/ogc/collections/{layer}/feature-schema")
    @Operation(operationId = "getFeatureSchema", summary = "JSON Schema of a layer's GeoJSON features",
            description = "`readOnly` marks what only the server sets; of a layer that can't be written, everything.")
    @ApiResponse(responseCode = "200", description = "The schema",
            content = @Content(mediaType = MediaTypes.SCHEMA, schema = @Schema(type = "object")))
    ResponseEntity<Map<String, Object>> schema(@PathVariable String layer, @Parameter(hidden = true) Locale locale) {
        LayerDefinition definition = layers.get(layer);
        String language = Messages.language(locale);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", address(definition));
        schema.put("title", definition.title().get(language));
        schema.put("type", "object");
        schema.put("required", List.of("type", "geometry", "properties"));
        schema.put("properties", Map.of("type", Map.of("type", "string", "enum", List.of("Feature")), "id", Map.of("type", "integer"),
                "geometry", Map.of("$ref", "https://geojson.org/schema/" + definition.geometryType() + ".json"),
                "properties", Map.of("type", "object", "properties", properties(definition, language))));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(MediaTypes.SCHEMA)).body(schema);
    }

    private Map<String, Object> properties(LayerDefinition layer, String language) {
        Set<String> receivables = writers.receivables(layer.id());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("municipality_id", Map.of("type", "string", "readOnly", true));
        if (layer.versioned()) {
            properties.put("version", Map.of("type", "integer", "readOnly", true));
        }
        layer.attributes().forEach(attribute -> {
            Map<String, Object> schema = attributes.of(attribute, language);
            if (!receivables.contains(attribute.name())) {
                schema.put("readOnly", true);
            }
            properties.put(attribute.name(), schema);
        });
        return properties;
    }
}
