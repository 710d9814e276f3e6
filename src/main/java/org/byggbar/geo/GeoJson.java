package org.byggbar.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import tools.jackson.databind.JsonNode;

/**
 * Reads RFC 7946 geometry from JSON without trusting it. Positions are longitude, latitude in degrees (or easting,
 * northing for a file in a declared CRS); a third number is dropped. Nothing is repaired: an unclosed ring is a fault.
 */
public final class GeoJson {

    public static final int MAX_VERTICES = 20_000;

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), Projections.WGS84);

    private GeoJson() {}

    /** @throws GeometryRefused with the first thing that makes the geometry unreadable; more than {@link #MAX_VERTICES} do */
    public static Geometry read(JsonNode node) {
        int vertices = node == null ? 0 : count(node.path("coordinates"));
        if (vertices > MAX_VERTICES) {
            throw new GeometryRefused("geometry.too_complex", Map.of("limit", MAX_VERTICES, "actual", vertices));
        }
        return readOfAnyLength(node);
    }

    /** For offering something shorter; the size of a request bounds it. @throws GeometryRefused as {@link #read} */
    public static Geometry readOfAnyLength(JsonNode node) {
        if (node == null || node.isNull()) {
            throw new GeometryRefused("geometry.empty");
        }
        if (!node.isObject()) {
            throw new GeometryRefused("geometry.type_unknown");
        }
        JsonNode coordinates = node.path("coordinates");
        String type = node.path("type").isString() ? node.path("type").asString() : "";
        if (type.equals("GeometryCollection")) {
            throw new GeometryRefused("geometry.type_unsupported", Map.of("actual", type));
        }
        if (!coordinates.isArray() || coordinates.isEmpty()) {
            throw new GeometryRefused(type.isEmpty() ? "geometry.type_unknown" : "geometry.empty");
        }
        return switch (type) {
            case "Point" -> FACTORY.createPoint(position(coordinates));
            case "MultiPoint" -> FACTORY.createMultiPoint(all(coordinates, n -> FACTORY.createPoint(position(n))).toArray(Point[]::new));
            case "LineString" -> line(coordinates);
            case "MultiLineString" -> FACTORY.createMultiLineString(all(coordinates, GeoJson::line).toArray(LineString[]::new));
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> FACTORY.createMultiPolygon(all(coordinates, GeoJson::polygon).toArray(Polygon[]::new));
            default -> throw new GeometryRefused("geometry.type_unknown");
        };
    }

    private interface Reader<T> {
        T read(JsonNode node);
    }

    private static <T> List<T> all(JsonNode nodes, Reader<T> reader) {
        List<T> parts = new ArrayList<>(nodes.size());
        nodes.forEach(node -> parts.add(reader.read(node)));
        return parts;
    }

    private static Polygon polygon(JsonNode rings) {
        if (!rings.isArray() || rings.isEmpty()) {
            throw new GeometryRefused("geometry.empty");
        }
        List<LinearRing> all = all(rings, GeoJson::ring);
        return FACTORY.createPolygon(all.get(0), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode node) {
        Coordinate[] positions = positions(node);
        if (positions.length == 0) {
            throw new GeometryRefused("geometry.empty");
        }
        if (!positions[0].equals2D(positions[positions.length - 1])) {
            throw GeometryRefused.at("geometry.ring_not_closed", positions[0]);
        }
        if (positions.length < 4) {
            throw GeometryRefused.at("geometry.ring_too_few_points", positions[0]);
        }
        return FACTORY.createLinearRing(positions);
    }

    private static LineString line(JsonNode node) {
        Coordinate[] positions = positions(node);
        if (positions.length < 2) {
            throw new GeometryRefused("geometry.line_too_short");
        }
        return FACTORY.createLineString(positions);
    }

    private static Coordinate[] positions(JsonNode node) {
        if (!node.isArray()) {
            throw new GeometryRefused("geometry.coordinate_invalid");
        }
        return all(node, GeoJson::position).toArray(Coordinate[]::new);
    }

    private static Coordinate position(JsonNode node) {
        if (!node.isArray() || node.size() < 2 || !node.get(0).isNumber() || !node.get(1).isNumber()) {
            throw new GeometryRefused("geometry.coordinate_invalid");
        }
        Coordinate position = new Coordinate(node.get(0).asDouble(), node.get(1).asDouble());
        if (!Double.isFinite(position.x) || !Double.isFinite(position.y)) {
            throw new GeometryRefused("geometry.coordinate_invalid");
        }
        return position;
    }

    private static int count(JsonNode coordinates) {
        if (!coordinates.isArray() || coordinates.isEmpty()) {
            return 0;
        }
        if (!coordinates.get(0).isArray()) {
            return 1;
        }
        int total = 0;
        for (JsonNode child : coordinates) {
            total += count(child);
        }
        return total;
    }
}
