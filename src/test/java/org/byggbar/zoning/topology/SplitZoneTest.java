package org.byggbar.zoning.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.topology.SplitZone.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;

class SplitZoneTest {

    private static final String SQUARE = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))";
    private static final String RING = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 6 4, 6 6, 4 6, 4 4))";
    private static final String COMB = "POLYGON ((0 0, 30 0, 30 20, 20 20, 20 10, 10 10, 10 20, 0 20, 0 0))";
    private static final String TWO = "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((20 0, 24 0, 24 4, 20 4, 20 0)))";

    private final SplitZone split = new SplitZone(Wkt.SAME_PLANE);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "straight across            | " + SQUARE + " | LINESTRING (5 -1, 5 11)  | POLYGON ((0 0, 5 0, 5 10, 0 10, 0 0)); POLYGON ((5 0, 10 0, 10 10, 5 10, 5 0))",
        "ends on the border         | " + SQUARE + " | LINESTRING (5 0, 5 10)   | POLYGON ((0 0, 5 0, 5 10, 0 10, 0 0)); POLYGON ((5 0, 10 0, 10 10, 5 10, 5 0))",
        "from corner to corner      | " + SQUARE + " | LINESTRING (0 0, 10 10)  | POLYGON ((0 0, 10 0, 10 10, 0 0)); POLYGON ((0 0, 10 10, 0 10, 0 0))",
        "ends 0.4 m short           | " + SQUARE + " | LINESTRING (5 0.4, 5 9.6) | POLYGON ((0 0, 5 0, 5 10, 0 10, 0 0)); POLYGON ((5 0, 10 0, 10 10, 5 10, 5 0))",
        "ends a millimetre beside   | " + SQUARE + " | LINESTRING (5 0.001, 5 9.999) | POLYGON ((0 0, 5 0, 5 10, 0 10, 0 0)); POLYGON ((5 0, 10 0, 10 10, 5 10, 5 0))",
        "with a bend inside         | " + SQUARE + " | LINESTRING (5 -1, 5 5, 11 5) | POLYGON ((0 0, 5 0, 5 5, 10 5, 10 10, 0 10, 0 0)); POLYGON ((5 0, 10 0, 10 5, 5 5, 5 0))",
        "out, in and out again      | " + SQUARE + " | LINESTRING (-1 2, 11 2, 11 8, -1 8) | POLYGON ((0 0, 10 0, 10 2, 0 2, 0 0)); POLYGON ((0 2, 10 2, 10 8, 0 8, 0 2)); POLYGON ((0 8, 10 8, 10 10, 0 10, 0 8))",
        "a comb's three teeth ends  | " + COMB + "   | LINESTRING (-1 15, 31 15) | POLYGON ((0 0, 30 0, 30 15, 20 15, 20 10, 10 10, 10 15, 0 15, 0 0)); POLYGON ((0 15, 10 15, 10 20, 0 20, 0 15)); POLYGON ((20 15, 30 15, 30 20, 20 20, 20 15))",
        "along the bottom of a comb | " + COMB + "   | LINESTRING (-1 10, 31 10) | POLYGON ((0 0, 30 0, 30 10, 20 10, 10 10, 0 10, 0 0)); POLYGON ((0 10, 10 10, 10 20, 0 20, 0 10)); POLYGON ((20 10, 30 10, 30 20, 20 20, 20 10))",
        "through a hole             | " + RING + "   | LINESTRING (5 -1, 5 11)  | POLYGON ((0 0, 5 0, 5 4, 4 4, 4 6, 5 6, 5 10, 0 10, 0 0)); POLYGON ((5 0, 10 0, 10 10, 5 10, 5 6, 6 6, 6 4, 5 4, 5 0))",
        "beside a hole              | " + RING + "   | LINESTRING (8 -1, 8 11)  | POLYGON ((0 0, 8 0, 8 10, 0 10, 0 0), (4 4, 6 4, 6 6, 4 6, 4 4)); POLYGON ((8 0, 10 0, 10 10, 8 10, 8 0))",
        "along the side of a hole   | " + RING + "   | LINESTRING (4 -1, 4 11)  | POLYGON ((0 0, 4 0, 4 4, 4 6, 4 10, 0 10, 0 0)); POLYGON ((4 0, 10 0, 10 10, 4 10, 4 6, 6 6, 6 4, 4 4, 4 0))",
        "a closed line              | " + SQUARE + " | LINESTRING (2 2, 4 2, 4 4, 2 4, 2 2) | POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2)); POLYGON ((2 2, 4 2, 4 4, 2 4, 2 2))",
        "a closed line on a border  | " + SQUARE + " | LINESTRING (0 2, 4 2, 4 4, 0 4, 0 2) | POLYGON ((0 0, 10 0, 10 10, 0 10, 0 4, 4 4, 4 2, 0 2, 0 0)); POLYGON ((0 2, 4 2, 4 4, 0 4, 0 2))",
        "a closed line at a corner  | " + SQUARE + " | LINESTRING (-1 -1, 3 -1, 3 3, -1 3, -1 -1) | POLYGON ((3 0, 10 0, 10 10, 0 10, 0 3, 3 3, 3 0)); POLYGON ((0 0, 3 0, 3 3, 0 3, 0 0))",
        "a line round a hole        | " + RING + "   | LINESTRING (3 3, 7 3, 7 7, 3 7, 3 3) | POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (3 3, 3 7, 7 7, 7 3, 3 3)); POLYGON ((3 3, 7 3, 7 7, 3 7, 3 3), (4 4, 6 4, 6 6, 4 6, 4 4))",
        "one of two polygons        | " + TWO + "    | LINESTRING (6 -1, 6 11)  | MULTIPOLYGON (((0 0, 6 0, 6 10, 0 10, 0 0)), ((20 0, 24 0, 24 4, 20 4, 20 0))); POLYGON ((6 0, 10 0, 10 10, 6 10, 6 0))",
        "both of two polygons       | " + TWO + "    | LINESTRING (-1 2, 25 2)  | POLYGON ((0 0, 10 0, 10 2, 0 2, 0 0)); POLYGON ((0 2, 10 2, 10 10, 0 10, 0 2)); POLYGON ((20 0, 24 0, 24 2, 20 2, 20 0)); POLYGON ((20 2, 24 2, 24 4, 20 4, 20 2))",
        "across, then ends inside   | " + SQUARE + " | LINESTRING (5 -1, 5 11, 8 11, 8 5) | POLYGON ((0 0, 5 0, 5 10, 0 10, 0 0)); POLYGON ((5 0, 10 0, 10 10, 8 10, 5 10, 5 0))",
    })
    void givesTheParts(String name, String zone, String line, String parts) {
        Wkt.assertSame(split.split(Wkt.area(zone), Wkt.line(line), List.of()).parts(), parts);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "LINESTRING (20 0, 20 10)", "LINESTRING (5 -1, 5 5)", "LINESTRING (4 4, 6 6)", "LINESTRING (0 0, 10 0)", "LINESTRING (-5 0, 15 0)",
        "LINESTRING (-1 1, 0 0, 1 -1)", "LINESTRING (5 -5, 5 0)", "LINESTRING (5 -1, 5 9.4)", "LINESTRING (0 0, 0 10, 10 10, 10 0, 0 0)",
        "LINESTRING (-5 -5, 15 -5, 15 15, -5 15, -5 -5)", "LINESTRING (3 3, 3 7)"})
    void saysThatALineDividesNothing(String line) {
        assertThatThrownBy(() -> split.split(Wkt.area(SQUARE), Wkt.line(line), List.of()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code()).isEqualTo("split.no_result"));
    }

    @Test
    void aLineFromTheHoleToTheBorderDividesNothing() {
        assertThatThrownBy(() -> split.split(Wkt.area(RING), Wkt.line("LINESTRING (5 5, 5 11)"), List.of())).hasMessage("split.no_result");
    }

    @Test
    void neighboursGetTheNodesOnTheirBorderAndKeepTheirCorners() {
        Split result = split.split(Wkt.area(SQUARE), Wkt.line("LINESTRING (-1 4, 12 6)"), List.of(
                new KeyedZone("east", Wkt.area("POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))")),
                new KeyedZone("north", Wkt.area("POLYGON ((0 10, 10 10, 10 20, 0 20, 0 10))"))));
        assertThat(result.neighbours()).extracting(KeyedZone::key).containsExactly("east");
        Wkt.assertSame(List.of(result.neighbours().get(0).geom()), "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 5.692, 10 0))");
        assertThat(result.parts()).allSatisfy(part -> assertThat(part.getCoordinates()).anySatisfy(c -> assertThat(c.y).isEqualTo(5.692)));
    }

    @Test
    void aNeighbourWhoseBorderLacksACornerGetsTheNodeToo() {
        Split result = split.split(Wkt.area("POLYGON ((0 0, 10 0, 10 5, 10 10, 0 10, 0 0))"), Wkt.line("LINESTRING (-1 7, 11 7)"),
                List.of(new KeyedZone("east", Wkt.area("POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))"))));
        Wkt.assertSame(List.of(result.neighbours().get(0).geom()), "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 7, 10 0))");
    }

    @ParameterizedTest(name = "a side of {0} m")
    @ValueSource(ints = {20, 137, 1009, 5003})
    void areasSumAlsoWhenSidesAreLongAndOblique(int length) {
        MultiPolygon zone = Wkt.area("POLYGON ((0.123 0.457, %1$d.987 %2$d.331, %1$d.411 %3$d.777, 0.871 %4$d.019, 0.123 0.457))"
                .formatted(length, length / 3, length / 3 + 711, 902));
        for (int x = 1; x < 10; x++) {
            double at = length * (x / 10.0) + 0.0004;
            List<MultiPolygon> parts = split.split(zone, Wkt.line("LINESTRING (%s -100, %s 5000)".formatted(at, at + 3.7)), List.of()).parts();
            assertThat(parts).hasSize(2);
            assertThat(parts.stream().mapToDouble(Geometry::getArea).sum()).isCloseTo(zone.getArea(), within(0.01));
        }
    }
}
