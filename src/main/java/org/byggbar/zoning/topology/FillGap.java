package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.topology.Arrangement.Face;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Finds the gap at a place, shut in by zones or by zones and the plan's border, and says what each zone around it would be with it. */
public final class FillGap {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Plane plane;

    public FillGap(Plane plane) {
        this.plane = plane;
    }

    /**
     * A zone that could take the gap.
     *
     * @param sharedM length of the border between it and the gap, metres
     * @param area the zone and the gap as one
     */
    public record Candidate(String key, double sharedM, MultiPolygon area) {}

    /**
     * @param candidates longest shared border first
     * @param neighbours zones that got nodes so that they match the gap
     */
    public record Fill(MultiPolygon gap, List<Candidate> candidates, List<KeyedZone> neighbours) {}

    /**
     * @param border of the plan, when what lies between zones and border counts as a gap too
     * @throws ProblemException {@code fill.no_gap} when the place lies in a zone, outside the border, or open to all sides
     */
    public Fill fill(Coordinate at, List<KeyedZone> zones, Optional<MultiPolygon> border) {
        List<Source> sources = new ArrayList<>(zones.stream().map(zone -> new Source(zone.geom())).toList());
        border.ifPresent(area -> sources.add(new Source(area)));
        Arrangement all = new Arrangement(new Grid(plane), sources);
        Face gap = all.all().stream().filter(face -> isUncovered(face, zones.size(), border.isPresent()))
                .filter(face -> SimplePointInAreaLocator.locate(at, face.area()) != Location.EXTERIOR)
                .findFirst().orElseThrow(() -> ProblemException.unprocessable("fill.no_gap"));
        List<KeyedZone> led = Followers.of(all.routes(), List.of(gap.area()), zones);
        List<Candidate> candidates = candidates(gap.area(), matching(zones, led));
        if (candidates.isEmpty()) {
            throw ProblemException.unprocessable("fill.no_gap");
        }
        return new Fill(Arrangement.union(gap.area()), candidates, led);
    }

    private static boolean isUncovered(Face face, int zones, boolean bordered) {
        return face.of().nextSetBit(0) == (bordered ? zones : -1);
    }

    private static List<KeyedZone> matching(List<KeyedZone> zones, List<KeyedZone> led) {
        Map<String, KeyedZone> byKey = led.stream().collect(Collectors.toMap(KeyedZone::key, zone -> zone, (one, same) -> one));
        return zones.stream().map(zone -> byKey.getOrDefault(zone.key(), zone)).toList();
    }

    private List<Candidate> candidates(Polygon gap, List<KeyedZone> zones) {
        Set<Edge> around = Arrangement.sides(gap);
        List<Candidate> candidates = new ArrayList<>();
        for (KeyedZone zone : zones) {
            double shared = shared(around, Arrangement.sides(zone.geom()));
            if (shared > 0) {
                candidates.add(new Candidate(zone.key(), shared, Arrangement.union(zone.geom(), gap)));
            }
        }
        candidates.sort(Comparator.comparing(Candidate::sharedM).reversed());
        return candidates;
    }

    private double shared(Set<Edge> around, Set<Edge> zone) {
        LineString[] lines = around.stream().filter(zone::contains)
                .map(side -> FACTORY.createLineString(new Coordinate[] {side.a(), side.b()})).toArray(LineString[]::new);
        return plane.lengthM(FACTORY.createMultiLineString(lines));
    }
}
