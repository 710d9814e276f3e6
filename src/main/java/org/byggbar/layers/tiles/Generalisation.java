package org.byggbar.layers.tiles;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Geometry;

/**
 * Makes a coverage's levels in EPSG:3857, each from the finer one before. Neighbours keep one line between them
 * (CoverageSimplifier), also towards the areas around the coverage, whose nodes on the common border stay where they are.
 */
final class Generalisation {

    private Generalisation() {}

    /** @param around shapes of other coverages, or of other parts of a large one, that share lines with these areas */
    static Map<Level, List<Area>> of(List<Area> areas, List<Geometry> around) {
        Map<Level, List<Area>> levels = new EnumMap<>(Level.class);
        List<Area> finer = areas;
        List<Geometry> aside = around;
        for (Level level : Level.values()) {
            List<Area> input = level.isDissolved() ? Mosaic.of(finer).merged(level.smallest()) : finer;
            List<Geometry> shapes = simplified(input, level.isDissolved() ? List.of() : aside, level.tolerance());
            finer = IntStream.range(0, input.size()).mapToObj(i -> input.get(i).shaped(shapes.get(i))).toList();
            aside = shapes.subList(input.size(), shapes.size());
            levels.put(level, finer);
        }
        return levels;
    }

    private static List<Geometry> simplified(List<Area> areas, List<Geometry> around, double tolerance) {
        Geometry[] coverage = Stream.concat(areas.stream().map(Area::shape), around.stream()).toArray(Geometry[]::new);
        return List.of(CoverageSimplifier.simplify(coverage, tolerance));
    }
}
