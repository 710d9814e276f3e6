package org.byggbar.zoning.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.Messages;
import org.byggbar.zoning.capacity.Calculation.Step;
import org.byggbar.zoning.capacity.ZoneFacts.Phase;
import org.byggbar.zoning.capacity.ZoneFacts.Utilisation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What must hold for every zone, tried on thousands of random ones. */
class CapacityPropertyTest {

    private static final int ROUNDS = 4_000;
    private static final Capacity CAPACITY = CapacityTest.capacity();
    private static final CodeLists CODES = new CodeLists();

    private final Random random = new Random(20261122);

    @Test
    void lowIsNeverAboveLikelyNorLikelyAboveHigh() {
        for (int i = 0; i < ROUNDS; i++) {
            ZoneFacts zone = zone();
            Calculation found = CAPACITY.of(zone);
            Stream.concat(figures(found.figures()), found.steps().stream().map(Step::result)).forEach(range -> {
                assertThat(range.low()).as("%s", zone).isLessThanOrEqualTo(range.likely());
                assertThat(range.likely()).as("%s", zone).isLessThanOrEqualTo(range.high());
            });
        }
    }

    @Test
    void nothingBecomesLessWhenMoreIsAllowed() {
        for (int i = 0; i < ROUNDS; i++) {
            ZoneFacts zone = zone();
            Utilisation rule = zone.utilisation();
            if (rule.allowed() == null) {
                continue;
            }
            Utilisation more = new Utilisation(rule.measure(), rule.basis(), rule.allowed() * (1 + random.nextDouble()),
                    rule.maxStoreys() == null ? null : rule.maxStoreys() + random.nextInt(3), rule.maxEavesHeightM());
            List<Range> before = figures(CAPACITY.of(zone).figures()).toList();
            List<Range> after = figures(CAPACITY.of(with(zone, more)).figures()).toList();
            assertThat(after).hasSameSizeAs(before);
            for (int f = 0; f < before.size(); f++) {
                assertThat(after.get(f).low()).as("%s", zone).isGreaterThanOrEqualTo(before.get(f).low());
                assertThat(after.get(f).likely()).as("%s", zone).isGreaterThanOrEqualTo(before.get(f).likely());
                assertThat(after.get(f).high()).as("%s", zone).isGreaterThanOrEqualTo(before.get(f).high());
            }
        }
    }

    @Test
    void zonesSumToThePlan() {
        for (int i = 0; i < 100; i++) {
            List<Figures> zones = Stream.generate(() -> CAPACITY.of(zone()).figures()).limit(40).toList();
            Figures plan = Figures.sum(zones);
            for (Function<Figures, Range> figure : List.<Function<Figures, Range>>of(Figures::dwellings, Figures::netDwellings, Figures::residents,
                    Figures::jobs, Figures::floorAreaM2)) {
                double sum = zones.stream().map(figure).filter(java.util.Objects::nonNull).mapToDouble(Range::likely).sum();
                assertThat(figure.apply(plan).likely()).isEqualTo(sum);
                assertThat(sum).isEqualTo(Math.rint(sum));
            }
            double land = zones.stream().mapToDouble(zone -> zone.netLandM2().likely()).sum();
            assertThat(plan.netLandM2().likely()).isCloseTo(land, org.assertj.core.api.Assertions.within(0.01));
        }
    }

    @Test
    void landThatExcludesBuildingIsTakenOffOnceAndNeverLeavesLessThanNothing() {
        for (int i = 0; i < ROUNDS; i++) {
            ZoneFacts zone = zone();
            ZoneFacts free = new ZoneFacts(zone.country(), zone.strategy(), zone.landUse(), zone.areaM2(), 0, zone.utilisation(),
                    zone.existingDwellings(), zone.existingFloorAreaM2(), zone.demolishedSharePct(), zone.phases(), zone.overrides());
            double without = CAPACITY.of(free).figures().netLandM2().likely();
            double with = CAPACITY.of(zone).figures().netLandM2().likely();
            assertThat(with).isCloseTo(Math.max(0, without - zone.excludedM2()), org.assertj.core.api.Assertions.within(0.02));
        }
    }

    @Test
    void theLastPhaseHoldsEverything() {
        for (int i = 0; i < ROUNDS; i++) {
            Calculation found = CAPACITY.of(zone());
            List<Range> phases = found.steps().stream().filter(step -> step.code().equals("phase")).map(Step::result).toList();
            if (!phases.isEmpty()) {
                assertThat(phases.get(phases.size() - 1)).isEqualTo(found.figures().netDwellings());
            }
        }
    }

    @Test
    void everyStepHasItsWords() {
        Messages messages = new Messages(JsonMapper.builder().build());
        Set<String> keys = new TreeSet<>();
        for (int i = 0; i < ROUNDS; i++) {
            Calculation found = CAPACITY.of(zone());
            if (found.reason() != null) {
                keys.add("reason." + found.reason());
            }
            for (Step step : found.steps()) {
                keys.add("step." + step.code());
                keys.add("formula." + step.formula());
                step.inputs().stream().filter(input -> input.origin() == Calculation.Origin.FACT).forEach(input -> keys.add("fact." + input.code()));
            }
        }
        assertThat(keys).hasSizeGreaterThan(40).allMatch(key -> messages.has("capacity." + key));
    }

    private static Stream<Range> figures(Figures figures) {
        return Stream.of(figures.dwellings(), figures.netDwellings(), figures.residents(), figures.jobs(), figures.floorAreaM2(),
                figures.netLandM2(), figures.grossLandM2()).filter(java.util.Objects::nonNull);
    }

    private ZoneFacts zone() {
        String country = random.nextBoolean() ? "NO" : "SE";
        double area = 10 + random.nextInt(200_000);
        int homes = random.nextInt(200);
        List<Phase> phases = new ArrayList<>();
        if (random.nextBoolean()) {
            int first = random.nextInt(101);
            phases.add(new Phase(2030, first));
            phases.add(new Phase(2035, 100 - first));
        }
        Map<String, Range> own = random.nextInt(4) == 0 ? Map.of("HOME_SHARE", new Range(0.1, 0.5, 0.9)) : Map.of();
        return new ZoneFacts(country, any("strategy", row -> true), any("land_use", row -> row.value("system").orElse("").startsWith(country)),
                area, random.nextInt(3) == 0 ? random.nextDouble() * area : 0, rule(country), homes, homes * 15 + random.nextInt(20_000),
                random.nextBoolean() ? null : (double) random.nextInt(101), phases, own);
    }

    private Utilisation rule(String country) {
        String measure = any("utilisation_measure", row -> row.value("country").filter(country::equals).isPresent());
        double most = Math.min(20_000, Double.parseDouble(CODES.find("utilisation_measure", measure).orElseThrow().value("max").orElse("100")));
        String basis = random.nextInt(3) == 0 ? "USE_AREA" : null;
        return new Utilisation(measure, basis, random.nextInt(8) == 0 ? null : random.nextDouble() * most,
                random.nextBoolean() ? null : random.nextInt(12), random.nextBoolean() ? null : random.nextInt(30) + 0.5);
    }

    private static ZoneFacts with(ZoneFacts zone, Utilisation rule) {
        return new ZoneFacts(zone.country(), zone.strategy(), zone.landUse(), zone.areaM2(), zone.excludedM2(), rule, zone.existingDwellings(),
                zone.existingFloorAreaM2(), zone.demolishedSharePct(), zone.phases(), zone.overrides());
    }

    private String any(String list, java.util.function.Predicate<CodeLists.Code> wanted) {
        List<String> codes = CODES.list(list).values().stream().filter(wanted).map(CodeLists.Code::code).toList();
        return codes.get(random.nextInt(codes.size()));
    }
}
