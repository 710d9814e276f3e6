package org.byggbar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;

class CoverageTest {

    private static Geometry[] zones(Coverage town) {
        return IntStream.range(0, town.zones()).mapToObj(i -> town.zone(i).getGeometryN(0)).toArray(Geometry[]::new);
    }

    @Test
    void townsAreCoveragesWithThirtyNineVerticesAZone() {
        for (Coverage town : Country.of(10_000).towns()) {
            Geometry[] zones = zones(town);
            assertThat(zones).hasSize(2_000).allMatch(Geometry::isValid);
            assertThat(CoverageValidator.hasInvalidResult(CoverageValidator.validate(zones, 1))).isFalse();
            assertThat(Arrays.stream(zones).mapToInt(Geometry::getNumPoints).average().orElseThrow()).isBetween(38.0, 40.0);
            assertThat(CoverageUnion.union(zones).getNumGeometries()).isEqualTo(1);
        }
    }

    @Test
    void tenTimesTheZonesAreTheSameTownsAndMore() {
        Country small = Country.of(20_000);
        Country large = Country.of(200_000);
        assertThat(large.zones()).isEqualTo(200_000);
        assertThat(large.towns()).hasSize(100);
        assertThat(small.towns().get(0).zone(77)).isEqualTo(large.towns().get(0).zone(77));
    }

    @Test
    void townsLieApart() {
        var towns = Country.of(400_000).towns();
        for (int i = 0; i < towns.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(Math.hypot(towns.get(i).east() - towns.get(j).east(), towns.get(i).north() - towns.get(j).north()))
                        .isGreaterThan(16_000);
            }
        }
    }
}
