package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/** Lines that take part in an operation: the rings of an area, or a line somebody drew. Noding adds nodes to them. */
final class Source {

    /** Who gives way where two lines cross: the lower one is led through a node that suits the higher one. */
    enum Rank { DRAWN, SUBJECT, FIXED }

    final Rank rank;
    final Geometry geometry;
    final List<List<Coordinate>> paths = new ArrayList<>();

    Source(Rank rank, Geometry geometry) {
        this.rank = rank;
        this.geometry = geometry;
        for (Object line : LinearComponentExtracter.getLines(geometry)) {
            paths.add(List.of(((LineString) line).getCoordinates()));
        }
    }

    boolean isArea() {
        return geometry.getDimension() == 2;
    }
}
