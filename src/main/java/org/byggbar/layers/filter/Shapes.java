package org.byggbar.layers.filter;

import java.util.List;
import java.util.stream.IntStream;
import org.byggbar.geo.Crs;
import org.byggbar.geo.StorageCrs;
import org.byggbar.layers.BoundingBox;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * Moves the geometries of a filter from its CRS to the storage CRS, so that no column ever has to be transformed. What
 * reaches beyond northern Europe is cut there, since the storage CRS ends and nothing is stored; sides that would bend get
 * more corners.
 */
final class Shapes {

    private static final Envelope GLOBE = new Envelope(-180, 180, -90, 90);
    private static final Envelope DEGREES = new Envelope(-30, 60, 40, 88);
    private static final Envelope WEB = new Envelope(BoundingBox.x(-30), BoundingBox.x(60), BoundingBox.y(40), BoundingBox.y(85));
    private static final Envelope METRES = new Envelope(-2_000_000, 3_000_000, 4_500_000, 9_500_000);
    /** A straight side bends by 3 mm at most between corners that lie so near. */
    private static final double STEP_DEGREES = 0.005;
    private static final double STEP_M = 500;
    private static final int MAX_STEPS = 400;
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final GeometryFactory WEB_FACTORY = new GeometryFactory(new PrecisionModel(), Crs.WEB_MERCATOR.srid());

    private final Crs crs;
    private final StorageCrs storage;

    Shapes(Crs crs, StorageCrs storage) {
        this.crs = crs;
        this.storage = storage;
    }

    /** @param given in the filter's CRS and its order of axes */
    Shape stored(Geometry given, String at) {
        Geometry eastFirst = given.copy();
        if (crs.northFirst()) {
            eastFirst.apply((CoordinateFilter) Shapes::swap);
            eastFirst.geometryChanged();
        }
        if (crs.degrees() && !GLOBE.contains(eastFirst.getEnvelopeInternal()) || !new IsValidOp(eastFirst).isValid()) {
            throw FilterFault.invalid(at, "valid_geometry", given.getGeometryType());
        }
        return new Shape(toStorage(uniform(eastFirst)), null);
    }

    private static void swap(Coordinate position) {
        double north = position.x;
        position.x = position.y;
        position.y = north;
    }

    /** A collection of one kind of geometry is a multi-geometry, which every function takes. */
    private static Geometry uniform(Geometry geometry) {
        if (geometry.getClass() != GeometryCollection.class) {
            return geometry;
        }
        return FACTORY.buildGeometry(IntStream.range(0, geometry.getNumGeometries()).mapToObj(geometry::getGeometryN).toList());
    }

    private Geometry toStorage(Geometry eastFirst) {
        if (eastFirst.getClass() == GeometryCollection.class) {
            Geometry all = FACTORY.createGeometryCollection(IntStream.range(0, eastFirst.getNumGeometries())
                    .mapToObj(eastFirst::getGeometryN).map(this::toStorage).toArray(Geometry[]::new));
            all.setSRID(storage.srid());
            return all;
        }
        Envelope window = crs.degrees() ? DEGREES : crs == Crs.WEB_MERCATOR ? WEB : METRES;
        Envelope extent = eastFirst.getEnvelopeInternal();
        Geometry near = window.contains(extent) ? eastFirst : eastFirst.intersection(FACTORY.toGeometry(window));
        if (near.isEmpty()) {
            Geometry nothing = FACTORY.createPolygon();
            nothing.setSRID(storage.srid());
            return nothing;
        }
        return storage.fromCrs(crs.srid() == storage.srid() ? near : withMoreCorners(near), crs.srid());
    }

    private Geometry withMoreCorners(Geometry geometry) {
        Envelope extent = geometry.getEnvelopeInternal();
        double step = crs.degrees() ? STEP_DEGREES : STEP_M;
        return Densifier.densify(geometry, Math.max(step, Math.max(extent.getWidth(), extent.getHeight()) / MAX_STEPS));
    }

    /**
     * In metres any two opposite corners will do: far from a projection's middle north is not up, and a box of degrees that is moved
     * by its corners may come out upside down.
     *
     * @param numbers four, or six with heights, in the filter's order of axes; west may be greater than east in degrees
     */
    Shape box(List<Double> numbers, String at) {
        int half = numbers.size() / 2;
        if (half * 2 != numbers.size() || half != 2 && half != 3) {
            throw FilterFault.invalid(at, "box", numbers.toString());
        }
        int east = crs.northFirst() ? 1 : 0;
        double[] box = {numbers.get(east), numbers.get(1 - east), numbers.get(half + east), numbers.get(half + 1 - east)};
        boolean degrees = Math.abs(box[0]) <= 180 && Math.abs(box[2]) <= 180 && Math.abs(box[1]) <= 90 && Math.abs(box[3]) <= 90;
        if (crs.degrees() && (box[1] > box[3] || !degrees)) {
            throw FilterFault.invalid(at, "box", numbers.toString());
        }
        if (!crs.degrees()) {
            Geometry plane = FACTORY.toGeometry(new Envelope(box[0], box[2], box[1], box[3]));
            return new Shape(toStorage(plane), crs == Crs.WEB_MERCATOR ? WEB_FACTORY.createGeometry(plane) : null);
        }
        List<BoundingBox> parts = new BoundingBox(box[0], box[1], box[2], box[3]).parts();
        return new Shape(toStorage(FACTORY.buildGeometry(parts.stream().map(Shapes::inDegrees).toList())),
                WEB_FACTORY.buildGeometry(parts.stream().map(Shapes::inWebMercator).toList()));
    }

    private static Geometry inDegrees(BoundingBox part) {
        return FACTORY.toGeometry(new Envelope(part.west(), part.east(), part.south(), part.north()));
    }

    private static Geometry inWebMercator(BoundingBox part) {
        return WEB_FACTORY.toGeometry(new Envelope(BoundingBox.x(part.west()), BoundingBox.x(part.east()),
                BoundingBox.y(part.south()), BoundingBox.y(part.north())));
    }
}
