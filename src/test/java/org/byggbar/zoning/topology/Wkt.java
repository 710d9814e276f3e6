package org.byggbar.zoning.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.byggbar.geo.GeometryCheck;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Shapes as text for the operations' tests. */
final class Wkt {

    /** People measure in the storage plane itself. */
    static final Plane SAME_PLANE = stored -> stored;

    private Wkt() {}

    static Geometry read(String wkt) {
        try {
            return new WKTReader().read(wkt.strip());
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    static MultiPolygon area(String wkt) {
        return (MultiPolygon) GeometryCheck.asMultiPolygon(read(wkt));
    }

    static LineString line(String wkt) {
        return (LineString) read(wkt);
    }

    /** Equal corner by corner, wherever rings start and in whichever order parts come. */
    static void assertSame(List<MultiPolygon> areas, String wkts) {
        assertThat(areas.stream().map(area -> area.norm().toText()))
                .containsExactlyInAnyOrderElementsOf(List.of(wkts.split(";")).stream().map(wkt -> area(wkt).norm().toText()).toList());
    }
}
