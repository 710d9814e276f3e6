package org.byggbar.zoning.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.byggbar.support.Node;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Corners that zones share are moved by the desk's own module, in Node; JTS judges what became of the plan: areas are
 * valid, borders are shared, and no land is won or lost as long as the plan's outer border stays where it is.
 */
class SharedBordersPropertyTest {

    private static final int COVERAGES = 500;
    private static final int MOVES = 4;
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void movedBordersStayShared() throws IOException, InterruptedException {
        List<List<MultiPolygon>> plans = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int seed = 1; seed <= COVERAGES; seed++) {
            Random random = new Random(seed);
            RandomCoverage plan = new RandomCoverage(random, 60 * Math.pow(40, random.nextDouble()));
            List<MultiPolygon> zones = plan.zones();
            plans.add(zones);
            lines.append(JSON.writeValueAsString(Map.of("zones", zones.stream().map(SharedBordersPropertyTest::shape).toList(),
                    "moves", moves(random, plan, zones)))).append('\n');
        }
        Node.Run moved = Node.run(lines.toString(), List.of("web/test/move-borders.js"));
        assertThat(moved.status()).as(moved.text()).isZero();
        String[] answers = moved.text().split("\n");
        assertThat(answers).hasSize(COVERAGES);
        int taken = 0;
        for (int i = 0; i < COVERAGES; i++) {
            for (JsonNode state : JSON.readTree(answers[i])) {
                if (!state.isNull()) {
                    taken++;
                    assertSound("seed " + (i + 1), plans.get(i), state);
                }
            }
        }
        assertThat(taken).as("moves that the desk took").isGreaterThan(COVERAGES);
    }

    private static void assertSound(String name, List<MultiPolygon> before, JsonNode state) {
        Geometry[] areas = state.valueStream().map(SharedBordersPropertyTest::area).toArray(Geometry[]::new);
        for (Geometry area : areas) {
            assertThat(area.isValid()).as(name + ": valid " + area).isTrue();
        }
        assertThat(CoverageValidator.isValid(areas)).as(name + ": still a coverage").isTrue();
        assertThat(List.of(areas).stream().mapToDouble(Geometry::getArea).sum()).as(name)
                .isCloseTo(before.stream().mapToDouble(Geometry::getArea).sum(), within(0.01));
    }

    /** Corners inside the plan, each carried a little. */
    private static List<Map<String, Object>> moves(Random random, RandomCoverage plan, List<MultiPolygon> zones) {
        List<Coordinate> corners = new ArrayList<>(insideCorners(zones));
        Collections.shuffle(corners, random);
        double reach = plan.size / 20;
        return corners.stream().limit(MOVES).map(corner -> Map.<String, Object>of("from", new double[] {corner.x, corner.y},
                "by", new double[] {(random.nextDouble() - 0.5) * reach, (random.nextDouble() - 0.5) * reach})).toList();
    }

    private static Set<Coordinate> insideCorners(List<MultiPolygon> zones) {
        Set<Coordinate> corners = new TreeSet<>();
        Set<Edge> outer = new HashSet<>();
        for (MultiPolygon zone : zones) {
            corners.addAll(List.of(zone.getCoordinates()));
            Arrangement.sides(zone).forEach(side -> {
                if (!outer.remove(side)) {
                    outer.add(side);
                }
            });
        }
        outer.forEach(side -> corners.removeAll(List.of(side.a(), side.b())));
        return corners;
    }

    /** As the desk keeps it: parts of rings whose first corner is not repeated. */
    private static List<List<List<double[]>>> shape(MultiPolygon zone) {
        List<List<List<double[]>>> parts = new ArrayList<>();
        for (int i = 0; i < zone.getNumGeometries(); i++) {
            List<List<double[]>> rings = new ArrayList<>();
            new Source(zone.getGeometryN(i)).paths.forEach(path ->
                    rings.add(path.subList(1, path.size()).stream().map(corner -> new double[] {corner.x, corner.y}).toList()));
            parts.add(rings);
        }
        return parts;
    }

    private static MultiPolygon area(JsonNode shape) {
        StringBuilder wkt = new StringBuilder("MULTIPOLYGON (");
        for (JsonNode part : shape) {
            wkt.append(wkt.length() > 14 ? ", (" : "(");
            String separator = "";
            for (JsonNode ring : part) {
                wkt.append(separator).append('(');
                ring.forEach(corner -> wkt.append(corner.get(0).asDouble()).append(' ').append(corner.get(1).asDouble()).append(", "));
                wkt.append(ring.get(0).get(0).asDouble()).append(' ').append(ring.get(0).get(1).asDouble()).append(')');
                separator = ", ";
            }
            wkt.append(')');
        }
        return Wkt.area(wkt.append(')').toString());
    }
}
