package org.byggbar.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * What a box of one coordinate reference system is in another: its straight sides become curves, drawn with points enough
 * that what lies between them is off by less than a millimetre. Easting or longitude first.
 */
public final class BoxOutline {

    private static final double TOLERANCE_M = 0.001;
    /** 2^12 pieces of a side: that of a box round all of the Nordic countries needs fewer. */
    private static final int MAX_DEPTH = 12;
    /** Room between a domain's edge, which is measured at few points, and what is cut off. */
    private static final double MARGIN = 0.02;
    private static final Map<Integer, Envelope> DOMAINS = new ConcurrentHashMap<>();

    private BoxOutline() {}

    /**
     * Cut to the domain of {@code from} first, so that no box is too large to be transformed.
     *
     * @return a polygon, or the point or line that a box without width or height is; empty when the box lies outside the domain
     */
    public static Geometry of(Envelope box, Crs from, int toSrid) {
        GeometryFactory factory = new GeometryFactory(new PrecisionModel(), toSrid);
        Envelope inside = box.intersection(DOMAINS.computeIfAbsent(from.srid(), srid -> domain(from)));
        if (inside.isNull()) {
            return factory.createEmpty(2);
        }
        List<Coordinate> outline = outline(inside, from.srid(), toSrid, TOLERANCE_M);
        if (inside.getWidth() > 0 && inside.getHeight() > 0) {
            return factory.createPolygon(outline.toArray(Coordinate[]::new));
        }
        return inside.getDiameter() == 0 ? factory.createPoint(outline.get(0)) : factory.createLineString(outline.toArray(Coordinate[]::new));
    }

    private static Envelope domain(Crs crs) {
        Crs.Domain degrees = crs.domain();
        Envelope domain = new Envelope();
        outline(new Envelope(degrees.west(), degrees.east(), degrees.south(), degrees.north()), Projections.WGS84, crs.srid(), 100)
                .forEach(domain::expandToInclude);
        domain.expandBy(domain.getWidth() * MARGIN, domain.getHeight() * MARGIN);
        return domain;
    }

    private static List<Coordinate> outline(Envelope box, int from, int to, double tolerance) {
        Coordinate[] corners = {new Coordinate(box.getMinX(), box.getMinY()), new Coordinate(box.getMaxX(), box.getMinY()),
            new Coordinate(box.getMaxX(), box.getMaxY()), new Coordinate(box.getMinX(), box.getMaxY()), new Coordinate(box.getMinX(), box.getMinY())};
        List<Coordinate> outline = new ArrayList<>();
        outline.add(Projections.transform(corners[0], from, to));
        for (int i = 1; i < corners.length; i++) {
            Coordinate end = Projections.transform(corners[i], from, to);
            addBetween(outline, corners[i - 1], outline.get(outline.size() - 1), corners[i], end, new Step(from, to, tolerance), 0);
            outline.add(end);
        }
        return outline;
    }

    private record Step(int from, int to, double tolerance) {}

    /** Halves a piece of a side until its middle is where the straight line has its own; one level more, since a curve may bend both ways. */
    private static void addBetween(List<Coordinate> outline, Coordinate a, Coordinate outA, Coordinate b, Coordinate outB, Step step, int depth) {
        if (depth > MAX_DEPTH || a.equals2D(b)) {
            return;
        }
        Coordinate middle = new Coordinate((a.x + b.x) / 2, (a.y + b.y) / 2);
        Coordinate outMiddle = Projections.transform(middle, step.from, step.to);
        double off = Math.hypot(outMiddle.x - (outA.x + outB.x) / 2, outMiddle.y - (outA.y + outB.y) / 2);
        if (depth > 1 && off < step.tolerance) {
            return;
        }
        addBetween(outline, a, outA, middle, outMiddle, step, depth + 1);
        outline.add(outMiddle);
        addBetween(outline, middle, outMiddle, b, outB, step, depth + 1);
    }
}
