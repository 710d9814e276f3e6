package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;

/** Finds corners where a border runs out and straight back. A spike into a neighbour is told once for both. Storage CRS, metres. */
final class Spikes {

    private record Spike(List<CheckedZone> zones, Geometry line, double widthM) {}

    private final GeometryFactory factory = new GeometryFactory();
    private final Map<Coordinate, Spike> byTip = new LinkedHashMap<>();
    private final CheckLimits limits;

    private Spikes(CheckLimits limits) {
        this.limits = limits;
    }

    static List<Fault> of(List<CheckedZone> zones, CheckLimits limits) {
        Spikes search = new Spikes(limits);
        for (CheckedZone zone : zones) {
            Rings.of(zone.geom()).forEach(ring -> search.walk(ring, zone));
        }
        List<Fault> found = new ArrayList<>();
        search.byTip.forEach((tip, spike) -> {
            Fault fault = Fault.at(FaultCode.SPIKE, "spike", spike.zones(), spike.line()).apart(spike.widthM()).repairable(true);
            found.add(fault);
        });
        return found;
    }

    private void walk(Coordinate[] ring, CheckedZone zone) {
        int corners = ring.length - 1;
        for (int i = 0; i < corners; i++) {
            Coordinate before = ring[(i + corners - 1) % corners];
            Coordinate tip = ring[i];
            Coordinate after = ring[i + 1];
            if (Math.toDegrees(Angle.angleBetween(before, tip, after)) < limits.spikeDegrees()) {
                note(before, tip, after, zone);
            }
        }
    }

    private void note(Coordinate before, Coordinate tip, Coordinate after, CheckedZone zone) {
        double lengthM = Math.min(tip.distance(before), tip.distance(after));
        Coordinate left = onArm(tip, before, lengthM);
        Coordinate right = onArm(tip, after, lengthM);
        if (left.distance(right) < limits.spikeWidthM()) {
            byTip.computeIfAbsent(tip, key -> new Spike(new ArrayList<>(), factory.createLineString(new Coordinate[] {left, tip, right}),
                    left.distance(right))).zones().add(zone);
        }
    }

    private static Coordinate onArm(Coordinate tip, Coordinate end, double metres) {
        return new LineSegment(tip, end).pointAlong(metres / tip.distance(end));
    }
}
