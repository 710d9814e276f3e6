package org.byggbar.layers.questions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.byggbar.layers.Audience;
import org.byggbar.layers.definition.LayerDefinition;

/**
 * What all questions have in common.
 *
 * @param layers that are asked, in the order of the map
 * @param municipality null for every one
 * @param limit features of each layer
 */
record Question(List<LayerDefinition> layers, String municipality, int limit, Audience audience) {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    /** On each layer's relation; its values are among {@link #params}. */
    String condition() {
        return audience.condition() + (municipality == null ? "" : " and municipality_id = :municipality");
    }

    /** One feature more than the limit, which tells whether there are more. */
    Map<String, Object> params() {
        Map<String, Object> params = new HashMap<>();
        params.put("draftsOf", audience.municipality());
        params.put("municipality", municipality);
        params.put("rows", limit + 1);
        return params;
    }
}
