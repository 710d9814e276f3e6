package org.byggbar.layers.tiles;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * A polygon or multipolygon of a coverage.
 *
 * @param look what it is drawn by: areas that agree look alike
 * @param shape in EPSG:3857
 */
record Area(long id, List<String> look, Geometry shape) {

    Area shaped(Geometry other) {
        return new Area(id, look, other);
    }
}
