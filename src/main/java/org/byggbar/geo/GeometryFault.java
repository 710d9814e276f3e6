package org.byggbar.geo;

import java.util.Map;

/**
 * One thing wrong with a geometry.
 *
 * @param code stable problem code, {@code geometry.…}
 * @param lon longitude of the place in degrees, null when the fault has no place
 * @param lat latitude of the place in degrees
 * @param params values that the fault's sentence names
 */
public record GeometryFault(String code, Double lon, Double lat, Map<String, Object> params) {

    static GeometryFault of(String code) {
        return new GeometryFault(code, null, null, Map.of());
    }
}
