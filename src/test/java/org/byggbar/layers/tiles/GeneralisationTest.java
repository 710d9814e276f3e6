package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.coverage.CoverageGapFinder;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A made-up town of quarters whose winding borders are shared, in EPSG:3857 where Oslo is. */
class GeneralisationTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int COLUMNS = 24;
    private static final int ROWS = 16;
    private static final double SIDE_M = 180;
    private static final int STEPS = 9;

    private final Random random = new Random(4);
    private final List<Area> town = town();

    /** Corners and the points between them wander, but each is one place for all who share it. */
    private List<Area> town() {
        Coordinate[][] grid = new Coordinate[COLUMNS * STEPS + 1][ROWS * STEPS + 1];
        for (int x = 0; x < grid.length; x++) {
            for (int y = 0; y < grid[x].length; y++) {
                grid[x][y] = new Coordinate(1_190_000 + SIDE_M * x / STEPS + random.nextDouble() * 8, 8_380_000 + SIDE_M * y / STEPS + random.nextDouble() * 8);
            }
        }
        List<Area> areas = new ArrayList<>();
        for (int column = 0; column < COLUMNS; column++) {
            for (int row = 0; row < ROWS; row++) {
                areas.add(new Area(areas.size() + 1, List.of("use " + random.nextInt(4)), quarter(grid, column * STEPS, row * STEPS)));
            }
        }
        return areas;
    }

    private static Geometry quarter(Coordinate[][] grid, int west, int south) {
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            ring.add(grid[west + i][south]);
        }
        for (int i = 0; i < STEPS; i++) {
            ring.add(grid[west + STEPS][south + i]);
        }
        for (int i = 0; i < STEPS; i++) {
            ring.add(grid[west + STEPS - i][south + STEPS]);
        }
        for (int i = 0; i < STEPS; i++) {
            ring.add(grid[west][south + STEPS - i]);
        }
        ring.add(ring.get(0));
        return FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
    }

    private static Geometry[] shapes(List<Area> areas) {
        return areas.stream().map(Area::shape).toArray(Geometry[]::new);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void leavesNoGapAndNoOverlap(Level level) {
        List<Area> made = Generalisation.of(town, List.of()).get(level);
        assertThat(CoverageValidator.isValid(shapes(made))).as("every border is one line for both sides").isTrue();
        assertThat(CoverageGapFinder.findGaps(shapes(made), level.tolerance()).isEmpty()).isTrue();
        double before = CoverageUnion.union(shapes(town)).getArea();
        double after = made.stream().mapToDouble(area -> area.shape().getArea()).sum();
        assertThat(after / before).as("ground covered").isBetween(0.97, 1.03);
    }

    @Test
    void keepsEveryAreaUntilTheyAreDissolvedAndMovesNoLineFurtherThanAllowed() {
        Map<Level, List<Area>> levels = Generalisation.of(town, List.of());
        for (Level level : List.of(Level.TWELVE, Level.TEN)) {
            List<Area> made = levels.get(level);
            assertThat(made).extracting(Area::id).containsExactlyElementsOf(town.stream().map(Area::id).toList());
            assertThat(made.stream().mapToInt(area -> area.shape().getNumPoints()).sum())
                    .isLessThan(town.stream().mapToInt(area -> area.shape().getNumPoints()).sum() / 2);
        }
        assertThat(town.get(40).shape().getBoundary().isWithinDistance(levels.get(Level.TWELVE).get(40).shape().getBoundary(), Level.TWELVE.tolerance()))
                .isTrue();
    }

    @Test
    void joinsWhatLooksAlikeAndWhatIsSmallerThanAPixel() {
        Map<Level, List<Area>> levels = Generalisation.of(town, List.of());
        List<Area> coarse = levels.get(Level.SIX);
        assertThat(coarse.size()).isBetween(1, 10);
        assertThat(levels.get(Level.EIGHT).size()).isBetween(coarse.size() + 1, town.size() / 2);
        assertThat(levels.get(Level.EIGHT)).allSatisfy(area -> {
            Area namesake = town.get((int) area.id() - 1);
            assertThat(area.look()).isEqualTo(namesake.look());
            assertThat(area.shape().intersects(namesake.shape())).isTrue();
        });
        Borders borders = new Borders();
        List<Area> made = levels.get(Level.EIGHT);
        for (int i = 0; i < made.size(); i++) {
            borders.add(i, made.get(i).shape(), (first, second, length) ->
                    assertThat(made.get(first).look()).as("neighbours differ").isNotEqualTo(made.get(second).look()));
        }
    }

    @Test
    void givesTwoPlansSideBySideOneBorder() {
        List<Area> west = town.subList(0, COLUMNS / 2 * ROWS);
        List<Area> east = town.subList(COLUMNS / 2 * ROWS, town.size());
        Map<Level, List<Area>> one = Generalisation.of(west, touching(east, west));
        Map<Level, List<Area>> other = Generalisation.of(east, touching(west, east));
        for (Level level : List.of(Level.TWELVE, Level.TEN)) {
            Geometry[] both = Stream.concat(one.get(level).stream(), other.get(level).stream()).map(Area::shape).toArray(Geometry[]::new);
            assertThat(CoverageValidator.isValid(both)).as("made apart, level " + level).isTrue();
        }
    }

    private static List<Geometry> touching(List<Area> others, List<Area> own) {
        Borders borders = new Borders();
        own.forEach(area -> borders.add(0, area.shape(), (first, second, length) -> {}));
        return others.stream().map(Area::shape).filter(borders::touches).toList();
    }

    @Test
    void keepsALonelySmallArea() {
        List<Area> lonely = List.of(town.get(0));
        assertThat(Generalisation.of(lonely, List.of()).get(Level.SIX)).singleElement()
                .satisfies(area -> assertThat(area.shape().isEmpty()).isFalse());
    }
}
