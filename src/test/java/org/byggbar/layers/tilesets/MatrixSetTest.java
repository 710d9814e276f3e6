package org.byggbar.layers.tilesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;

class MatrixSetTest {

    @SuppressWarnings("unchecked")
    private static Map<String, Object> matrix(MatrixSet set, int level) {
        return ((List<Map<String, Object>>) set.definition("http://x/ogc").get("tileMatrices")).get(level);
    }

    /** Scale denominators of OGC 17-083r4, table D.1. */
    @ParameterizedTest
    @CsvSource({"0, 559082264.028717, 156543.033928041", "10, 545978.773465544, 152.874056570353", "24, 33.3238997477, 0.00933069192217"})
    void definesTheWebsSetAsTheStandardDoes(int level, double scale, double cell) {
        Map<String, Object> matrix = matrix(MatrixSet.WEB_MERCATOR_QUAD, level);
        assertThat((double) matrix.get("scaleDenominator")).isCloseTo(scale, within(scale * 1e-9));
        assertThat((double) matrix.get("cellSize")).isCloseTo(cell, within(cell * 1e-9));
        assertThat(matrix).containsEntry("id", String.valueOf(level)).containsEntry("matrixWidth", 1 << level).containsEntry("tileWidth", 256);
    }

    @ParameterizedTest
    @CsvSource({"0, 21664, 77371428.5714286", "9, 42.3125, 151116.07142857", "18, 0.0826416015625, 295.1485770089"})
    void definesTheNationalSetAsKartverketDoes(int level, double cell, double scale) {
        Map<String, Object> matrix = matrix(MatrixSet.UTM33N, level);
        assertThat((double) matrix.get("cellSize")).isEqualTo(cell);
        assertThat((double) matrix.get("scaleDenominator")).isCloseTo(scale, within(scale * 1e-9));
        assertThat(matrix).containsEntry("pointOfOrigin", List.of(-2_500_000.0, 9_045_984.0)).containsEntry("cornerOfOrigin", "topLeft");
        assertThat(MatrixSet.UTM33N.definition("http://x/ogc")).containsEntry("id", "utm33n").containsEntry("orderedAxes", List.of("E", "N"))
                .containsEntry("crs", "http://www.opengis.net/def/crs/EPSG/0/25833");
    }

    @Test
    void countsRowsFromTheNorthAndColumnsFromTheWest() {
        MatrixLimits limits = MatrixLimits.of(MatrixSet.UTM33N.grid(), 9, new Envelope(262_161, 272_993, 6_597_951, 6_619_615));
        assertThat(limits).isEqualTo(new MatrixLimits(9, 224, 226, 255, 256));
        assertThat(limits.holds(224, 255)).isTrue();
        assertThat(limits.holds(255, 224)).isFalse();
        assertThat(limits.holds(227, 256)).isFalse();
    }

    @Test
    void keepsLimitsInsideTheGrid() {
        assertThat(MatrixLimits.of(MatrixSet.WEB_MERCATOR_QUAD.grid(), 3, new Envelope(-1e9, 1e9, -1e9, 1e9)))
                .isEqualTo(new MatrixLimits(3, 0, 7, 0, 7));
    }
}
