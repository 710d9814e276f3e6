package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.byggbar.zoning.check.UnmatchedEdges.Edge;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * Finds narrow ground between two zones that is open at an end and therefore no hole, such as two borders that run past
 * each other. Edges count as running past each other by the rule of JTS's coverage validation: their projections onto
 * each other have both ends within the width. Storage CRS, metres.
 */
final class OpenGaps {

    /** Shorter stretches are corners, not gaps. */
    private static final double MIN_LENGTH_M = 0.05;

    private final GeometryFactory factory = new GeometryFactory();
    private final Ground ground;
    private final List<Fault> told;
    private final double widthM;
    private final Map<List<Integer>, List<Geometry>> pieces = new TreeMap<>((a, b) ->
            a.get(0).equals(b.get(0)) ? a.get(1).compareTo(b.get(1)) : a.get(0).compareTo(b.get(0)));

    private OpenGaps(Ground ground, List<Fault> told, double widthM) {
        this.ground = ground;
        this.told = told;
        this.widthM = widthM;
    }

    /** @param told faults found already, on whose ground there is nothing more to find */
    static List<Fault> of(List<CheckedZone> zones, UnmatchedEdges edges, Ground ground, List<Fault> told, CheckLimits limits) {
        OpenGaps search = new OpenGaps(ground, told, limits.gapWidthM());
        for (Edge edge : edges.all()) {
            if (edge.owner() != UnmatchedEdges.BORDER) {
                edges.near(new Envelope(edge.line().p0, edge.line().p1), limits.gapWidthM()).stream()
                        .filter(other -> other.owner() > edge.owner()).forEach(other -> search.compare(edge, other));
            }
        }
        List<Fault> found = new ArrayList<>();
        search.pieces.forEach((owners, parts) -> {
            Geometry gaps = UnaryUnionOp.union(parts);
            for (int i = 0; i < gaps.getNumGeometries(); i++) {
                Geometry gap = gaps.getGeometryN(i);
                boolean thin = gap.getArea() < limits.sliverAreaM2() && !Thickness.isAtLeast(gap, limits.sliverWidthM());
                found.add(Fault.at(thin ? FaultCode.SLIVER : FaultCode.GAP, thin ? "sliver.gap" : "gap",
                        List.of(zones.get(owners.get(0)), zones.get(owners.get(1))), gap).repairable(true));
            }
        });
        return found;
    }

    private void compare(Edge edge, Edge other) {
        LineSegment mine = edge.line().project(other.line());
        LineSegment theirs = other.line().project(edge.line());
        if (mine == null || theirs == null) {
            return;
        }
        if (mine.p0.distance(theirs.p1) < mine.p0.distance(theirs.p0)) {
            theirs.reverse();
        }
        double widest = Math.max(mine.p0.distance(theirs.p0), mine.p1.distance(theirs.p1));
        double shortest = Math.min(mine.getLength(), theirs.getLength());
        if (widest > widthM || widest < CheckLimits.GRID_NOISE_M || shortest < Math.max(MIN_LENGTH_M, widest)) {
            return;
        }
        Coordinate between = LineSegment.midPoint(mine.midPoint(), theirs.midPoint());
        Polygon strip = factory.createPolygon(new Coordinate[] {mine.p0, mine.p1, theirs.p1, theirs.p0, mine.p0});
        if (strip.isValid() && strip.getArea() > 0 && ground.on(between).isEmpty() && told.stream().noneMatch(fault -> holds(fault, between))) {
            pieces.computeIfAbsent(List.of(edge.owner(), other.owner()), pair -> new ArrayList<>()).add(strip);
        }
    }

    private static boolean holds(Fault fault, Coordinate spot) {
        return fault.geom() != null && fault.geom().getDimension() == 2 && fault.geom().getEnvelopeInternal().contains(spot)
                && SimplePointInAreaLocator.locate(spot, fault.geom()) != Location.EXTERIOR;
    }
}
