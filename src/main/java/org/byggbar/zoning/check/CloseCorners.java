package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds different corners nearer to each other than delivered plans may have them. Corners that hang together are told
 * once, and not at all where a gap, an overlap or a spike says why they are close. Storage CRS, metres.
 */
final class CloseCorners {

    /** So near to another fault a close corner is part of it. */
    private static final double SAME_FAULT_M = 0.002;

    private record Cell(long x, long y) {}

    private record Pair(Coordinate a, Coordinate b) {}

    private final double closeM;
    private final Map<Coordinate, Set<CheckedZone>> owners = new LinkedHashMap<>();
    private final Map<Cell, List<Coordinate>> cells = new HashMap<>();
    private final Map<Coordinate, Coordinate> leaders = new HashMap<>();

    private CloseCorners(double closeM) {
        this.closeM = closeM;
    }

    /** @param told faults that explain corners close to them */
    static List<Fault> of(List<CheckedZone> zones, List<Fault> told, CheckLimits limits) {
        CloseCorners search = new CloseCorners(limits.closeM());
        zones.forEach(search::add);
        STRtree explained = new STRtree();
        told.stream().map(Fault::geom).filter(geom -> geom != null && geom.getDimension() > 0)
                .forEach(geom -> explained.insert(geom.getEnvelopeInternal(), geom));
        return search.faults(search.pairs().stream().filter(pair -> !isExplained(pair, explained)).toList());
    }

    private void add(CheckedZone zone) {
        for (Coordinate[] ring : Rings.of(zone.geom())) {
            for (int i = 1; i < ring.length; i++) {
                Coordinate corner = ring[i];
                owners.computeIfAbsent(corner, key -> {
                    cells.computeIfAbsent(cell(key, 0, 0), c -> new ArrayList<>(2)).add(key);
                    return new LinkedHashSet<>(4);
                }).add(zone);
            }
        }
    }

    private Cell cell(Coordinate corner, int east, int north) {
        return new Cell((long) Math.floor(corner.x / closeM) + east, (long) Math.floor(corner.y / closeM) + north);
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Coordinate corner : owners.keySet()) {
            for (int east = -1; east <= 1; east++) {
                for (int north = -1; north <= 1; north++) {
                    for (Coordinate other : cells.getOrDefault(cell(corner, east, north), List.of())) {
                        if (corner.compareTo(other) < 0 && corner.distance(other) < closeM) {
                            pairs.add(new Pair(corner, other));
                        }
                    }
                }
            }
        }
        return pairs;
    }

    private static boolean isExplained(Pair pair, STRtree faults) {
        GeometryFactory factory = new GeometryFactory();
        Envelope box = new Envelope(pair.a(), pair.b());
        box.expandBy(SAME_FAULT_M);
        for (Object fault : faults.query(box)) {
            if (((Geometry) fault).distance(factory.createPoint(pair.a())) <= SAME_FAULT_M
                    && ((Geometry) fault).distance(factory.createPoint(pair.b())) <= SAME_FAULT_M) {
                return true;
            }
        }
        return false;
    }

    private List<Fault> faults(List<Pair> pairs) {
        pairs.forEach(pair -> leaders.put(leader(pair.a()), leader(pair.b())));
        Map<Coordinate, List<Pair>> groups = new LinkedHashMap<>();
        pairs.forEach(pair -> groups.computeIfAbsent(leader(pair.a()), key -> new ArrayList<>()).add(pair));
        return groups.values().stream().map(this::fault).toList();
    }

    private Coordinate leader(Coordinate corner) {
        Coordinate leader = corner;
        while (leaders.containsKey(leader) && !leaders.get(leader).equals(leader)) {
            leader = leaders.get(leader);
        }
        return leader;
    }

    private Fault fault(List<Pair> group) {
        GeometryFactory factory = new GeometryFactory();
        Set<CheckedZone> zones = new LinkedHashSet<>();
        group.forEach(pair -> {
            zones.addAll(owners.get(pair.a()));
            zones.addAll(owners.get(pair.b()));
        });
        LineString[] lines = group.stream().map(pair -> factory.createLineString(new Coordinate[] {pair.a(), pair.b()})).toArray(LineString[]::new);
        double nearest = group.stream().mapToDouble(pair -> pair.a().distance(pair.b())).min().orElseThrow();
        Geometry geom = lines.length == 1 ? lines[0] : factory.createMultiLineString(lines);
        return Fault.at(FaultCode.CLOSE_CORNERS, "close_corners", zones.stream().sorted(Comparator.comparing(CheckedZone::code)).toList(), geom)
                .apart(nearest).repairable(true);
    }
}
