package org.byggbar.sites;

import java.util.Arrays;
import org.byggbar.platform.ProblemException;

/** Orders a list of sites can have; each ends in the id, so that pages never overlap. */
enum SiteSort {
    NAME("name"),
    AREA("area_m2 desc"),
    FLOORAREA("floor_area_m2 desc"),
    STATION("station_distance_m nulls last"),
    CLOSES("closes_on nulls last");

    private final String sql;

    SiteSort(String sql) {
        this.sql = sql;
    }

    String orderBy() {
        return sql + ", id";
    }

    /** @throws ProblemException 400 {@code filter.unknown_property} */
    static SiteSort of(String asked) {
        return Arrays.stream(values()).filter(sort -> sort.name().equalsIgnoreCase(asked)).findFirst()
                .orElseThrow(() -> ProblemException.badRequest("filter.unknown_property").with("property", asked));
    }
}
