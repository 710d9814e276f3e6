package org.byggbar.zoning.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.topology.MergeZones.Merged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeZonesTest {

    private static final String WEST = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))";

    private final MergeZones merge = new MergeZones(Wkt.SAME_PLANE);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "side by side, nodes stay  | " + WEST + "; POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0)) | POLYGON ((0 0, 10 0, 20 0, 20 10, 10 10, 0 10, 0 0))",
        "half a side, no node      | " + WEST + "; POLYGON ((10 5, 20 5, 20 15, 10 15, 10 5)) | POLYGON ((0 0, 10 0, 10 5, 20 5, 20 15, 10 15, 10 10, 0 10, 0 0))",
        "a chain in any order      | " + WEST + "; POLYGON ((20 0, 30 0, 30 10, 20 10, 20 0)); POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0)) | POLYGON ((0 0, 10 0, 20 0, 30 0, 30 10, 20 10, 10 10, 0 10, 0 0))",
        "an island in its hole     | POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 6 4, 6 6, 4 6, 4 4)); POLYGON ((4 4, 6 4, 6 6, 4 6, 4 4)) | " + WEST,
        "round a courtyard         | POLYGON ((0 0, 10 0, 10 3, 3 3, 3 7, 10 7, 10 10, 0 10, 0 0)); POLYGON ((10 0, 12 0, 12 10, 10 10, 10 7, 10 3, 10 0)) | POLYGON ((0 0, 10 0, 12 0, 12 10, 10 10, 0 10, 0 0), (3 3, 3 7, 10 7, 10 3, 3 3))",
        "overlapping               | " + WEST + "; POLYGON ((5 5, 15 5, 15 15, 5 15, 5 5)) | POLYGON ((0 0, 10 0, 10 5, 15 5, 15 15, 5 15, 5 10, 0 10, 0 0))",
        "half a millimetre of gap rounded away | " + WEST + "; POLYGON ((10 0, 20 0, 20 7, 10 5, 10 0)) | POLYGON ((0 0, 10 0, 20 0, 20 7, 10 5, 10 10, 0 10, 0 0))",
        "of several polygons       | MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((50 0, 60 0, 60 10, 50 10, 50 0))); POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0)) | MULTIPOLYGON (((0 0, 10 0, 20 0, 20 10, 10 10, 0 10, 0 0)), ((50 0, 60 0, 60 10, 50 10, 50 0)))",
    })
    void givesOneZone(String name, String zones, String merged) {
        Wkt.assertSame(List.of(merge.merge(keyed(zones), List.of()).area()), merged);
    }

    @ParameterizedTest(name = "{0}: not joined {2}")
    @CsvSource(delimiter = '|', value = {
        "only a corner          | " + WEST + "; POLYGON ((10 10, 20 10, 20 20, 10 20, 10 10)) | 1",
        "only a point on a side | " + WEST + "; POLYGON ((10 5, 20 0, 20 10, 10 5))           | 1",
        "far apart              | " + WEST + "; POLYGON ((30 0, 40 0, 40 10, 30 10, 30 0))    | 1",
        "a metre apart          | " + WEST + "; POLYGON ((11 0, 20 0, 20 10, 11 10, 11 0))    | 1",
        "two pairs              | " + WEST + "; POLYGON ((30 0, 40 0, 40 10, 30 10, 30 0)); POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0)); POLYGON ((40 0, 50 0, 50 10, 40 10, 40 0)) | 1,3",
    })
    void namesTheZonesThatNothingJoins(String name, String zones, String keys) {
        assertThatThrownBy(() -> merge.merge(keyed(zones), List.of())).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo("merge.not_adjacent");
            assertThat(problem.extensions().get("keys")).isEqualTo(List.of(keys.split(",")));
        });
    }

    @Test
    void aThirdZoneGetsTheNodeWhereUnmatchedBordersMet() {
        Merged merged = merge.merge(keyed(WEST + "; POLYGON ((10 5, 20 5, 20 15, 10 15, 10 5))"),
                List.of(new KeyedZone("south-east", Wkt.area("POLYGON ((10 0, 20 0, 20 5, 10 5, 10 0))")),
                        new KeyedZone("north", Wkt.area("POLYGON ((0 10, 10 10, 10 20, 0 20, 0 10))"))));
        assertThat(merged.neighbours()).isEmpty();
        Merged crossing = merge.merge(keyed(WEST + "; POLYGON ((5 5, 15 5, 15 15, 5 15, 5 5))"),
                List.of(new KeyedZone("north", Wkt.area("POLYGON ((0 10, 10 10, 10 20, 0 20, 0 10))"))));
        Wkt.assertSame(List.of(crossing.neighbours().get(0).geom()), "POLYGON ((0 10, 5 10, 10 10, 10 20, 0 20, 0 10))");
    }

    private static List<KeyedZone> keyed(String wkts) {
        List<KeyedZone> zones = new ArrayList<>();
        for (String wkt : wkts.split(";")) {
            zones.add(new KeyedZone(String.valueOf(zones.size()), Wkt.area(wkt)));
        }
        return zones;
    }
}
