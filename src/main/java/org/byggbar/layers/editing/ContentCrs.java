package org.byggbar.layers.editing;

import org.byggbar.platform.ProblemException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The coordinate system that a written feature's header {@code Content-Crs} names (OGC 20-002, 7.2.4). */
@Component
class ContentCrs {

    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    JsonNode toLonLat(JsonNode geometry, String header) {
        if (header == null || header.strip().replaceAll("^<|>$", "").equals(CRS84)) {
            return geometry;
        }
        throw ProblemException.badRequest("crs.unknown");
    }
}
