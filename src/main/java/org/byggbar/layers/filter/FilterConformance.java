package org.byggbar.layers.filter;

import java.util.List;
import java.util.stream.Stream;
import org.byggbar.layers.Conforms;
import org.springframework.stereotype.Component;

/**
 * What this room says of itself. Left out of CQL2: arrays and functions of the server's own; of part 3: parameters named like
 * queryables, because a comma in theirs means "any of" here.
 */
@Component
class FilterConformance implements Conforms {

    @Override
    public List<String> classes() {
        return Stream.concat(
                Stream.of("queryables", "filter", "features-filter").map("http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/"::concat),
                Stream.of("cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison",
                        "accent-insensitive-comparison", "basic-spatial-functions", "basic-spatial-functions-plus", "spatial-functions",
                        "temporal-functions", "property-property", "arithmetic").map("http://www.opengis.net/spec/cql2/1.0/conf/"::concat)).toList();
    }
}
