package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.byggbar.geo.Projections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class GridBoxTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Test
    void holdsWhateverTheBoxHeld() {
        Random random = new Random(33);
        for (int i = 0; i < 300; i++) {
            double size = Math.pow(10, 1 + random.nextDouble() * 5.2);       // 10 m to 1,600 km
            double x = 500_000 + random.nextDouble() * 3_000_000;            // all of Norway and Sweden, EPSG:3857
            double y = 7_400_000 + random.nextDouble() * 4_000_000;
            Envelope box = new Envelope(x, x + size, y, y + size / 2);
            Envelope placed = GridBox.around(box, 3857, TileGrid.UTM33);
            for (int n = 0; n < 50; n++) {
                Coordinate inside = new Coordinate(x + random.nextDouble() * size, y + random.nextDouble() * size / 2);
                assertThat(placed.contains(Projections.transform(FACTORY.createPoint(inside), 3857, 25833).getCoordinate()))
                        .as("%s in %s", inside, box).isTrue();
            }
        }
    }

    @Test
    void isNotMuchLargerThanTheBox() {
        Envelope drammen = new Envelope(1_135_000, 1_145_000, 8_330_000, 8_340_000);
        Envelope placed = GridBox.around(drammen, 3857, TileGrid.UTM33);
        assertThat(placed.getWidth()).isBetween(5_000.0, 6_000.0);
        assertThat(placed.getHeight()).isBetween(5_000.0, 6_000.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-180, -165, -75, -74.9, 0, 60, 104.9, 105, 180})
    void isABoxForEveryPlaceOnEarth(double lon) {
        double x = Math.toRadians(lon) * 6_378_137;
        for (double y = -20_000_000; y <= 20_000_000; y += 2_000_000) {
            Envelope placed = GridBox.around(new Envelope(x - 100, x + 100, y - 100, y + 100), 3857, TileGrid.UTM33);
            assertThat(Double.isFinite(placed.getArea())).as("%s %s: %s", lon, y, placed).isTrue();
        }
    }
}
