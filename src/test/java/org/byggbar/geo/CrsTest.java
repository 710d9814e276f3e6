package org.byggbar.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

class CrsTest {

    /** What {@code cs2cs EPSG:4326 EPSG:<code>} of PROJ 9 prints, axes and all. */
    @ParameterizedTest
    @CsvSource({
        "25832, 59.75, 10.25,  570244.7240, 6624231.7459", "25832, 69.6, 29.5, 1284495.9679, 7854574.3750",
        "25833, 59.75, 10.25,  233210.3360, 6633131.0902", "25833, 69.6, 29.5, 1059499.6611, 7788067.0499",
        "25835, 59.75, 10.25, -434573.8223, 6742857.6306", "25835, 58.9, 11.5, -387910.8266, 6632727.6042",
        "3006,  59.75, 10.25, 6633131.0902,  233210.3360", "3006,  69.6, 29.5, 7788067.0499, 1059499.6611",
        "3007,  59.75, 10.25, 6627518.2556,   51621.7212", "3011,  58.9, 11.5, 6549739.3179, -224296.2973",
        "3857,  59.75, 10.25, 1141024.7806, 8344287.2399", "3857,  69.6, 29.5, 3283924.9784, 10939756.9132"})
    void agreesWithProjOnAxesAndMillimetres(int srid, double lat, double lon, double first, double second) throws ParseException {
        Crs crs = Crs.find("http://www.opengis.net/def/crs/EPSG/0/" + srid).orElseThrow();
        Geometry there = Projections.transform(new GeometryFactory().createPoint(new Coordinate(lon, lat)), Projections.WGS84, srid);
        double[] told = numbers(text(crs, 4, false, there));
        assertThat(told[0]).isCloseTo(first, within(0.001));
        assertThat(told[1]).isCloseTo(second, within(0.001));
    }

    @Test
    void degreesComeInTwoOrders() throws ParseException {
        Geometry web = new WKTReader().read("POINT (1141024.780553 8344287.239909)");
        assertThat(numbers(text(Crs.CRS84, 9, true, web))).containsExactly(new double[] {10.25, 59.75}, within(2e-9));
        Crs latitudeFirst = Crs.find("http://www.opengis.net/def/crs/EPSG/0/4326").orElseThrow();
        assertThat(numbers(text(latitudeFirst, 9, true, web))).containsExactly(new double[] {59.75, 10.25}, within(2e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POINT (1.5 -2)                                       | {\"type\":\"Point\",\"coordinates\":[1.5,-2]}",
        "POINT EMPTY                                          | {\"type\":\"Point\",\"coordinates\":[]}",
        "LINESTRING (0 0, 0.001 -0.0004)                      | {\"type\":\"LineString\",\"coordinates\":[[0,0],[0.001,0]]}",
        "LINESTRING (100.0100 9, -0.0306 10.9996)             | {\"type\":\"LineString\",\"coordinates\":[[100.01,9],[-0.031,11]]}",
        "POLYGON ((0 0, 0 2, 2 2, 2 0, 0 0))                  | {\"type\":\"Polygon\",\"coordinates\":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}",
        "POLYGON ((0 0, 9 0, 9 9, 0 0), (5 2, 7 2, 7 4, 5 2)) | {\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,0]],[[5,2],[7,4],[7,2],[5,2]]]}",
        "MULTIPOINT ((1 2), (3 4))                            | {\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))                | {\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]]]}",
        "GEOMETRYCOLLECTION (POINT (1 2))                     | {\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]}]}"})
    void geometryIsToldWithoutZerosAndWithOuterRingsToTheLeft(String wkt, String json) throws ParseException {
        assertThat(text(Crs.find(25833).orElseThrow(), 3, false, new WKTReader().read(wkt))).isEqualTo(json);
    }

    @Test
    void aBoxOfAnotherPlaneKeepsItsCurvedSidesToTheMillimetre() {
        Crs zone32 = Crs.find(25832).orElseThrow();
        Envelope box = new Envelope(500_000, 900_000, 6_500_000, 7_000_000);
        Geometry outline = BoxOutline.of(box, zone32, 25833);
        for (double step = 0.0137; step < 1; step += 0.083) {
            Coordinate onEdge = new Coordinate(box.getMinX() + step * box.getWidth(), box.getMaxY());
            Geometry there = outline.getFactory().createPoint(Projections.transform(onEdge, 25832, 25833));
            assertThat(outline.getBoundary().distance(there)).isLessThan(0.001);
        }
        assertThat(outline.getNumPoints()).isLessThan(20_000);
    }

    @Test
    void noBoxIsTooLargeTooFarOrTooSmall() {
        Crs sweref = Crs.find(3006).orElseThrow();
        Envelope nordic = BoxOutline.of(new Envelope(-1e9, 1e9, -1e9, 1e9), sweref, 25833).getEnvelopeInternal();
        assertThat(nordic.contains(new Coordinate(600_000, 6_700_000))).isTrue();
        assertThat(BoxOutline.of(new Envelope(0, 1, 0, 1), sweref, 25833).isEmpty()).isTrue();
        assertThat(BoxOutline.of(new Envelope(600_000, 600_000, 6_700_000, 6_700_000), sweref, 25833).getGeometryType()).isEqualTo("Point");
        assertThat(BoxOutline.of(new Envelope(600_000, 600_000, 6_700_000, 6_800_000), sweref, 25833).getGeometryType()).isEqualTo("LineString");
    }

    private static String text(Crs crs, int decimals, boolean webToDegrees, Geometry geometry) {
        GeoJsonText text = new GeoJsonText(crs, decimals, webToDegrees);
        text.write(new WKBWriter(2).write(geometry));
        return new String(text.chars(), 0, text.length());
    }

    private static double[] numbers(String point) {
        return Arrays.stream(point.replaceAll("[^\\d,.-]|^[^\\[]*", "").split(",")).filter(part -> !part.isEmpty()).mapToDouble(Double::parseDouble).toArray();
    }
}
