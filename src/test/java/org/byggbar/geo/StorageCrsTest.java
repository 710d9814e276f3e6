package org.byggbar.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class StorageCrsTest {

    private final StorageCrs storage = new StorageCrs(25833);
    private final GeometryFactory factory = new GeometryFactory();

    /** Expected values from PROJ 9.1 through ST_Transform. */
    @ParameterizedTest
    @CsvSource({
        "10.2045, 59.7439, 25832, 567700.3414, 6623505.1888",
        "16.1813, 60.1481, 3010, 132296.1294, 6670615.8701",
        "18.3741, 60.2591, 3011, 170711.2616, 6682999.0212",
    })
    void agreesWithProj(double lon, double lat, int srid, double east, double north) {
        Geometry projected = Projections.transform(factory.createPoint(new Coordinate(lon, lat)), 4326, srid);
        assertThat(projected.getCoordinate().x).isCloseTo(east, within(0.0005));
        assertThat(projected.getCoordinate().y).isCloseTo(north, within(0.0005));
    }

    @ParameterizedTest
    @ValueSource(ints = {3006, 3010, 3011, 25832, 25833, 25835})
    void aMillimetreSurvivesTheWayInAndOut(int srid) {
        for (int i = 0; i < 1_000; i++) {
            Coordinate lonLat = new Coordinate(10 + 9 * Math.abs(Math.sin(i)), 59 + 3 * Math.abs(Math.cos(i * 1.7)));
            Geometry sent = Projections.transform(factory.createPoint(lonLat), 4326, srid);
            Geometry back = storage.toCrs(storage.fromCrs(sent, srid), srid);
            assertThat(back.getCoordinate().distance(sent.getCoordinate())).isLessThan(0.001);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {10.2, 16.18, 18.37})
    void aCornerComesBackFromABrowserAsTheSameTwoNumbers(double lon) {
        for (int i = 0; i < 1_000; i++) {
            Geometry stored = storage.fromWgs84(factory.createPoint(new Coordinate(lon + i * 1.234e-5, 60.1 + i * 0.987e-5)));
            Coordinate edge = storage.toWgs84(stored).getCoordinate();
            Coordinate sent = new Coordinate(Math.rint(edge.x * 1e9) / 1e9, Math.rint(edge.y * 1e9) / 1e9);
            assertThat(storage.fromWgs84(factory.createPoint(sent)).getCoordinate()).isEqualTo(stored.getCoordinate());
        }
    }
}
