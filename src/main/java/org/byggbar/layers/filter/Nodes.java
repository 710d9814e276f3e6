package org.byggbar.layers.filter;

import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;

/** GeoTools' maker of filter nodes, looked for when the first filter comes. */
final class Nodes {

    static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    private Nodes() {}
}
