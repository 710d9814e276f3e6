package org.byggbar.geo;

import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/** A geometry that can't be read, with the one fault that stopped the reading. */
public class GeometryRefused extends RuntimeException {

    private final GeometryFault fault;

    GeometryRefused(String code) {
        this(code, Map.of());
    }

    GeometryRefused(String code, Map<String, Object> params) {
        this(new GeometryFault(code, null, null, params));
    }

    private GeometryRefused(GeometryFault fault) {
        super(fault.code(), null, false, false);
        this.fault = fault;
    }

    static GeometryRefused at(String code, Coordinate lonLat) {
        return new GeometryRefused(new GeometryFault(code, lonLat.x, lonLat.y, Map.of()));
    }

    public GeometryFault fault() {
        return fault;
    }
}
