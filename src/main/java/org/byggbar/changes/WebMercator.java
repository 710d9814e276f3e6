package org.byggbar.changes;

import org.locationtech.jts.geom.Envelope;

/** From EPSG:3857 metres to longitude and latitude in degrees (spherical Mercator, EPSG method 1024). */
public final class WebMercator {

    private static final double RADIUS = 6_378_137;

    private WebMercator() {}

    /** @return west, south, east, north */
    public static double[] degrees(Envelope box) {
        return new double[] {lon(box.getMinX()), lat(box.getMinY()), lon(box.getMaxX()), lat(box.getMaxY())};
    }

    private static double lon(double x) {
        return rounded(Math.toDegrees(x / RADIUS));
    }

    private static double lat(double y) {
        return rounded(Math.toDegrees(Math.atan(Math.sinh(y / RADIUS))));
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * 1e7) / 1e7;
    }
}
