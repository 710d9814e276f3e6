package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.byggbar.platform.ProblemException;
import org.locationtech.jts.geom.MultiPolygon;

/** Makes one zone of several that lie side by side: each must share a stretch of border with the rest, a common corner is not enough. */
public final class MergeZones {

    private final Plane plane;

    public MergeZones(Plane plane) {
        this.plane = plane;
    }

    /**
     * @param area all zones as one; the nodes of its outer border stay, since neighbours may have them too
     * @param neighbours those of the given that got nodes, because the zones' borders did not quite match before
     */
    public record Merged(MultiPolygon area, List<KeyedZone> neighbours) {}

    /** @throws ProblemException {@code merge.not_adjacent} with the {@code keys} of zones that nothing joins to the first */
    public Merged merge(List<KeyedZone> zones, List<KeyedZone> neighbours) {
        List<Source> sources = zones.stream().map(zone -> new Source(zone.geom())).toList();
        Arrangement together = new Arrangement(new Grid(plane), sources);
        Set<Integer> joined = joinedToFirst(together, zones.size());
        List<String> apart = IntStream.range(0, zones.size()).filter(i -> !joined.contains(i)).mapToObj(i -> zones.get(i).key()).toList();
        if (!apart.isEmpty()) {
            throw ProblemException.unprocessable("merge.not_adjacent").with("keys", apart);
        }
        MultiPolygon area = Arrangement.union(together.all().stream().filter(face -> !face.of().isEmpty()).toList());
        return new Merged(area, Followers.of(together.routes(), List.of(area), neighbours));
    }

    private static Set<Integer> joinedToFirst(Arrangement together, int zones) {
        List<Set<Edge>> sides = IntStream.range(0, zones).mapToObj(together::sides).toList();
        Set<Integer> joined = new LinkedHashSet<>(Set.of(0));
        List<Integer> open = new ArrayList<>(joined);
        while (!open.isEmpty()) {
            int one = open.remove(open.size() - 1);
            for (int other = 0; other < zones; other++) {
                if (!joined.contains(other) && (share(sides.get(one), sides.get(other)) || overlap(together, one, other))) {
                    joined.add(other);
                    open.add(other);
                }
            }
        }
        return joined;
    }

    private static boolean share(Set<Edge> one, Set<Edge> other) {
        return one.stream().anyMatch(other::contains);
    }

    private static boolean overlap(Arrangement together, int one, int other) {
        return together.all().stream().anyMatch(face -> face.in(one) && face.in(other));
    }
}
