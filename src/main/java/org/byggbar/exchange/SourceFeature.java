package org.byggbar.exchange;

import tools.jackson.databind.JsonNode;

/**
 * One feature as its file has it.
 *
 * @param number from 1, its place in the file, as reports name it
 * @param properties the attributes, an empty object when the file has none
 * @param geometry the GeoJSON geometry, unread and unchecked, in the file's CRS; null when the file has none
 */
public record SourceFeature(int number, JsonNode properties, JsonNode geometry) {}
