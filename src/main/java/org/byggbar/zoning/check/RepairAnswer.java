package org.byggbar.zoning.check;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * A repair to look at before taking it: after it the fault is gone and nothing else is wrong that was not before.
 *
 * @param changes the zones that change, under the keys of the request
 * @param areaCrs CRS whose plane the areas are measured in
 */
@Schema(name = "Repair")
record RepairAnswer(List<Change> changes, String areaCrs) {

    @Schema(name = "RepairedZone")
    record Change(String key, @Schema(ref = "Geometry") Map<String, Object> geometry, double areaBeforeM2, double areaAfterM2) {}
}
