package org.byggbar.layers;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A feature as a client wants it to be.
 *
 * @param properties by the layer's attribute names, only such as the layer's editor takes
 * @param geometry GeoJSON in longitude, latitude, not checked; in a partial update null for "as it is"
 */
public record FeatureDraft(ObjectNode properties, JsonNode geometry) {}
