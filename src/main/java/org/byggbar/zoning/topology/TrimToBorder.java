package org.byggbar.zoning.topology;

import java.util.List;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.topology.Arrangement.Face;
import org.locationtech.jts.geom.MultiPolygon;

/** Takes from a zone what lies outside its plan's border, so that it ends exactly at the border, node by node. */
public final class TrimToBorder {

    private final Plane plane;

    public TrimToBorder(Plane plane) {
        this.plane = plane;
    }

    /**
     * @param removedM2 how much lay outside
     * @param neighbours those of the given that got nodes where the border crosses the side they share with the zone
     */
    public record Trimmed(MultiPolygon area, double removedM2, List<KeyedZone> neighbours) {}

    /** @throws ProblemException {@code trim.inside} when nothing lies outside, {@code trim.nothing_left} when everything does */
    public Trimmed trim(MultiPolygon zone, MultiPolygon border, List<KeyedZone> neighbours) {
        Arrangement all = new Arrangement(new Grid(plane), List.of(new Source(zone), new Source(border)));
        List<Face> own = all.all().stream().filter(face -> face.in(0)).toList();
        List<Face> left = own.stream().filter(face -> face.in(1)).toList();
        if (left.size() == own.size()) {
            throw ProblemException.unprocessable("trim.inside");
        }
        MultiPolygon area = Arrangement.unionWithoutCrumbs(left);
        if (area.isEmpty()) {
            throw ProblemException.unprocessable("trim.nothing_left");
        }
        double removed = own.stream().filter(face -> !face.in(1)).mapToDouble(face -> plane.areaM2(face.area())).sum();
        return new Trimmed(area, removed, Followers.of(all.routes(), List.of(area), neighbours));
    }
}
