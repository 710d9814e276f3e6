package org.byggbar.zoning.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class GeometryDifferenceTest {

    private static final String SQUARE = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))";

    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "the same                      | POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))                             | 0  | 0  | 0 | 0",
        "one corner 3 m out            | POLYGON ((0 0, 13 0, 10 10, 0 10, 0 0))                             | 15 | 0  | 1 | 3",
        "one corner 2 m in             | POLYGON ((0 0, 10 0, 10 10, 0 8, 0 0))                              | 0  | 10 | 1 | 1.961161",
        "the right border 1 m left     | POLYGON ((0 0, 9 0, 9 10, 0 10, 0 0))                               | 0  | 10 | 2 | 1",
        "a node on a straight border   | POLYGON ((0 0, 5 0, 10 0, 10 10, 0 10, 0 0))                        | 0  | 0  | 1 | 0",
        "a hole                        | POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 6 4, 6 6, 4 6, 4 4))  | 0  | 4  | 4 | 4",
        "gained here and lost there    | POLYGON ((2 0, 12 0, 12 10, 2 10, 2 0))                             | 20 | 20 | 4 | 2",
    })
    void saysWhatMovedAndHowFar(String what, String later, double gainedM2, double lostM2, int corners, double furthestM) {
        GeometryDifference difference = GeometryDifference.between(wkt(SQUARE), wkt(later));
        assertThat(difference.gained().getArea()).isCloseTo(gainedM2, within(1e-6));
        assertThat(difference.lost().getArea()).isCloseTo(lostM2, within(1e-6));
        assertThat(difference.movedCorners()).isEqualTo(corners);
        assertThat(difference.furthestM()).isCloseTo(furthestM, within(1e-6));
        assertThat(difference.toAreaM2() - difference.fromAreaM2()).isCloseTo(gainedM2 - lostM2, within(1e-6));
    }

    @Test
    void takesAnAddedZoneAsGainedAndARemovedOneAsLost() {
        assertThat(GeometryDifference.whole(wkt(SQUARE), true)).extracting(d -> d.gained().getArea(), d -> d.lost().isEmpty()).containsExactly(100.0, true);
        assertThat(GeometryDifference.whole(wkt(SQUARE), false)).extracting(d -> d.lost().getArea(), d -> d.gained().isEmpty()).containsExactly(100.0, true);
    }
}
