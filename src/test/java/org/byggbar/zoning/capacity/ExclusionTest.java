package org.byggbar.zoning.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class ExclusionTest {

    private static final String ZONE = "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))";

    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (org.locationtech.jts.io.ParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String box(double x, double y, double width, double height) {
        return "POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))".formatted(x, y, x + width, y + height);
    }

    private static double excluded(List<String> overlays) {
        return new Exclusion(overlays.stream().map(ExclusionTest::wkt).toList(), Geometry::getArea).areaM2(wkt(ZONE));
    }

    @ParameterizedTest(name = "{2} m² under {0} and {1}")
    @CsvSource(delimiter = ';', value = {
            "POLYGON ((0 0, 60 0, 60 100, 0 100, 0 0)); POLYGON ((40 0, 100 0, 100 100, 40 100, 40 0)); 10000",
            "POLYGON ((0 0, 50 0, 50 100, 0 100, 0 0)); POLYGON ((0 0, 50 0, 50 100, 0 100, 0 0)); 5000",
            "POLYGON ((-50 0, 20 0, 20 50, -50 50, -50 0)); POLYGON ((10 0, 30 0, 30 50, 10 50, 10 0)); 1500",
            "POLYGON ((200 0, 300 0, 300 50, 200 50, 200 0)); POLYGON ((100 0, 200 0, 200 100, 100 100, 100 0)); 0",
            "POLYGON ((-10 -10, 110 -10, 110 110, -10 110, -10 -10)); POLYGON ((40 40, 60 40, 60 60, 40 60, 40 40)); 10000"})
    void countsEachSpotOnce(String one, String other, double squareMetres) {
        assertThat(excluded(List.of(one, other))).isCloseTo(squareMetres, within(1e-6));
        assertThat(excluded(List.of(other, one))).isCloseTo(squareMetres, within(1e-6));
    }

    @Test
    void withoutOverlaysNothingIsExcluded() {
        assertThat(excluded(List.of())).isZero();
    }

    /** Against a count of the square metres one by one. */
    @Test
    void manyOverlappingOverlaysAreTheirUnion() {
        Random random = new Random(20261122);
        for (int round = 0; round < 200; round++) {
            boolean[][] covered = new boolean[100][100];
            List<String> overlays = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int x = random.nextInt(120) - 20;
                int y = random.nextInt(120) - 20;
                int width = 1 + random.nextInt(60);
                int height = 1 + random.nextInt(60);
                overlays.add(box(x, y, width, height));
                for (int cx = Math.max(0, x); cx < Math.min(100, x + width); cx++) {
                    for (int cy = Math.max(0, y); cy < Math.min(100, y + height); cy++) {
                        covered[cx][cy] = true;
                    }
                }
            }
            long cells = java.util.Arrays.stream(covered).mapToLong(column -> {
                int count = 0;
                for (boolean cell : column) {
                    count += cell ? 1 : 0;
                }
                return count;
            }).sum();
            assertThat(excluded(overlays)).isCloseTo(cells, within(1e-6));
        }
    }
}
