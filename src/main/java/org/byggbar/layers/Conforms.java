package org.byggbar.layers;

import java.util.List;

/** A component that makes a part of an OGC standard true; {@code /ogc/conformance} lists what all of them say. */
public interface Conforms {

    /** URIs of conformance classes, as the standard spells them. */
    List<String> classes();
}
