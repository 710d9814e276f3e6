package org.byggbar.geo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Transforms JTS geometry between EPSG codes, always easting (or longitude) first whatever the authority's axis
 * order. Agrees with PROJ to less than 1 mm in Norway and Sweden: the transverse Mercator codes use proj4j's
 * extended formulae (Poder/Engsager), because the plain ones drift far from the central meridian.
 */
public final class Projections {

    public static final int WGS84 = 4326;

    private static final CRSFactory FACTORY = new CRSFactory();
    private static final CoordinateTransformFactory TRANSFORMS = new CoordinateTransformFactory();
    private static final Map<Integer, CoordinateReferenceSystem> SYSTEMS = new ConcurrentHashMap<>();
    private static final Map<Long, CoordinateTransform> CACHE = new ConcurrentHashMap<>();

    private Projections() {}

    /** @return a transformed copy with its SRID set; the same geometry when nothing changes */
    public static Geometry transform(Geometry geometry, int fromSrid, int toSrid) {
        if (fromSrid == toSrid) {
            return geometry;
        }
        Geometry copy = geometry.copy();
        copy.apply(new Reprojection(between(fromSrid, toSrid)));
        copy.setSRID(toSrid);
        return copy;
    }

    static Coordinate transform(Coordinate from, int fromSrid, int toSrid) {
        ProjCoordinate target = new ProjCoordinate();
        between(fromSrid, toSrid).transform(new ProjCoordinate(from.x, from.y), target);
        return new Coordinate(target.x, target.y);
    }

    private static CoordinateTransform between(int fromSrid, int toSrid) {
        return CACHE.computeIfAbsent((long) fromSrid << 32 | toSrid, pair -> TRANSFORMS.createTransform(system(fromSrid), system(toSrid)));
    }

    /** Whether coordinates can be read in this EPSG code. */
    public static boolean isSupported(int srid) {
        try {
            return system(srid) != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static CoordinateReferenceSystem system(int srid) {
        return SYSTEMS.computeIfAbsent(srid, code -> {
            CoordinateReferenceSystem system = FACTORY.createFromName("EPSG:" + code);
            String parameters = String.join(" ", system.getParameters());
            return parameters.contains("+proj=tmerc")
                    ? FACTORY.createFromParameters("EPSG:" + code, parameters.replace("+proj=tmerc", "+proj=etmerc"))
                    : system;
        });
    }

    private record Reprojection(CoordinateTransform transform) implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            ProjCoordinate target = new ProjCoordinate();
            transform.transform(new ProjCoordinate(sequence.getX(i), sequence.getY(i)), target);
            sequence.setOrdinate(i, CoordinateSequence.X, target.x);
            sequence.setOrdinate(i, CoordinateSequence.Y, target.y);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
