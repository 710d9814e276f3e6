package org.byggbar.layers.editing;

import java.util.Map;
import java.util.Set;
import org.byggbar.layers.FeatureDraft;
import org.byggbar.layers.LayerEditor;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.platform.JsonFields;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a GeoJSON feature against its layer. Members that GeoJSON doesn't define are a client's own (RFC 7946, 6.1) and
 * are passed over, as are attributes that only the server sets; an attribute that the layer doesn't have is a fault,
 * and so is the old member {@code crs}, which would move the feature if it were passed over.
 */
@Component
class DraftReader {

    private static final Set<String> EVERY_LAYERS = Set.of("municipality_id", "version");

    private final ContentCrs crs;

    DraftReader(ContentCrs crs) {
        this.crs = crs;
    }

    /** @throws org.byggbar.platform.ProblemException 422 with every fault found, 400 {@code crs.unknown} */
    FeatureDraft whole(JsonNode body, LayerDefinition layer, LayerEditor editor, String contentCrs) {
        JsonFields fields = fields(body);
        fields.code("type", "Feature"::equals);
        ObjectNode properties = properties(fields, layer, editor);
        JsonNode geometry = fields.node("geometry");
        fields.done();
        return new FeatureDraft(properties, crs.toLonLat(geometry, layer, contentCrs));
    }

    /** A merge patch (RFC 7396): what it leaves out stays, what it gives as null is emptied. */
    FeatureDraft part(JsonNode body, LayerDefinition layer, LayerEditor editor, String contentCrs) {
        JsonFields fields = fields(body);
        fields.optionalCode("type", "Feature"::equals);
        ObjectNode properties = properties(fields, layer, editor);
        JsonNode geometry = fields.node("geometry");
        if (geometry == null && body.has("geometry")) {
            fields.fault("geometry", "geometry.empty", Map.of());
        }
        fields.done();
        return new FeatureDraft(properties, geometry == null ? null : crs.toLonLat(geometry, layer, contentCrs));
    }

    private static JsonFields fields(JsonNode body) {
        JsonFields fields = new JsonFields(body);
        if (body.has("crs")) {
            fields.fault("crs", "field.unknown", Map.of("field", "crs"));
        }
        body.propertyNames().forEach(fields::node);
        return fields;
    }

    private static ObjectNode properties(JsonFields fields, LayerDefinition layer, LayerEditor editor) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        JsonNode given = fields.node("properties");
        if (given != null && !given.isObject()) {
            fields.fault("properties", "field.type", Map.of("expected", "object"));
        } else if (given != null) {
            given.properties().forEach(property -> {
                if (editor.receivables().contains(property.getKey())) {
                    kept.set(property.getKey(), property.getValue());
                } else if (layer.attribute(property.getKey()).isEmpty() && !EVERY_LAYERS.contains(property.getKey())) {
                    fields.fault("properties/" + property.getKey(), "field.unknown", Map.of("field", property.getKey()));
                }
            });
        }
        return kept;
    }
}
