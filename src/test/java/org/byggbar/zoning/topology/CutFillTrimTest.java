package org.byggbar.zoning.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.byggbar.zoning.topology.CutAgainstNeighbours.Cut;
import org.byggbar.zoning.topology.CutAgainstNeighbours.Removed;
import org.byggbar.zoning.topology.FillGap.Candidate;
import org.byggbar.zoning.topology.FillGap.Fill;
import org.byggbar.zoning.topology.TrimToBorder.Trimmed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;

class CutFillTrimTest {

    private static final String SQUARE = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))";
    private static final String BESIDE = "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))";
    private static final String CLAMP = "POLYGON ((0 0, 10 0, 10 3, 3 3, 3 7, 10 7, 10 10, 0 10, 0 0))";

    private final CutAgainstNeighbours cut = new CutAgainstNeighbours(Wkt.SAME_PLANE);
    private final FillGap fill = new FillGap(Wkt.SAME_PLANE);
    private final TrimToBorder trim = new TrimToBorder(Wkt.SAME_PLANE);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "along its whole side   | POLYGON ((8 0, 20 0, 20 10, 8 10, 8 0))     | " + SQUARE + " | POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0)) | 20",
        "half of its side       | POLYGON ((8 5, 20 5, 20 15, 8 15, 8 5))     | " + SQUARE + " | POLYGON ((10 5, 20 5, 20 15, 8 15, 8 10, 10 10, 10 5)) | 10",
        "in the middle          | POLYGON ((-5 -5, 15 -5, 15 15, -5 15, -5 -5)) | " + SQUARE + " | POLYGON ((-5 -5, 15 -5, 15 15, -5 15, -5 -5), (0 0, 0 10, 10 10, 10 0, 0 0)) | 100",
        "right through it       | POLYGON ((-5 4, 15 4, 15 6, -5 6, -5 4))    | " + SQUARE + " | MULTIPOLYGON (((-5 4, 0 4, 0 6, -5 6, -5 4)), ((10 4, 15 4, 15 6, 10 6, 10 4))) | 20",
        "half a millimetre rounded, corner kept | POLYGON ((9.999 0, 20 0, 20 10, 9.999 10, 9.999 0)) | " + SQUARE + " | POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0)) | 0.01",
    })
    void takesFromAZoneWhatLiesOnItsNeighbour(String name, String zone, String neighbour, String left, double removedM2) {
        Cut result = cut.cut(Wkt.area(zone), keyed(neighbour));
        Wkt.assertSame(List.of(result.area()), left);
        assertThat(result.removed()).extracting(Removed::key).containsExactly("0");
        assertThat(result.removed().get(0).areaM2()).isCloseTo(removedM2, within(1e-6));
    }

    @Test
    void saysHowMuchWentToEachNeighbourAndGivesThemNodes() {
        Cut result = cut.cut(Wkt.area("POLYGON ((8 5, 12 5, 12 15, 8 15, 8 5))"), keyed(SQUARE + ";" + BESIDE + "; POLYGON ((50 0, 60 0, 60 10, 50 0))"));
        assertThat(result.removed()).extracting(Removed::key, Removed::areaM2)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("0", 10.0), org.assertj.core.groups.Tuple.tuple("1", 10.0));
        Wkt.assertSame(List.of(result.area()), "POLYGON ((8 10, 10 10, 12 10, 12 15, 8 15, 8 10))");
        Wkt.assertSame(result.neighbours().stream().map(KeyedZone::geom).toList(),
                "POLYGON ((0 0, 10 0, 10 10, 8 10, 0 10, 0 0)); POLYGON ((10 0, 20 0, 20 10, 12 10, 10 10, 10 0))");
    }

    @Test
    void aCrossingOfLongSidesKeepsBothAreas() {
        MultiPolygon zone = Wkt.area("POLYGON ((0.311 0.117, 900.777 317.213, 880.003 700.119, -5.5 500.007, 0.311 0.117))");
        MultiPolygon neighbour = Wkt.area("POLYGON ((450.123 -200.999, 1700.3 -100, 1650.001 800.5, 452.717 900.331, 450.123 -200.999))");
        Cut result = cut.cut(zone, List.of(new KeyedZone("n", neighbour)));
        assertThat(result.area().getArea()).isCloseTo(zone.difference(neighbour).getArea(), within(0.01));
        assertThat(result.neighbours().get(0).geom().getArea()).isCloseTo(neighbour.getArea(), within(0.01));
        assertThat(result.area().relate(result.neighbours().get(0).geom(), "F***1****")).isTrue();
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', value = {
        BESIDE + "                                       | cut.no_overlap",
        "POLYGON ((50 50, 60 50, 60 60, 50 50))          | cut.no_overlap",
        "POLYGON ((2 2, 8 2, 8 8, 2 2))                  | cut.nothing_left",
        SQUARE + "                                       | cut.nothing_left",
    })
    void refusesACutThatMakesNoSense(String zone, String code) {
        assertThatThrownBy(() -> cut.cut(Wkt.area(zone), keyed(SQUARE))).hasMessage(code);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "a courtyard      | " + CLAMP + "; POLYGON ((10 0, 12 0, 12 10, 10 10, 10 0)) | 5 5 | POLYGON ((3 3, 10 3, 10 7, 3 7, 3 3)) | 0 18, 1 4",
        "a hole           | POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 6 4, 6 6, 4 6, 4 4)) | 5 5 | POLYGON ((4 4, 6 4, 6 6, 4 6, 4 4)) | 0 8",
        "a wedge of 3 mm  | " + SQUARE + "; POLYGON ((10 0, 20 0, 20 10, 10.003 10, 10 0)); POLYGON ((0 10, 20 10, 20 20, 0 20, 0 10)) | 10.001 8 | POLYGON ((10 0, 10.003 10, 10 10, 10 0)) | 1 10.000, 0 10, 2 0.003",
    })
    void findsTheGapAndWhoCouldTakeIt(String name, String zones, String at, String gap, String shared) {
        List<KeyedZone> all = keyed(zones);
        Fill result = fill.fill(place(at), all, Optional.empty());
        Wkt.assertSame(List.of(result.gap()), gap);
        String[] expected = shared.split(", ");
        assertThat(result.candidates()).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            Candidate candidate = result.candidates().get(i);
            String[] parts = expected[i].split(" ");
            assertThat(candidate.key()).isEqualTo(parts[0]);
            assertThat(candidate.sharedM()).isCloseTo(Double.parseDouble(parts[1]), within(0.001));
            assertThat(candidate.area().isValid()).isTrue();
            assertThat(candidate.area().getArea()).isCloseTo(all.get(Integer.parseInt(parts[0])).geom().getArea() + result.gap().getArea(), within(1e-6));
        }
    }

    @Test
    void theRestOfThePlanIsAGapWhenTheBorderCounts() {
        MultiPolygon border = Wkt.area("POLYGON ((0 0, 30 0, 30 10, 0 10, 0 0))");
        Fill result = fill.fill(place("25 5"), keyed(SQUARE + ";" + BESIDE), Optional.of(border));
        Wkt.assertSame(List.of(result.gap()), "POLYGON ((20 0, 30 0, 30 10, 20 10, 20 0))");
        assertThat(result.candidates()).extracting(Candidate::key).containsExactly("1");
        Wkt.assertSame(List.of(result.candidates().get(0).area()), "POLYGON ((10 0, 20 0, 30 0, 30 10, 20 10, 10 10, 10 0))");
        assertThat(result.neighbours()).isEmpty();
    }

    @Test
    void aGapGivesNodesToZonesThatLackThem() {
        Fill result = fill.fill(place("5 12"), keyed("POLYGON ((0 0, 20 0, 20 10, 0 10, 0 0)); POLYGON ((0 10, 4 10, 4 14, 6 14, 6 10, 10 10, 10 20, 0 20, 0 10))"),
                Optional.empty());
        Wkt.assertSame(List.of(result.gap()), "POLYGON ((4 10, 6 10, 6 14, 4 14, 4 10))");
        Wkt.assertSame(List.of(result.neighbours().get(0).geom()), "POLYGON ((0 0, 20 0, 20 10, 10 10, 6 10, 4 10, 0 10, 0 0))");
    }

    @ParameterizedTest
    @CsvSource({"5 5, false", "5 15, false", "25 5, false", "35 5, true", "5 5, true"})
    void saysThatThereIsNoGap(String at, boolean bordered) {
        Optional<MultiPolygon> border = bordered ? Optional.of(Wkt.area("POLYGON ((0 0, 30 0, 30 10, 0 10, 0 0))")) : Optional.empty();
        assertThatThrownBy(() -> fill.fill(place(at), keyed(SQUARE + ";" + BESIDE), border)).hasMessage("fill.no_gap");
    }

    @Test
    void trimsAZoneToTheBorder() {
        MultiPolygon border = Wkt.area("POLYGON ((0 0, 30 0, 30 10, 0 10, 0 0))");
        Trimmed result = trim.trim(Wkt.area("POLYGON ((5 5, 15 5, 15 12, 5 12, 5 5))"), border,
                List.of(new KeyedZone("n", Wkt.area("POLYGON ((15 5, 20 5, 20 12, 15 12, 15 5))"))));
        Wkt.assertSame(List.of(result.area()), "POLYGON ((5 5, 15 5, 15 10, 5 10, 5 5))");
        assertThat(result.removedM2()).isEqualTo(20);
        Wkt.assertSame(List.of(result.neighbours().get(0).geom()), "POLYGON ((15 5, 20 5, 20 12, 15 12, 15 10, 15 5))");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {SQUARE + " | trim.inside", "POLYGON ((2 2, 8 2, 8 8, 2 2)) | trim.inside", "POLYGON ((50 0, 60 0, 60 9, 50 0)) | trim.nothing_left"})
    void refusesATrimThatMakesNoSense(String zone, String code) {
        assertThatThrownBy(() -> trim.trim(Wkt.area(zone), Wkt.area("POLYGON ((0 0, 30 0, 30 10, 0 10, 0 0))"), List.of())).hasMessage(code);
    }

    @ParameterizedTest(name = "{2} around {0} by {1} m")
    @CsvSource(delimiter = '|', value = {
        "LINESTRING (0 0, 100 0)         | 5    | flat  | 1000",
        "LINESTRING (0 0, 100 0)         | 5    | round | 1078.0",
        "LINESTRING (0 0, 100 0, 100 50) | 2    | flat  | 599.1",
        "POINT (0 0)                     | 50   | flat  | 7841.4",
        "POINT (0 0)                     | 0.5  | round | 0.707",
    })
    void buffersInMetres(String shape, double metres, String end, double areaM2) {
        Geometry around = BufferShape.around(Wkt.read(shape), metres, end.equals("flat"));
        MultiPolygon area = BufferShape.onGrid(around);
        assertThat(area.isValid()).isTrue();
        assertThat(area.getArea()).isCloseTo(areaM2, within(areaM2 / 500));
    }

    private static Coordinate place(String xy) {
        return Wkt.read("POINT (" + xy + ")").getCoordinate();
    }

    private static List<KeyedZone> keyed(String wkts) {
        List<KeyedZone> zones = new ArrayList<>();
        for (String wkt : wkts.split(";")) {
            zones.add(new KeyedZone(String.valueOf(zones.size()), Wkt.area(wkt)));
        }
        return zones;
    }
}
