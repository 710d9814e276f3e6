package org.byggbar.support;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What the demo towns hold by themselves, apart from what other tests on the same database have added. */
public final class DemoTowns {

    private DemoTowns() {}

    /** Numbers of the plans that are loaded with a town. */
    public static Set<String> planCodes(String municipality) {
        return new JsonMapper().readTree(Path.of("gis-data/demo", municipality, "plans.geojson")).get("features").valueStream()
                .map(plan -> plan.at("/properties/code").asString()).collect(Collectors.toSet());
    }
}
