package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.byggbar.geo.Crs;
import org.byggbar.geo.GeoJson;
import org.byggbar.geo.Projections;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

/** What a test engine of its own, GeoTools, makes of geometries and boxes; the server moves coordinates by PostGIS. */
final class Place {

    private static final GeometryFactory SHAPES = new GeometryFactory();

    private Place() {}

    /** In longitude and latitude, whatever system and axis order the feature is written in; null for a feature without a place. */
    static Geometry of(JsonNode feature, String crs) {
        JsonNode geometry = feature.get("geometry");
        return geometry.isNull() ? null : lonLat(GeoJson.readOfAnyLength(geometry), crs);
    }

    private static Geometry lonLat(Geometry written, String uri) {
        Crs crs = Crs.find(uri).orElseThrow(() -> new AssertionError("no such system: " + uri));
        if (crs.northFirst()) {
            written.apply((CoordinateFilter) Place::swap);
            written.geometryChanged();
        }
        return crs.srid() == Projections.WGS84 ? written : Projections.transform(written, crs.srid(), Projections.WGS84);
    }

    private static void swap(Coordinate coordinate) {
        double first = coordinate.x;
        coordinate.x = coordinate.y;
        coordinate.y = first;
    }

    /** West, south, east, north of a collection in degrees. */
    static double[] extent(JsonNode collection) {
        return collection.at("/extent/spatial/bbox/0").valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    /** The box as the parameter is written in a system: two corners moved, each in the axis order of that system. */
    static String bbox(double[] box, String uri) {
        return Arrays.stream(new double[][] {{box[0], box[1]}, {box[2], box[3]}}).flatMap(corner -> {
            double[] moved = moved(corner, uri);
            return Arrays.stream(moved).mapToObj(number -> String.format(Locale.ROOT, "%.7f", number));
        }).collect(Collectors.joining(","));
    }

    /** A position of degrees in the axis order of another system. */
    static double[] moved(double[] lonLat, String uri) {
        Crs crs = Crs.find(uri).orElseThrow();
        Geometry point = SHAPES.createPoint(new Coordinate(lonLat[0], lonLat[1]));
        Coordinate at = (crs.srid() == Projections.WGS84 ? point : Projections.transform(point, Projections.WGS84, crs.srid())).getCoordinate();
        return crs.northFirst() ? new double[] {at.y, at.x} : new double[] {at.x, at.y};
    }

    /** The same box as an envelope of that system's coordinates, in its axis order. */
    static Envelope envelope(double[] box, String uri) {
        double[] low = moved(new double[] {box[0], box[1]}, uri);
        double[] high = moved(new double[] {box[2], box[3]}, uri);
        return new Envelope(low[0], high[0], low[1], high[1]);
    }

    /** Coordinates as they are written against an envelope of the same system. */
    static boolean touches(Envelope box, JsonNode geometry) {
        return SHAPES.toGeometry(box).intersects(GeoJson.readOfAnyLength(geometry));
    }

    static String text(double[] box) {
        return IntStream.range(0, box.length).mapToObj(i -> String.format(Locale.ROOT, "%.7f", box[i])).collect(Collectors.joining(","));
    }

    /** Whether a box of degrees, which may cross the antimeridian, has something of the geometry. */
    static boolean meets(Geometry geometry, double[] box) {
        List<Envelope> parts = box[0] <= box[2] ? List.of(new Envelope(box[0], box[2], box[1], box[3]))
                : List.of(new Envelope(box[0], 180, box[1], box[3]), new Envelope(-180, box[2], box[1], box[3]));
        return parts.stream().anyMatch(part -> SHAPES.toGeometry(part).intersects(geometry));
    }

    /** Within a metre or so of degrees: two engines never agree to the last digit. */
    static void assertSame(Geometry one, Geometry other, String what) {
        assertThat(one.getGeometryType()).as(what).isEqualTo(other.getGeometryType());
        assertThat(one.getNumPoints()).as(what).isEqualTo(other.getNumPoints());
        Coordinate[] a = one.getCoordinates();
        Coordinate[] b = other.getCoordinates();
        assertThat(IntStream.range(0, a.length).mapToDouble(i -> a[i].distance(b[i])).max().orElseThrow()).as(what).isLessThan(2e-7);
    }

    /** The same shape, wherever its rings begin. */
    static void assertNear(Geometry one, Geometry other, String what) {
        assertThat(DiscreteHausdorffDistance.distance(one, other)).as(what).isLessThan(2e-7);
    }
}
