package org.byggbar.layers.features;

import java.util.List;
import org.byggbar.layers.Conforms;
import org.springframework.stereotype.Component;

/** What this room says of itself: OGC API Features part 1 (OGC 17-069r4). */
@Component
class FeaturesConformance implements Conforms {

    @Override
    public List<String> classes() {
        return List.of(
                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");
    }
}
