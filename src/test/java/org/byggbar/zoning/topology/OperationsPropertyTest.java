package org.byggbar.zoning.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.byggbar.geo.GeometryCheck;
import org.byggbar.geo.Projections;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.topology.CutAgainstNeighbours.Cut;
import org.byggbar.zoning.topology.FillGap.Fill;
import org.byggbar.zoning.topology.MergeZones.Merged;
import org.byggbar.zoning.topology.SplitZone.Split;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/**
 * Whatever is split, merged, cut and filled, in whatever order: the plan stays a set of valid areas that share their
 * borders exactly, and no land is won or lost, measured in the planning CRS.
 */
class OperationsPropertyTest {

    private static final int COVERAGES = 500;
    private static final int STEPS = 6;
    private static final double LOST_M2 = 0.01;
    /** Drammen measures in EPSG:25832, far from the storage CRS's meridian. */
    private static final Plane DRAMMEN = stored -> Projections.transform(stored, 25833, 25832);

    private enum Step { SPLIT, MERGE, CUT, FILL, TRIM }

    private final Map<Step, Integer> done = new EnumMap<>(Step.class);

    @Test
    void randomStepsKeepACoverageAndItsArea() {
        for (int seed = 1; seed <= COVERAGES; seed++) {
            Random random = new Random(seed);
            RandomCoverage plan = new RandomCoverage(random, 60 * Math.pow(40, random.nextDouble()));
            List<KeyedZone> zones = keyed(plan.zones());
            assertSound("seed " + seed + " as generated", zones);
            for (int i = 0; i < STEPS; i++) {
                Step step = Step.values()[random.nextInt(Step.values().length)];
                String name = "seed " + seed + ", step " + i + ", " + step + ", size " + plan.size;
                try {
                    List<KeyedZone> after = take(step, name, plan, random, zones);
                    done.merge(step, 1, Integer::sum);
                    assertSound(name, after);
                    zones = after;
                } catch (ProblemException makesNoSenseHere) {
                    assertThat(makesNoSenseHere.code()).as(name).isIn("split.no_result", "fill.no_gap", "trim.inside", "trim.nothing_left", "cut.no_overlap", "cut.nothing_left");
                }
            }
        }
        assertThat(done).as("steps that gave something").allSatisfy((step, times) -> assertThat(times).isGreaterThan(50));
    }

    private List<KeyedZone> take(Step step, String name, RandomCoverage plan, Random random, List<KeyedZone> zones) {
        KeyedZone zone = zones.get(random.nextInt(zones.size()));
        return switch (step) {
            case SPLIT -> split(name, plan, zones, zone);
            case MERGE -> merge(name, zones, zone);
            case CUT -> cut(name, random, plan, zones, zone);
            case FILL -> fill(name, zones);
            case TRIM -> trim(name, random, plan, zones, zone);
        };
    }

    private static List<KeyedZone> split(String name, RandomCoverage plan, List<KeyedZone> zones, KeyedZone zone) {
        List<KeyedZone> others = without(zones, zone);
        Split split = new SplitZone(DRAMMEN).split(zone.geom(), plan.dividing(zone.geom()), others);
        double parts = split.parts().stream().mapToDouble(DRAMMEN::areaM2).sum();
        assertThat(parts).as(name).isCloseTo(DRAMMEN.areaM2(zone.geom()), within(LOST_M2));
        return conserved(name, zones, with(name, others, split.neighbours(), split.parts()));
    }

    private static List<KeyedZone> merge(String name, List<KeyedZone> zones, KeyedZone zone) {
        List<KeyedZone> chosen = Stream.concat(Stream.of(zone), zones.stream()
                .filter(other -> other != zone && other.geom().relate(zone.geom(), "F***1****")).limit(2)).toList();
        List<KeyedZone> others = zones.stream().filter(other -> !chosen.contains(other)).toList();
        Merged merged = new MergeZones(DRAMMEN).merge(chosen, others);
        return conserved(name, zones, with(name, others, merged.neighbours(), List.of(merged.area())));
    }

    /** The zone is moved a little, so that it lies on others, and cut against them. */
    private static List<KeyedZone> cut(String name, Random random, RandomCoverage plan, List<KeyedZone> zones, KeyedZone zone) {
        MultiPolygon moved = moved(random, plan, zone);
        List<KeyedZone> others = without(zones, zone);
        Geometry union = UnaryUnionNG.union(others.stream().map(KeyedZone::geom).map(Geometry.class::cast).toList(), Grid.MILLIMETRES);
        Cut cut = new CutAgainstNeighbours(DRAMMEN).cut(moved, others);
        assertThat(DRAMMEN.areaM2(cut.area())).as(name).isCloseTo(DRAMMEN.project(moved).difference(DRAMMEN.project(union)).getArea(), within(LOST_M2));
        List<KeyedZone> after = with(name, others, cut.neighbours(), List.of(cut.area()));
        assertThat(total(after)).as(name).isCloseTo(total(others) + DRAMMEN.areaM2(cut.area()), within(LOST_M2));
        return after;
    }

    /** The zone is moved across the plan's border, trimmed to it, and cut against the others. */
    private static List<KeyedZone> trim(String name, Random random, RandomCoverage plan, List<KeyedZone> zones, KeyedZone zone) {
        MultiPolygon border = (MultiPolygon) GeometryCheck.asMultiPolygon(plan.border);
        MultiPolygon moved = moved(random, plan, zone);
        MultiPolygon trimmed = new TrimToBorder(DRAMMEN).trim(moved, border, List.of()).area();
        assertThat(DRAMMEN.areaM2(trimmed)).as(name)
                .isCloseTo(DRAMMEN.project(moved).intersection(DRAMMEN.project(border)).getArea(), within(LOST_M2));
        List<KeyedZone> others = without(zones, zone);
        Cut cut = new CutAgainstNeighbours(DRAMMEN).cut(trimmed, others);
        return with(name, others, cut.neighbours(), List.of(cut.area()));
    }

    private static MultiPolygon moved(Random random, RandomCoverage plan, KeyedZone zone) {
        double reach = plan.size / 10;
        return onGrid(AffineTransformation.translationInstance((random.nextDouble() - 0.5) * reach, (random.nextDouble() - 0.5) * reach)
                .transform(zone.geom()));
    }

    private static List<KeyedZone> fill(String name, List<KeyedZone> zones) {
        Geometry all = UnaryUnionNG.union(zones.stream().map(KeyedZone::geom).map(Geometry.class::cast).toList(), Grid.MILLIMETRES);
        Fill fill = new FillGap(DRAMMEN).fill(inAHole(all), zones, Optional.empty());
        FillGap.Candidate taker = fill.candidates().get(0);
        List<KeyedZone> others = zones.stream().filter(zone -> !zone.key().equals(taker.key())).toList();
        List<KeyedZone> nodes = fill.neighbours().stream().filter(zone -> !zone.key().equals(taker.key())).toList();
        List<KeyedZone> after = with(name, others, nodes, List.of(taker.area()));
        assertThat(total(after)).as(name).isCloseTo(total(zones) + DRAMMEN.areaM2(fill.gap()), within(LOST_M2));
        return after;
    }

    /** A place in the largest hole of the plan, or in the plan itself when it has none. */
    private static Coordinate inAHole(Geometry plan) {
        List<Polygon> holes = new ArrayList<>();
        for (int i = 0; i < plan.getNumGeometries(); i++) {
            Polygon part = (Polygon) plan.getGeometryN(i);
            for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
                holes.add(plan.getFactory().createPolygon(part.getInteriorRingN(hole)));
            }
        }
        return holes.stream().max(Comparator.comparing(Geometry::getArea)).map(Geometry.class::cast).orElse(plan).getInteriorPoint().getCoordinate();
    }

    private static List<KeyedZone> conserved(String name, List<KeyedZone> before, List<KeyedZone> after) {
        assertThat(total(after)).as(name).isCloseTo(total(before), within(LOST_M2));
        return after;
    }

    /** Neighbours that got nodes replace themselves; they may have won nodes and lost none. */
    private static List<KeyedZone> with(String name, List<KeyedZone> others, List<KeyedZone> changed, List<MultiPolygon> made) {
        Map<String, KeyedZone> byKey = changed.stream().collect(Collectors.toMap(KeyedZone::key, zone -> zone));
        List<KeyedZone> after = new ArrayList<>();
        for (KeyedZone other : others) {
            KeyedZone now = byKey.getOrDefault(other.key(), other);
            assertThat(corners(now)).as(name).containsAll(corners(other));
            after.add(now);
        }
        made.forEach(area -> after.add(new KeyedZone(area.getInteriorPoint().toText(), area)));
        return after;
    }

    private static void assertSound(String name, List<KeyedZone> zones) {
        Geometry[] areas = zones.stream().map(KeyedZone::geom).toArray(Geometry[]::new);
        for (Geometry area : areas) {
            assertThat(area.isValid()).as(name + ": valid " + area).isTrue();
            assertThat(isOnGrid(area)).as(name + ": on the grid " + area).isTrue();
        }
        if (!CoverageValidator.isValid(areas)) {
            throw new AssertionError(name + ": no coverage any more: " + Arrays.toString(CoverageValidator.validate(areas)));
        }
    }

    private static boolean isOnGrid(Geometry area) {
        return Arrays.stream(area.getCoordinates()).allMatch(c -> c.equals2D(Grid.round(c.x, c.y)));
    }

    private static Set<Coordinate> corners(KeyedZone zone) {
        return new TreeSet<>(Arrays.asList(zone.geom().getCoordinates()));
    }

    private static double total(List<KeyedZone> zones) {
        return zones.stream().mapToDouble(zone -> DRAMMEN.areaM2(zone.geom())).sum();
    }

    private static MultiPolygon onGrid(Geometry area) {
        return (MultiPolygon) GeometryCheck.asMultiPolygon(GeometryPrecisionReducer.reduce(area, Grid.MILLIMETRES));
    }

    private static List<KeyedZone> keyed(List<MultiPolygon> areas) {
        return areas.stream().map(area -> new KeyedZone(area.getInteriorPoint().toText(), area)).toList();
    }

    private static List<KeyedZone> without(List<KeyedZone> zones, KeyedZone one) {
        return zones.stream().filter(zone -> zone != one).toList();
    }
}
