package org.byggbar.layers;

import java.util.List;
import java.util.Map;

/** A component with something to find from {@code /ogc}. */
public interface LandingLinks {

    /** Absolute links as {@link Links#link} makes them, in the language of the request. */
    List<Map<String, Object>> links();
}
