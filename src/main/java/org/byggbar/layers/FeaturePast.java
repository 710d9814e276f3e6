package org.byggbar.layers;

import java.util.Collection;
import java.util.Map;

/** What a layer's features were, told by a feature that keeps former states. */
public interface FeaturePast {

    /** Id of the layer. */
    String layer();

    /** The name under which the change feed knows its features. */
    String writtenAs();

    /** @return GeoJSON features by version, as many as are kept and the viewer of the current request may see */
    Map<Long, Object> states(long id, Collection<Long> versions);
}
