package org.byggbar.geo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes lon/lat geometry as RFC 7946 maps, ready for the JSON mapper. */
public final class GeoJsonWriter {

    /** About 1 cm: for maps. */
    public static final int MAP_DECIMALS = 7;
    /** About 0.1 mm: an editor sends back the very corner it got. */
    public static final int EDIT_DECIMALS = 9;

    private GeoJsonWriter() {}

    /** @param lonLat geometry in EPSG:4326, longitude first; null gives null */
    public static Map<String, Object> write(Geometry lonLat, int decimals) {
        if (lonLat == null) {
            return null;
        }
        double scale = Math.pow(10, decimals);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", lonLat.getGeometryType());
        json.put("coordinates", coordinates(lonLat, scale));
        return json;
    }

    private static Object coordinates(Geometry geometry, double scale) {
        if (geometry instanceof Point point) {
            return position(point.getCoordinate(), scale);
        }
        if (geometry instanceof LineString line) {
            return positions(line, scale);
        }
        if (geometry instanceof Polygon polygon) {
            return IntStream.range(0, polygon.getNumInteriorRing() + 1)
                    .mapToObj(i -> positions(i == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(i - 1), scale)).toList();
        }
        return IntStream.range(0, geometry.getNumGeometries()).mapToObj(i -> coordinates(geometry.getGeometryN(i), scale)).toList();
    }

    private static List<double[]> positions(LineString line, double scale) {
        return IntStream.range(0, line.getNumPoints()).mapToObj(i -> position(line.getCoordinateN(i), scale)).toList();
    }

    private static double[] position(Coordinate c, double scale) {
        return new double[] {Math.rint(c.x * scale) / scale, Math.rint(c.y * scale) / scale};
    }
}
