package org.byggbar.layers.tilesets;

import java.util.List;
import java.util.stream.Stream;
import org.byggbar.layers.Conforms;
import org.springframework.stereotype.Component;

/** OGC 20-057 and the parts of OGC 17-083r4 that it is told in. */
@Component
class TilesConformance implements Conforms {

    @Override
    public List<String> classes() {
        return Stream.concat(
                Stream.of("core", "tileset", "tilesets-list", "dataset-tilesets", "geodata-tilesets", "oas30", "mvt")
                        .map("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/"::concat),
                Stream.of("tilematrixset", "tilesetmetadata", "tilematrixsetlimits", "json-tilematrixset", "json-tilesetmetadata",
                        "json-tilematrixsetlimits").map("http://www.opengis.net/spec/tms/2.0/conf/"::concat)).toList();
    }
}
