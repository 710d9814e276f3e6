package org.byggbar.layers;

import java.util.List;
import java.util.Map;
import org.byggbar.layers.definition.LayerDefinition;

/** A component with something to find from the description of each collection. */
public interface CollectionLinks {

    /** Absolute links as {@link Links#link} makes them, in the language of the request; empty when the layer has none. */
    List<Map<String, Object>> links(LayerDefinition layer);
}
