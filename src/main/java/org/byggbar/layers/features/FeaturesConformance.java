package org.byggbar.layers.features;

import java.util.List;
import org.byggbar.layers.Conforms;
import org.springframework.stereotype.Component;

/** What this room says of itself: OGC API Features parts 1 (OGC 17-069r4), 2 (18-058r1) and 5 (23-058r1). */
@Component
class FeaturesConformance implements Conforms {

    @Override
    public List<String> classes() {
        return List.of(
                "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
                "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
                "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
                "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
                "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/core-roles-features");
    }
}
