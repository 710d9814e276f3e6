package org.byggbar.zoning.check;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * How thick a polygon is: the diameter of the largest circle inside it, in the polygon's unit. Between twice and four
 * times area by perimeter for anything convex, and never less than twice, so most polygons need no closer look.
 */
final class Thickness {

    private static final double EXACT = 0.005;

    private Thickness() {}

    /** Whether a circle of that diameter fits inside. */
    static boolean isAtLeast(Geometry polygon, double metres) {
        if (polygon.isEmpty()) {
            return false;
        }
        if (2 * polygon.getArea() >= metres * polygon.getLength()) {
            return true;
        }
        return !atOrigin(polygon).buffer(-metres / 2).isEmpty();
    }

    /** The diameter of the largest circle inside, exact to half a percent. */
    static double of(Geometry polygon) {
        Geometry near = atOrigin(polygon);
        double least = 2 * polygon.getArea() / polygon.getLength();
        double most = 2 * least;
        while (!near.buffer(-most / 2).isEmpty()) {
            least = most;
            most *= 2;
        }
        while (most - least > EXACT * most) {
            double middle = (least + most) / 2;
            if (near.buffer(-middle / 2).isEmpty()) {
                most = middle;
            } else {
                least = middle;
            }
        }
        return (least + most) / 2;
    }

    /** Millions of metres from the origin, the last digits of a double are too coarse for offsets of half a millimetre. */
    private static Geometry atOrigin(Geometry polygon) {
        var corner = polygon.getEnvelopeInternal();
        return AffineTransformation.translationInstance(-corner.getMinX(), -corner.getMinY()).transform(polygon);
    }
}
