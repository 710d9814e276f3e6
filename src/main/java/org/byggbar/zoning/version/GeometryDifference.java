package org.byggbar.zoning.version;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * How one area differs from another, both in the plane of the same planning CRS, metres. Corners are the same when
 * their coordinates are.
 *
 * @param gained what the later area has and the earlier has not, empty for none
 * @param lost what the earlier area has and the later has not, empty for none
 * @param movedCorners corners that only one of the two has, counted in the one that has more of them
 * @param furthestM how far the furthest of those corners lies from the other's border
 */
record GeometryDifference(double fromAreaM2, double toAreaM2, Geometry gained, Geometry lost, int movedCorners, double furthestM) {

    static GeometryDifference between(Geometry from, Geometry to) {
        Set<Coordinate> earlier = corners(from);
        Set<Coordinate> later = corners(to);
        Set<Coordinate> vanished = without(earlier, later);
        Set<Coordinate> appeared = without(later, earlier);
        return new GeometryDifference(from.getArea(), to.getArea(), difference(to, from), difference(from, to),
                Math.max(vanished.size(), appeared.size()), Math.max(furthest(appeared, from), furthest(vanished, to)));
    }

    /** An area that is there and was not, or was there and is gone: everything is gained or lost, no corner has moved. */
    static GeometryDifference whole(Geometry area, boolean added) {
        Geometry nothing = area.getFactory().createPolygon();
        return added ? new GeometryDifference(0, area.getArea(), area, nothing, 0, 0)
                : new GeometryDifference(area.getArea(), 0, nothing, area, 0, 0);
    }

    private static Set<Coordinate> corners(Geometry area) {
        return new HashSet<>(Arrays.asList(area.getCoordinates()));
    }

    private static Set<Coordinate> without(Set<Coordinate> all, Set<Coordinate> others) {
        Set<Coordinate> rest = new HashSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    /** Areas only: borders that merely touch leave lines behind, which are no ground. */
    private static Geometry difference(Geometry a, Geometry b) {
        Geometry difference = OverlayNGRobust.overlay(a, b, OverlayNG.DIFFERENCE);
        return difference.getDimension() == 2 ? difference : a.getFactory().createPolygon();
    }

    private static double furthest(Set<Coordinate> corners, Geometry other) {
        if (corners.isEmpty()) {
            return 0;
        }
        IndexedFacetDistance border = new IndexedFacetDistance(other.getBoundary());
        return corners.stream().mapToDouble(corner -> border.distance(other.getFactory().createPoint(corner))).max().orElse(0);
    }
}
