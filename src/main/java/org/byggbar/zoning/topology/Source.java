package org.byggbar.zoning.topology;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/** Lines that take part in an operation: the rings of an area, or a line somebody drew. Noding adds nodes to them. */
final class Source {

    final Geometry geometry;
    final List<List<Coordinate>> paths = new ArrayList<>();

    Source(Geometry geometry) {
        this.geometry = geometry;
        for (Object line : LinearComponentExtracter.getLines(geometry)) {
            paths.add(List.of(((LineString) line).getCoordinates()));
        }
    }

    /** Whether it is a drawn line, which gives way to borders, and not an area. */
    boolean isDrawn() {
        return geometry.getDimension() < 2;
    }
}
