package org.byggbar.geo;

import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.springframework.stereotype.Component;

/** Says what is wrong with a geometry and where, in the OGC sense of valid; repairs only when asked. */
@Component
public class GeometryCheck {

    private static final Map<Integer, String> CODES = Map.of(
            TopologyValidationError.HOLE_OUTSIDE_SHELL, "geometry.hole_outside",
            TopologyValidationError.NESTED_HOLES, "geometry.hole_outside",
            TopologyValidationError.DISCONNECTED_INTERIOR, "geometry.hole_outside",
            TopologyValidationError.SELF_INTERSECTION, "geometry.self_intersection",
            TopologyValidationError.RING_SELF_INTERSECTION, "geometry.self_intersection",
            TopologyValidationError.NESTED_SHELLS, "geometry.parts_overlap",
            TopologyValidationError.DUPLICATE_RINGS, "geometry.parts_overlap",
            TopologyValidationError.TOO_FEW_POINTS, "geometry.ring_too_few_points",
            TopologyValidationError.INVALID_COORDINATE, "geometry.coordinate_invalid",
            TopologyValidationError.RING_NOT_CLOSED, "geometry.ring_not_closed");

    private final StorageCrs storage;

    GeometryCheck(StorageCrs storage) {
        this.storage = storage;
    }

    /** @param stored geometry in the storage CRS; the fault's place comes back in degrees */
    public Optional<GeometryFault> fault(Geometry stored) {
        if (stored.isEmpty()) {
            return Optional.of(GeometryFault.of("geometry.empty"));
        }
        Optional<GeometryFault> flat = flatRing(stored);
        if (flat.isPresent()) {
            return flat;
        }
        TopologyValidationError error = new IsValidOp(stored).getValidationError();
        return error == null ? Optional.empty() : Optional.of(fault(stored, error));
    }

    private GeometryFault fault(Geometry stored, TopologyValidationError error) {
        String code = CODES.getOrDefault(error.getErrorType(), "geometry.invalid");
        if (code.equals("geometry.self_intersection") && partsOverlap(stored)) {
            code = "geometry.parts_overlap";
        } else if (code.equals("geometry.self_intersection") && holeTouchesShell(stored)) {
            code = "geometry.hole_outside";
        }
        return at(code, error.getCoordinate());
    }

    /** Each part is right by itself, so the crossing is between parts. */
    private static boolean partsOverlap(Geometry geometry) {
        if (!(geometry instanceof MultiPolygon) || geometry.getNumGeometries() < 2) {
            return false;
        }
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (!geometry.getGeometryN(i).isValid()) {
                return false;
            }
        }
        return true;
    }

    /** Each ring is right by itself, so the crossing is between a hole and its shell or another hole. */
    private static boolean holeTouchesShell(Geometry geometry) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && polygon.getNumInteriorRing() > 0 && !polygon.isValid()) {
                boolean ringsValid = polygon.getFactory().createPolygon(polygon.getExteriorRing()).isValid();
                for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                    ringsValid &= polygon.getFactory().createPolygon(polygon.getInteriorRingN(h)).isValid();
                }
                if (ringsValid) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<GeometryFault> flatRing(Geometry geometry) {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                LinearRing shell = polygon.getExteriorRing();
                if (distinctCoordinates(shell) < 3) {
                    return Optional.of(at("geometry.ring_too_few_points", shell.getCoordinateN(0)));
                }
                if (polygon.getNumInteriorRing() == 0 && isFlat(shell)) {
                    return Optional.of(at("geometry.ring_zero_area", shell.getCoordinateN(0)));
                }
            }
        }
        return Optional.empty();
    }

    private static long distinctCoordinates(LinearRing ring) {
        return java.util.Arrays.stream(ring.getCoordinates()).distinct().count();
    }

    /** Whether all corners lie on one line, so that the ring encloses nothing at all. */
    private static boolean isFlat(LinearRing ring) {
        Coordinate[] corners = ring.getCoordinates();
        Coordinate a = corners[0];
        Coordinate b = java.util.Arrays.stream(corners).filter(c -> !c.equals2D(a)).findFirst().orElse(a);
        return java.util.Arrays.stream(corners).allMatch(c -> Orientation.index(a, b, c) == Orientation.COLLINEAR);
    }

    private GeometryFault at(String code, Coordinate stored) {
        if (stored == null || Double.isNaN(stored.x)) {
            return GeometryFault.of(code);
        }
        Coordinate place = storage.toWgs84(stored);
        return new GeometryFault(code, place.x, place.y, Map.of());
    }

    /** A valid geometry close to the faulty one, to be offered, never saved without a person's yes. */
    public Geometry repaired(Geometry stored) {
        Geometry fixed = GeometryFixer.fix(stored);
        fixed.setSRID(stored.getSRID());
        return fixed;
    }

    /**
     * A shape like the given one with at most so many points, to be offered, never saved without a person's yes: the
     * deviation starts at 1 cm and doubles until it is short enough. Empty when 100 m are not enough or it is not valid.
     */
    public Optional<Geometry> simplified(Geometry stored, int maxVertices) {
        if (!stored.isValid()) {
            return Optional.empty();
        }
        for (double toleranceM = 0.01; toleranceM <= 100; toleranceM *= 2) {
            Geometry simple = TopologyPreservingSimplifier.simplify(stored, toleranceM);
            if (simple.getNumPoints() <= maxVertices) {
                simple.setSRID(stored.getSRID());
                return Optional.of(simple);
            }
        }
        return Optional.empty();
    }

    /** A single polygon becomes a multipolygon of one part, as the tables hold them. */
    public static Geometry asMultiPolygon(Geometry geometry) {
        if (geometry instanceof Polygon polygon) {
            MultiPolygon multi = polygon.getFactory().createMultiPolygon(new Polygon[] {polygon});
            multi.setSRID(geometry.getSRID());
            return multi;
        }
        return geometry;
    }
}
