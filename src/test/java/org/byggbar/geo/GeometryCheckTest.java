package org.byggbar.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Geometry in the storage CRS, metres around Drammen; WKT in, code out. */
class GeometryCheckTest {

    private final StorageCrs storage = new StorageCrs(25833);
    private final GeometryCheck check = new GeometryCheck(storage);

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
        "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))                                          | geometry.self_intersection",
        "POLYGON ((0 0, 10 0, 20 0, 0 0))                                                 | geometry.ring_zero_area",
        "POLYGON ((0 0, 0 0, 0 0, 0 0))                                                   | geometry.ring_too_few_points",
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (20 20, 21 20, 21 21, 20 20))            | geometry.hole_outside",
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (0 2, 0 8, 4 8, 4 2, 0 2))               | geometry.hole_outside",
        "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((5 5, 15 5, 15 15, 5 15, 5 5)))  | geometry.parts_overlap",
        "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((2 2, 3 2, 3 3, 2 2)))           | geometry.parts_overlap",
        "POLYGON EMPTY                                                                    | geometry.empty",
    })
    void namesTheFault(String wkt, String code) throws ParseException {
        assertThat(check.fault(moved(wkt))).hasValueSatisfying(fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))",
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))",
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (0 5, 4 4, 4 6, 0 5))",
        "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((10 10, 15 10, 15 15, 10 10)))",
    })
    void letsValidGeometryPass(String wkt) throws ParseException {
        assertThat(check.fault(moved(wkt))).isEmpty();
    }

    private static Geometry moved(String wkt) throws ParseException {
        Geometry geometry = new WKTReader().read(wkt);
        geometry.apply((org.locationtech.jts.geom.Coordinate c) -> {
            c.x += 229_000;
            c.y += 6_632_000;
        });
        geometry.geometryChanged();
        return geometry;
    }
}
