package org.byggbar.zoning.check;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Overlays of areas that give areas: lines and points in which shapes merely touch are left out. Any CRS. */
final class Areas {

    private static final PrecisionModel GRID = new PrecisionModel(1000);

    private Areas() {}

    static Geometry common(Geometry a, Geometry b) {
        return only(OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION));
    }

    static Geometry without(Geometry a, Geometry b) {
        return only(OverlayNGRobust.overlay(a, b, OverlayNG.DIFFERENCE));
    }

    static Geometry difference(Geometry a, Geometry b) {
        return only(OverlayNGRobust.overlay(a, b, OverlayNG.SYMDIFFERENCE));
    }

    /** @param operation of {@link OverlayNG}; every corner of the result is on a grid of a thousandth */
    static Geometry onGrid(Geometry a, Geometry b, int operation) {
        return only(OverlayNG.overlay(a, b, operation, GRID));
    }

    private static Geometry only(Geometry result) {
        @SuppressWarnings("unchecked")
        List<Polygon> areas = PolygonExtracter.getPolygons(result);
        return areas.size() == 1 ? areas.get(0) : result.getFactory().createMultiPolygon(areas.toArray(Polygon[]::new));
    }
}
