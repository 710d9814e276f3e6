package org.byggbar.zoning.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.byggbar.platform.CodeLists;
import org.byggbar.zoning.capacity.Calculation.Step;
import org.byggbar.zoning.capacity.ZoneFacts.Phase;
import org.byggbar.zoning.capacity.ZoneFacts.Utilisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked by hand; every number of the way is written out. */
class CapacityTest {

    static final Capacity CAPACITY = capacity();

    static Capacity capacity() {
        CodeLists codes = new CodeLists();
        Parameters parameters = new Parameters(codes);
        return new Capacity(parameters, new AllowedFloorArea(codes, parameters));
    }

    private static ZoneFacts zone(String country, String strategy, String landUse, double areaM2, double excludedM2, Utilisation rule) {
        return new ZoneFacts(country, strategy, landUse, areaM2, excludedM2, rule, 0, 0, null, List.of(), Map.of());
    }

    private static ZoneFacts standing(ZoneFacts zone, int dwellings, int floorAreaM2, Double demolishedSharePct) {
        return new ZoneFacts(zone.country(), zone.strategy(), zone.landUse(), zone.areaM2(), zone.excludedM2(), zone.utilisation(),
                dwellings, floorAreaM2, demolishedSharePct, zone.phases(), zone.overrides());
    }

    private static Utilisation rule(String measure, Double allowed, Integer storeys) {
        return new Utilisation(measure, null, allowed, storeys, null);
    }

    private static Range step(Calculation calculation, String code) {
        return calculation.steps().stream().filter(step -> step.code().equals(code)).map(Step::result).reduce((first, last) -> last).orElseThrow();
    }

    /** A field of 1 ha in Sweden, e = 0.8: streets take 50 to 30 %, flats of 110 to 80 m² gross. */
    @Test
    void swedishNewHousingByFloorAreaRatio() {
        Calculation found = CAPACITY.of(zone("SE", "NEW", "B", 10_000, 0, rule("SE_E", 0.8, null)));

        assertThat(step(found, "netLand")).isEqualTo(new Range(5_000, 6_000, 7_000));
        assertThat(found.figures().floorAreaM2()).isEqualTo(new Range(4_000, 4_800, 5_600));
        assertThat(step(found, "homeFloorArea")).isEqualTo(new Range(3_800, 4_800, 5_600));
        // 3 800 / 110 = 34.5; 4 800 / 100; 5 600 / 80
        assertThat(found.figures().dwellings()).isEqualTo(new Range(34, 48, 70));
        assertThat(found.figures().netDwellings()).isEqualTo(new Range(34, 48, 70));
        // 34 × 1.9 = 64.6; 48 × 2.1 = 100.8; 70 × 2.3 = 161
        assertThat(found.figures().residents()).isEqualTo(new Range(65, 101, 161));
        // at most 5 % of 5 600 m² is premises: 280 × 30 / 1 000 = 8.4
        assertThat(found.figures().jobs()).isEqualTo(new Range(0, 0, 8));
    }

    /** Industry becomes homes in Norway, %-BRA 120, 2 000 m² in a flood zone, everything torn down, built in two phases. */
    @Test
    void norwegianTransformationByShareOfUsableFloorArea() {
        ZoneFacts bare = standing(zone("NO", "TRANSFORM", "1110", 20_000, 2_000, rule("NO_PCT_BRA", 120.0, null)), 0, 6_000, 100.0);
        ZoneFacts zone = new ZoneFacts("NO", "TRANSFORM", "1110", 20_000, 2_000, bare.utilisation(), 0, 6_000, 100.0,
                List.of(new Phase(2030, 40), new Phase(2034, 60)), Map.of());
        Calculation found = CAPACITY.of(zone);

        // 20 000 × 0.8 / 0.9 / 1.0 − 2 000
        assertThat(step(found, "netLand")).isEqualTo(new Range(14_000, 16_000, 18_000));
        assertThat(step(found, "permitted")).isEqualTo(new Range(16_800, 19_200, 21_600));
        // less 20 %, 10 % and 5 % for parking
        assertThat(found.figures().floorAreaM2()).isEqualTo(new Range(13_440, 17_280, 20_520));
        // 13 440 × 0.95 × 0.80 / 80 = 127.7; 17 280 × 0.85 / 70 = 209.8; 20 520 × 0.90 / 60 = 307.8
        assertThat(found.figures().netDwellings()).isEqualTo(new Range(127, 209, 307));
        // 40 % of them from 2030: 50.8, 83.6, 122.8
        assertThat(found.steps().stream().filter(step -> step.code().equals("phase")).map(Step::result))
                .containsExactly(new Range(51, 84, 123), new Range(127, 209, 307));
    }

    /** Detached houses grow denser in Norway: %-BYA 30, two storeys, ten homes today. */
    @Test
    void norwegianDensificationByFootprint() {
        Calculation found = CAPACITY.of(standing(zone("NO", "DENSIFY", "1111", 10_000, 0, rule("NO_PCT_BYA", 30.0, 2)), 10, 1_800, null));

        assertThat(step(found, "footprint")).isEqualTo(new Range(2_400, 2_700, 3_000));
        assertThat(step(found, "footprintLessParking")).isEqualTo(new Range(1_920, 2_430, 2_850));
        assertThat(found.figures().floorAreaM2()).isEqualTo(new Range(3_840, 4_860, 5_700));
        // 3 840 × 0.95 × 0.80 / 180 = 16.2; 4 860 × 0.85 / 150 = 27.5; 5 700 × 0.90 / 120 = 42.8
        assertThat(found.figures().dwellings()).isEqualTo(new Range(16, 27, 42));
        // (16 − 10) × 0.10; (27 − 10) × 0.25; (42 − 10) × 0.40
        assertThat(found.figures().netDwellings()).isEqualTo(new Range(0, 4, 12));
    }

    /** Half of an old quarter of 40 homes stays: it takes its part of what is allowed, and 20 homes are lost. */
    @Test
    void swedishTransformationThatKeepsHalf() {
        Calculation found = CAPACITY.of(standing(zone("SE", "TRANSFORM", "B", 5_000, 0, rule("SE_BTA", 9_000.0, null)), 40, 4_000, 50.0));

        assertThat(step(found, "keptFloorArea")).isEqualTo(Range.exactly(2_000));
        assertThat(step(found, "newFloorArea")).isEqualTo(Range.exactly(7_000));
        // 7 000 × 0.95 / 110 = 60.5; 7 000 / 100; 7 000 / 80 = 87.5
        assertThat(step(found, "builtDwellings")).isEqualTo(new Range(60, 70, 87));
        assertThat(found.figures().netDwellings()).isEqualTo(new Range(40, 50, 67));
        assertThat(found.figures().dwellings()).isEqualTo(new Range(80, 90, 107));
    }

    @Test
    void preservedHomesAreTheHomesOfToday() {
        Figures found = CAPACITY.of(standing(zone("SE", "PRESERVE", "B", 5_000, 0, rule("SE_E", 2.0, 5)), 12, 1_500, null)).figures();
        assertThat(found.dwellings()).isEqualTo(Range.exactly(12));
        assertThat(found.netDwellings()).isEqualTo(Range.NOTHING);
        assertThat(found.floorAreaM2()).isEqualTo(Range.exactly(1_500));
    }

    @Test
    void aParkHoldsNobodyAndItsHomesOfTodayAreLost() {
        Figures found = CAPACITY.of(standing(zone("NO", "TRANSFORM", "3040", 5_000, 0, rule(null, null, null)), 12, 1_500, 100.0)).figures();
        assertThat(found.dwellings()).isEqualTo(Range.NOTHING);
        assertThat(found.netDwellings()).isEqualTo(Range.exactly(-12));
        assertThat(found.floorAreaM2()).isEqualTo(Range.NOTHING);
    }

    @Test
    void storeysLimitWhatTheRatioWouldAllow() {
        Figures found = CAPACITY.of(zone("SE", "DENSIFY", "K", 1_000, 0, rule("SE_E", 4.0, 2))).figures();
        assertThat(found.floorAreaM2()).isEqualTo(new Range(1_600, 1_800, 2_000));
        assertThat(found.dwellings()).isEqualTo(Range.NOTHING);
        assertThat(found.jobs()).isEqualTo(new Range(48, 72, 100));
    }

    @Test
    void storeysFollowFromTheHeightOfTheEaves() {
        Calculation found = CAPACITY.of(zone("SE", "DENSIFY", "B", 1_000, 0, new Utilisation("SE_PCT_BYA", null, 50.0, null, 9.0)));
        // 9 m / 3.5, 3.0 and 2.8
        assertThat(step(found, "storeys")).isEqualTo(new Range(2, 3, 3));
        assertThat(found.figures().floorAreaM2()).isEqualTo(new Range(800, 1_350, 1_500));
    }

    @ParameterizedTest
    @CsvSource({"NO_U,0.455,,historic", "NO_F,0.5,,historic", "NO_TU,1000,,historic", "NO_PCT_TU,60,,historic", "SE_OPA,300,,no_floor_area",
            "SE_BOA,120,,per_building", "SE_BTA,200,PER_PROPERTY,per_building", ",,,not_regulated", "SE_E,,,not_regulated"})
    void givesTheReasonInsteadOfANumber(String measure, Double allowed, String basis, String reason) {
        String country = measure == null ? "SE" : measure.substring(0, 2);
        String landUse = country.equals("SE") ? "B" : "1110";
        Calculation found = CAPACITY.of(zone(country, "NEW", landUse, 1_000, 100, new Utilisation(measure, basis, allowed, null, null)));
        assertThat(found.reason()).isEqualTo(reason);
        assertThat(found.figures().dwellings()).isNull();
        assertThat(found.figures().floorAreaM2()).isNull();
        assertThat(found.figures().netLandM2()).isEqualTo(new Range(400, 500, 600));
    }

    @Test
    void theSumLeavesOutWhatHasNoNumber() {
        Figures counted = CAPACITY.of(zone("SE", "NEW", "B", 10_000, 0, rule("SE_E", 0.8, null))).figures();
        Figures unknown = CAPACITY.of(zone("NO", "NEW", "1110", 1_000, 0, rule("NO_U", 0.5, null))).figures();
        Figures sum = Figures.sum(List.of(counted, unknown));
        assertThat(sum.dwellings()).isEqualTo(counted.dwellings());
        assertThat(sum.grossLandM2()).isEqualTo(Range.exactly(11_000));
    }

    @Test
    void aPlannersOwnParameterReplacesTheDefaultAndSaysSo() {
        ZoneFacts own = new ZoneFacts("SE", "NEW", "B", 10_000, 0, rule("SE_E", 0.8, null), 0, 0, null, List.of(),
                Map.of("DWELLING_SIZE", new Range(120, 120, 120)));
        Calculation found = CAPACITY.of(own);
        assertThat(found.figures().dwellings()).isEqualTo(new Range(31, 40, 46));
        Calculation.Choice size = found.steps().stream().flatMap(step -> step.inputs().stream())
                .filter(input -> input.code().equals("DWELLING_SIZE")).findFirst().orElseThrow().choice();
        assertThat(size.own()).isTrue();
        assertThat(size.standard()).isEqualTo(new Range(80, 100, 110));
    }

    @Test
    void anAssumedRatioCountsWhatThePlanDoesNotRegulate() {
        ZoneFacts own = new ZoneFacts("NO", "NEW", "1110", 10_000, 0, rule("NO_U", 0.455, null), 0, 0, null, List.of(),
                Map.of("FLOOR_AREA_RATIO", new Range(0.5, 0.7, 0.9)));
        assertThat(CAPACITY.of(own).figures().floorAreaM2()).isEqualTo(new Range(2_500, 4_200, 6_300));
    }
}
