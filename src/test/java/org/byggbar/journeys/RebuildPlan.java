package org.byggbar.journeys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.byggbar.journeys.StrategyPattern.Zone;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Which zone of the strategy is rebuilt by which tool, so that each tool has its part and all of it ends as it was. */
final class RebuildPlan {

    private static final int BY_MOUSE = 12;
    private static final int BY_FILL = 3;
    private static final int BY_SPLIT = 2;
    private static final int BY_MERGE = 2;
    private static final int BY_MOVE = 1;
    /** A side is at least this share of the zone's width, so that corners stand apart on the screen. */
    private static final double APART = 0.035;
    private static final double OFF_M = 14;

    /** Two zones entered as one; {@code line} is their common border. */
    record Pair(Zone one, Zone other, Polygon whole, List<Coordinate> line) {}

    /** A zone entered as two, cut from corner to corner. */
    record Halves(Zone zone, List<Coordinate> first, List<Coordinate> second) {}

    /** A corner on the plan's border that two zones share, entered in a wrong place. */
    record Slip(Zone one, Zone other, Coordinate right, Coordinate wrong) {}

    final List<Zone> byMouse = new ArrayList<>();
    final List<Zone> byFill = new ArrayList<>();
    final List<Pair> pairs = new ArrayList<>();
    final List<Halves> halves = new ArrayList<>();
    final List<Slip> slips = new ArrayList<>();
    final List<Zone> entered = new ArrayList<>();

    private final StrategyPattern pattern;
    private final Geometry border;
    private final Set<String> taken = new HashSet<>();

    RebuildPlan(StrategyPattern pattern) {
        this.pattern = pattern;
        this.border = pattern.border();
        List<Zone> simple = pattern.zones.values().stream().sorted(Comparator.comparingInt(zone -> zone.ring().size())).toList();
        simple.forEach(this::asPair);
        simple.forEach(this::asSlip);
        simple.forEach(this::asLate);
        simple.forEach(this::asHalves);
        pattern.zones.values().stream().filter(zone -> !taken.contains(zone.code())).forEach(entered::add);
    }

    /** Drawn or filled last, when every corner of it is there to snap to: no two of them touch. */
    private void asLate(Zone zone) {
        boolean free = !taken.contains(zone.code()) && pattern.neighbours(zone.code()).stream().noneMatch(other ->
                taken.contains(other));
        if (free && byMouse.size() < BY_MOUSE && standsApart(zone.ring(), zone.shape().getEnvelopeInternal())) {
            byMouse.add(zone);
        } else if (free && byFill.size() < BY_FILL) {
            byFill.add(zone);
        } else {
            return;
        }
        taken.add(zone.code());
    }

    private void asPair(Zone zone) {
        for (String code : pattern.neighbours(zone.code())) {
            Zone other = pattern.zones.get(code);
            if (pairs.size() == BY_SPLIT || taken.contains(zone.code()) || taken.contains(code)) {
                return;
            }
            Geometry common = zone.shape().intersection(other.shape());
            Geometry line = common.getDimension() == 1 ? org.locationtech.jts.operation.linemerge.LineSequencer.sequence(common) : null;
            if (line instanceof LineString path && path.getNumPoints() <= 6 && zone.shape().union(other.shape()) instanceof Polygon whole
                    && whole.getNumInteriorRing() == 0 && standsApart(List.of(path.getCoordinates()), whole.getEnvelopeInternal())) {
                pairs.add(new Pair(zone, other, whole, List.of(path.getCoordinates())));
                taken.add(zone.code());
                taken.add(code);
            }
        }
    }

    private void asSlip(Zone zone) {
        for (Coordinate corner : zone.ring()) {
            List<String> both = List.copyOf(pattern.zonesAt(corner));
            if (slips.size() == BY_MOVE || taken.contains(zone.code())) {
                return;
            }
            if (both.size() != 2 || both.stream().anyMatch(taken::contains) || !onBorder(corner)) {
                continue;
            }
            Zone other = pattern.zones.get(both.get(0).equals(zone.code()) ? both.get(1) : both.get(0));
            wrongPlace(zone, other, corner).ifPresent(wrong -> {
                slips.add(new Slip(zone, other, corner, wrong));
                taken.addAll(both);
            });
        }
    }

    private java.util.Optional<Coordinate> wrongPlace(Zone zone, Zone other, Coordinate corner) {
        Polygon before = zone.shape();
        for (double angle = 0; angle < 2 * Math.PI; angle += Math.PI / 12) {
            Coordinate wrong = new Coordinate(corner.x + OFF_M * Math.cos(angle), corner.y + OFF_M * Math.sin(angle));
            Polygon one = moved(zone, corner, wrong).shape();
            Polygon two = moved(other, corner, wrong).shape();
            boolean inside = border.contains(new GeometryFactory().createPoint(wrong));
            boolean clear = zone.shortestSide() > 2 * OFF_M && other.shortestSide() > 2 * OFF_M;
            if (inside && clear && one.isValid() && two.isValid() && before.union(other.shape()).covers(one.union(two))) {
                return java.util.Optional.of(wrong);
            }
        }
        return java.util.Optional.empty();
    }

    private void asHalves(Zone zone) {
        List<Coordinate> ring = zone.ring();
        int half = ring.size() / 2;
        for (int i = 0; i < half && halves.size() < BY_MERGE && !taken.contains(zone.code()); i++) {
            LineString chord = new GeometryFactory().createLineString(new Coordinate[] {ring.get(i), ring.get(i + half)});
            boolean touchesLate = pattern.neighbours(zone.code()).stream().anyMatch(taken::contains);
            if (!touchesLate && zone.shape().buffer(-1).getBoundary().intersection(chord).getNumPoints() == 2 && zone.shape().covers(chord)) {
                List<Coordinate> second = new ArrayList<>(ring.subList(i + half, ring.size()));
                second.addAll(ring.subList(0, i + 1));
                halves.add(new Halves(zone, List.copyOf(ring.subList(i, i + half + 1)), second));
                taken.add(zone.code());
            }
        }
    }

    static Zone moved(Zone zone, Coordinate from, Coordinate to) {
        return new Zone(zone.code(), zone.name(), zone.strategy(), zone.landUse(), zone.fromLandUse(),
                zone.ring().stream().map(corner -> corner.equals2D(from) ? to : corner).toList());
    }

    private boolean onBorder(Coordinate corner) {
        return border.getBoundary().distance(new GeometryFactory().createPoint(corner)) < 1e-6;
    }

    private static boolean standsApart(List<Coordinate> corners, Envelope whole) {
        double width = Math.max(whole.getWidth(), whole.getHeight());
        for (int i = 1; i < corners.size(); i++) {
            if (corners.get(i).distance(corners.get(i - 1)) < APART * width) {
                return false;
            }
        }
        return true;
    }
}
