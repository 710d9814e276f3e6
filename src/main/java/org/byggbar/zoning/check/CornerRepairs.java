package org.byggbar.zoning.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;

/** Ways to make one corner of several that are too close, or to take a spike off. Storage CRS, metres. */
final class CornerRepairs {

    private final Fault target;
    private final CheckLimits limits;

    CornerRepairs(Fault target, CheckLimits limits) {
        this.target = target;
        this.limits = limits;
    }

    List<List<CheckedZone>> all() {
        return target.code() == FaultCode.SPIKE ? withoutSpike() : withFewerCorners();
    }

    /** A zone whose close corners have become the first of them. */
    CheckedZone fewestCorners(CheckedZone zone) {
        return zone.reshaped(Corners.move(zone.geom(), toThoseStaying(target.geom().getCoordinates()[0])));
    }

    private List<List<CheckedZone>> withFewerCorners() {
        return Arrays.stream(target.geom().getCoordinates()).distinct().map(first -> changed(toThoseStaying(first))).toList();
    }

    /** One corner stays, with those far enough from it and each other; all others move to the nearest that stays. */
    private UnaryOperator<Coordinate> toThoseStaying(Coordinate first) {
        Set<Coordinate> corners = new LinkedHashSet<>(Arrays.asList(target.geom().getCoordinates()));
        List<Coordinate> stay = new ArrayList<>(List.of(first));
        corners.stream().filter(corner -> stay.stream().allMatch(other -> other.distance(corner) >= limits.closeM())).forEach(stay::add);
        return corner -> !corners.contains(corner) ? corner : stay.stream().min(Comparator.comparing(corner::distance)).orElseThrow();
    }

    /** The tip goes, and with it the corners at its foot where they are only there for its sake. */
    private List<List<CheckedZone>> withoutSpike() {
        Coordinate tip = target.geom().getCoordinates()[1];
        List<Coordinate> foot = new ArrayList<>(foot(tip));
        List<List<CheckedZone>> all = new ArrayList<>();
        for (int chosen = 0; chosen < 1 << foot.size(); chosen++) {
            Set<Coordinate> gone = new HashSet<>(Set.of(tip));
            for (int i = 0; i < foot.size(); i++) {
                if ((chosen & 1 << i) != 0) {
                    gone.add(foot.get(i));
                }
            }
            all.add(changed(corner -> gone.contains(corner) ? null : corner));
        }
        return all;
    }

    /** Corners next to the tip that are as near to it as the spike is long, give or take its width. */
    private Set<Coordinate> foot(Coordinate tip) {
        double lengthM = tip.distance(target.geom().getCoordinates()[0]);
        Set<Coordinate> foot = new LinkedHashSet<>();
        Coordinate[] ring = Rings.of(target.zones().get(0).geom()).stream()
                .filter(corners -> Arrays.asList(corners).contains(tip)).findFirst().orElse(new Coordinate[0]);
        for (int i = 0; i + 1 < ring.length; i++) {
            if (ring[i].equals2D(tip) || ring[i + 1].equals2D(tip)) {
                Coordinate other = ring[i].equals2D(tip) ? ring[i + 1] : ring[i];
                if (other.distance(tip) <= lengthM + limits.spikeWidthM()) {
                    foot.add(other);
                }
            }
        }
        return foot;
    }

    private List<CheckedZone> changed(UnaryOperator<Coordinate> move) {
        return target.zones().stream().map(zone -> zone.reshaped(Corners.move(zone.geom(), move))).toList();
    }
}
