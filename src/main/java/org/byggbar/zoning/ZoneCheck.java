package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * What the server thinks of a shape that is not saved yet.
 *
 * @param areaM2 planar area in {@code areaCrs}, square metres
 */
@Schema(name = "ZoneCheck")
record ZoneCheck(double areaM2, String areaCrs, List<ZoneWarning> warnings) {

    @Schema(name = "ZoneCheckRequest")
    record Request(@Schema(nullable = true) String overlay, @Schema(ref = "Geometry") Map<String, Object> geometry) {}
}
