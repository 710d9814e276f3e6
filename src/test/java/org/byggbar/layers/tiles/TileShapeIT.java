package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database makes of a copy's geometry for a web tile: WKT in EPSG:3857 in, WKT in tile units out, y downwards. */
@ServerTest
class TileShapeIT {

    /** Zoom 14, column 8655, row 4781: the tile that holds Drammen's Bragernes. */
    private static final String TILE = "14, 8655, 4781";

    @Autowired
    private JdbcClient db;

    /** @param wkt in tile units, y downwards, put where such a tile is on the map */
    private String shape(String wkt) {
        return db.sql("select st_astext(tile_shape(st_forcepolygoncw(%s), %s))".formatted(onTheMap(wkt), TILE)).query(String.class).optional().orElse(null);
    }

    private static String onTheMap(String wkt) {
        return """
                (select st_setsrid(st_affine(st_geomfromtext('%s'), m, 0, 0, -m, st_xmin(tile), st_ymax(tile)), 3857)
                 from (select tile, (st_xmax(tile) - st_xmin(tile)) / 4096 as m from st_tileenvelope(%s) tile) place)""".formatted(wkt, TILE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            MULTIPOLYGON(((100 100, 300 100, 300 400, 100 400, 100 100)));                       MULTIPOLYGON(((100 100, 300 100, 300 400, 100 400, 100 100)))
            MULTIPOLYGON(((-40.2 10, -40.2 90, 60 90.4, 60 10, -40.2 10)));                      MULTIPOLYGON(((-40 10, 60 10, 60 90, -40 90, -40 10)))
            MULTIPOLYGON(((1 1, 9 1, 9 9, 1 9, 1 1)), ((0.1 0.1, 0.3 0.1, 0.3 0.3, 0.1 0.1)));   MULTIPOLYGON(((1 1, 9 1, 9 9, 1 9, 1 1)))
            """)
    void keepsEveryCornerOfWhatLiesInsideRoundedToTheGrid(String wkt, String expected) {
        assertThat(db.sql("select st_equals(:made::geometry, :expected::geometry) and st_npoints(:made::geometry) = st_npoints(:expected::geometry)")
                .param("made", shape(wkt)).param("expected", expected).query(Boolean.class).single()).as(shape(wkt)).isTrue();
    }

    /** Vector tiles tell shells from holes by the turn: seen with y downwards, shells run clockwise (MVT 2.1, 4.3.4.4). */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            MULTIPOLYGON(((100 100, 300 100, 300 400, 100 400, 100 100), (150 150, 150 200, 200 200, 200 150, 150 150)))
            MULTIPOLYGON(((100 100, 100 400, 300 400, 300 100, 100 100), (150 150, 200 150, 200 200, 150 200, 150 150)))
            MULTIPOLYGON(((100 100, 5000 100, 5000 400, 100 400, 100 100), (150 150, 150 200, 200 200, 200 150, 150 150)))
            """)
    void runsRingsTheSameWayInsideAndAcrossTheBorder(String wkt) {
        Map<String, Object> turns = db.sql("""
                select st_ispolygonccw(:made::geometry) as isccw, st_nrings(:made::geometry) - 1 as holes
                """).param("made", shape(wkt)).query().singleRow();
        // In numbers that grow upwards this is counterclockwise; on a screen, where y grows downwards, clockwise.
        assertThat(turns).containsEntry("isccw", true).containsEntry("holes", 1);
    }

    @Test
    void leavesOutWhatIsSmallerThanTheGrid() {
        assertThat(shape("MULTIPOLYGON(((100.1 100.1, 100.3 100.1, 100.3 100.3, 100.1 100.3, 100.1 100.1)))")).isNull();
    }

    @Test
    void clipsAtTheBuffer() {
        assertThat(db.sql("select st_xmax(:made::geometry)").param("made", shape("MULTIPOLYGON(((4000 10, 9000 10, 9000 90, 4000 90, 4000 10)))"))
                .query(Double.class).single()).isEqualTo(4096 + TileQuery.BUFFER);
    }

    /** Random stars with a hole, at every zoom that uses it: the same picture as the database's own function makes. */
    @Test
    void drawsWhatTheGeneralFunctionDraws() {
        assertThat(db.sql("""
                with stars as (
                    select z, n, st_tileenvelope(z, (1 << z) / 2 + n, (1 << z) / 3) as tile, (1 << z) / 2 + n as x, (1 << z) / 3 as y
                    from generate_series(6, 15) z, generate_series(0, 19) n
                ), shapes as (
                    select z, x, y, st_forcepolygoncw(st_multi(st_difference(
                        st_makepolygon(st_addpoint(line, st_startpoint(line))), st_buffer(st_centroid(line), st_length(line) / 200)))) as geom
                    from (select z, x, y, st_makeline(st_setsrid(st_makepoint(
                              st_xmin(tile) + (st_xmax(tile) - st_xmin(tile)) * (0.5 + cos(a * pi() / 10) * (0.2 + 0.25 * abs(sin(a * 7 + n)))),
                              st_ymin(tile) + (st_ymax(tile) - st_ymin(tile)) * (0.5 + sin(a * pi() / 10) * (0.2 + 0.25 * abs(sin(a * 7 + n)))) ), 3857) order by a) as line
                          from stars, generate_series(0, 19) a group by z, x, y, n) lines
                ), pairs as (
                    select tile_shape(geom, z, x, y) as ours, st_asmvtgeom(geom, st_tileenvelope(z, x, y), 4096, 64, true) as theirs from shapes
                )
                select count(*) filter (where st_isvalid(ours) and st_hausdorffdistance(ours, theirs) <= 1) from pairs
                """).query(Integer.class).single()).isEqualTo(200);
    }
}
