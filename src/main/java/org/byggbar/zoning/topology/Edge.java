package org.byggbar.zoning.topology;

import java.util.Collection;
import java.util.List;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;

/** A straight side between two grid points, the same whichever way a border runs along it: {@code a} is the smaller end. */
record Edge(Coordinate a, Coordinate b) {

    static Edge between(Coordinate p, Coordinate q) {
        return p.compareTo(q) <= 0 ? new Edge(p, q) : new Edge(q, p);
    }

    boolean endsAt(Coordinate place) {
        return a.equals2D(place) || b.equals2D(place);
    }

    boolean sharesEndWith(Edge other) {
        return endsAt(other.a) || endsAt(other.b);
    }

    double length() {
        return a.distance(b);
    }

    double distance(Coordinate place) {
        return Distance.pointToSegment(place, a, b);
    }

    Envelope envelope(double marginM) {
        Envelope box = new Envelope(a, b);
        box.expandBy(marginM);
        return box;
    }

    /** The places in the order in which one meets them on the way from a to b. */
    List<Coordinate> inOrder(Collection<Coordinate> places) {
        LineSegment side = new LineSegment(a, b);
        return places.stream().sorted((p, q) -> Double.compare(side.projectionFactor(p), side.projectionFactor(q))).toList();
    }
}
