package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.topology.Arrangement.Face;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/** Takes from a zone what lies on its neighbours, so that it ends exactly at their borders, node by node. */
public final class CutAgainstNeighbours {

    private final Plane plane;

    public CutAgainstNeighbours(Plane plane) {
        this.plane = plane;
    }

    /** How much of the zone lay on one neighbour, square metres. */
    public record Removed(String key, double areaM2) {}

    /** @param neighbours those of the given that got nodes where the zone's border used to cross theirs */
    public record Cut(MultiPolygon area, List<Removed> removed, List<KeyedZone> neighbours) {}

    /** @throws ProblemException {@code cut.no_overlap} when there is nothing to take, {@code cut.nothing_left} when all of it would go */
    public Cut cut(MultiPolygon zone, List<KeyedZone> neighbours) {
        List<KeyedZone> others = near(zone, neighbours);
        List<Source> sources = new ArrayList<>(List.of(new Source(zone)));
        others.forEach(neighbour -> sources.add(new Source(neighbour.geom())));
        Arrangement all = new Arrangement(new Grid(plane), sources);
        List<Face> own = all.all().stream().filter(face -> face.in(0)).toList();
        List<Face> left = own.stream().filter(face -> face.of().cardinality() == 1).toList();
        if (left.size() == own.size()) {
            throw ProblemException.unprocessable("cut.no_overlap");
        }
        MultiPolygon area = Arrangement.unionWithoutCrumbs(left);
        if (area.isEmpty()) {
            throw ProblemException.unprocessable("cut.nothing_left");
        }
        List<Removed> removed = IntStream.range(0, others.size()).mapToObj(i -> new Removed(others.get(i).key(), own.stream()
                .filter(face -> face.in(i + 1)).mapToDouble(face -> plane.areaM2(face.area())).sum())).filter(one -> one.areaM2() > 0).toList();
        return new Cut(area, removed, Followers.of(all.routes(), List.of(area), neighbours));
    }

    /** Those that touch it count too: a border that is led through a node may come to lie on theirs. */
    private static List<KeyedZone> near(MultiPolygon zone, List<KeyedZone> neighbours) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(zone);
        IndexedFacetDistance sides = new IndexedFacetDistance(zone);
        return neighbours.stream()
                .filter(one -> prepared.intersects(one.geom()) || sides.isWithinDistance(one.geom(), Noding.ON_SIDE_M)).toList();
    }
}
