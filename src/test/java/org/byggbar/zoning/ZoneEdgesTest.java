package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class ZoneEdgesTest {

    private static final String NEIGHBOUR = "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))";

    @ParameterizedTest(name = "{0}: {2} stretches")
    @CsvSource(delimiter = '|', value = {
        "the very same edge             | POLYGON ((100 0, 200 0, 200 100, 100 100, 100 0))              | 0",
        "a corner in common             | POLYGON ((100 100, 200 100, 200 200, 100 200, 100 100))        | 0",
        "far away                       | POLYGON ((150 0, 200 0, 200 100, 150 100, 150 0))              | 0",
        "a street between               | POLYGON ((101 0, 200 0, 200 100, 101 100, 101 0))              | 0",
        "a gap of 20 cm                 | POLYGON ((100.2 0, 200 0, 200 100, 100.2 100, 100.2 0))        | 1",
        "a wedge that closes            | POLYGON ((100 0, 200 0, 200 100, 100.3 100, 100 0))            | 1",
        "half an edge, corner missing   | POLYGON ((100 50, 200 50, 200 150, 100 150, 100 50))           | 1",
        "half an edge, 2 mm off         | POLYGON ((100.002 50, 200 50, 200 150, 100.002 150, 100.002 50)) | 1",
    })
    void findsWhereBordersAlmostMeet(String name, String wkt, int stretches) throws ParseException {
        assertThat(ZoneEdges.gaps(read(wkt), List.of(read(NEIGHBOUR)))).hasSize(stretches);
    }

    @Test
    void findsSpikesInShellsAndHoles() throws ParseException {
        Geometry zone = read("""
                MULTIPOLYGON (((0 0, 100 0, 100 49.99, 150 50, 100 50.01, 100 100, 0 100, 0 0),
                               (20 20, 20 40, 30 40, 80 40.01, 30 40.02, 30 20, 20 20)))""");
        assertThat(ZoneEdges.spikes(zone)).containsExactly(new Coordinate(150, 50), new Coordinate(80, 40.01));
        assertThat(ZoneEdges.spikes(read(NEIGHBOUR))).isEmpty();
    }

    private static Geometry read(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
