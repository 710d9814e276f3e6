package org.byggbar.layers.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.byggbar.geo.Crs;
import org.byggbar.geo.Ewkb;
import org.byggbar.geo.StorageCrs;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.SqlParameterValue;
import tools.jackson.databind.json.JsonMapper;

class Cql2Test {

    private static final LayerDefinition ZONE = new LayerRegistry(new JsonMapper()).get("zone");
    private static final StorageCrs STORAGE = new StorageCrs(25833);
    private static final Crs EPSG_4326 = Crs.find("http://www.opengis.net/def/crs/EPSG/0/4326").orElseThrow();

    private static Condition text(String filter) {
        return FilterReader.condition(ZONE, filter, FilterReader.TEXT, Crs.CRS84, STORAGE);
    }

    private static Condition json(String filter) {
        return FilterReader.condition(ZONE, filter, FilterReader.JSON, Crs.CRS84, STORAGE);
    }

    /** The condition with its values in it, as no database ever sees it. */
    private static String told(Condition condition) {
        String sql = condition.sql();
        for (int i = condition.params().size() - 1; i >= 0; i--) {
            Object value = condition.params().get("f_" + i);
            String shown = value instanceof SqlParameterValue geometry ? shown(geometry) : String.valueOf(value);
            sql = sql.replaceAll("cast\\(:f_" + i + " as [a-z ]+\\)", shown.replace("\\", "\\\\").replace("$", "\\$"));
        }
        return sql;
    }

    private static String shown(SqlParameterValue geometry) {
        Geometry read = Ewkb.read(java.util.HexFormat.of().parseHex((String) geometry.getValue()));
        return read.getSRID() + " " + read.getGeometryType();
    }

    private static FilterFault fault(Runnable reading) {
        try {
            reading.run();
        } catch (FilterFault fault) {
            return fault;
        }
        throw new AssertionError("accepted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        // loosest to tightest: or, and, not, predicates, + -, * / % div, ^, sign
        "code = 'a' OR code = 'b' AND name = 'c' | ((code = a) or ((code = b) and (name = c)))",
        "(code = 'a' or code = 'b') and name = 'c' | (((code = a) or (code = b)) and (name = c))",
        "NOT code = 'a' AND name = 'c' | ((not (code = a)) and (name = c))",
        "not (code='a' and name='c')|(not ((code = a) and (name = c)))",
        "max_storeys + 2 * 3 > 4 - 1 - 1 | ((cast(max_storeys as numeric) + (2 * 3)) > ((4 - 1) - 1))",
        "max_storeys = -2 ^ 2 | (cast(max_storeys as numeric) = filter_power(-2, 2))",
        "2 * max_storeys div 4 % 3 <= 1 | (mod(div((2 * cast(max_storeys as numeric)), nullif(4, 0)), nullif(3, 0)) <= 1)",
        "(max_storeys - 1) / 2 >= 1 | (((cast(max_storeys as numeric) - 1) / nullif(2, 0)) >= 1)",
        "max_storeys BETWEEN 2 AND 3 + 1 AND code <> 'x' | ((cast(max_storeys as numeric) between 2 and (3 + 1)) and (code <> x))",
        "max_storeys NOT BETWEEN 2 AND 4 | (not (max_storeys between 2 and 4))",
        "code IN ('a','b') | ((code = a) or (code = b))",
        "code not in ('a') | (not (code = a))",
        "name LIKE 'B%' | (name like B%)",
        "name NOT LIKE 'B_' | (not (name like B_))",
        "CASEI(name) LIKE casei('BÅT%') | ((lower(name collate \"und-x-icu\") collate \"default\") like båt%)",
        "ACCENTI(name) = accenti('Strømsø') | (translate(regexp_replace(normalize(name, NFD), '[\\u0300-\\u036f]', '', 'g'), 'øØæÆ', 'oOaA') = Stromso)",
        "max_storeys IS NULL | (max_storeys is null)",
        "geometry is not null | (not (geom is null))",
        "4 < max_storeys | (4 < max_storeys)",
        "plan_id = 1.5 | (cast(plan_id as numeric) = 1.5)",
        "area_m2 >= 1e3 | (area_m2 >= 1000.0)",
        "\"area_m2\" > existing_floor_area_m2 | (area_m2 > existing_floor_area_m2)",
        "TRUE | true", "id = 4 OR FALSE | ((id = 4) or false)",
        "name = 'O''Neill''s \\'corner\\'' | (name = O'Neill's 'corner')",
        "updated_at > TIMESTAMP('2026-01-01T12:00:00+01:00') | (updated_at > 2026-01-01T12:00+01:00)",
        "T_AFTER(updated_at, DATE('2026-01-01')) | (updated_at > 2026-01-01T23:59:59.999999Z)",
        "T_DURING(updated_at, INTERVAL('2026-01-01','..')) | (updated_at > 2026-01-01T00:00Z and updated_at < timestamptz 'infinity')",
        "S_INTERSECTS(geometry, POINT(10.2 59.7)) | st_intersects(geom, 25833 Point)",
        "S_WITHIN(geometry, BBOX(10, 59, 11, 60)) | st_within(geom_web, 3857 Polygon)",
        "S_DISJOINT(BBOX(10, 59, 5, 11, 60, 6), geometry) | st_disjoint(3857 Polygon, geom_web)",
        "S_INTERSECTS(geometry, BBOX(177, 65, -177, 70)) | st_intersects(geom_web, 3857 MultiPolygon)",
        "S_INTERSECTS(POINT(10 59), BBOX(9, 58, 11, 60)) | st_intersects(25833 Point, 25833 Polygon)",
        "S_TOUCHES(geometry, GEOMETRYCOLLECTION(POINT(10 59), POINT Z(11 59 5))) | st_touches(geom, 25833 MultiPoint)",
        "S_CROSSES(geometry, MULTILINESTRING((10 59, 11 59), (10 60, 11 60.5))) | st_crosses(geom, 25833 MultiLineString)"})
    void bindsAsTheStandardSays(String filter, String sql) {
        assertThat(told(text(filter))).isEqualTo(sql);
    }

    static Stream<String[]> pairs() {
        return Stream.of(
                pair("code = 'a' AND (name <> 'b' OR NOT max_storeys <= 3)", """
                        {"op":"and","args":[{"op":"=","args":[{"property":"code"},"a"]},{"op":"or","args":[{"op":"<>","args":[{"property":"name"},"b"]},
                        {"op":"not","args":[{"op":"<=","args":[{"property":"max_storeys"},3]}]}]}]}"""),
                pair("CASEI(name) LIKE CASEI('Foo%')", """
                        {"op":"like","args":[{"op":"casei","args":[{"property":"name"}]},{"op":"casei","args":["Foo%"]}]}"""),
                pair("max_storeys NOT BETWEEN 2 AND 4", """
                        {"op":"not","args":[{"op":"between","args":[{"property":"max_storeys"},2,4]}]}"""),
                pair("code IN ('a','b')", "{\"op\":\"in\",\"args\":[{\"property\":\"code\"},[\"a\",\"b\"]]}"),
                pair("name IS NOT NULL", "{\"op\":\"not\",\"args\":[{\"op\":\"isNull\",\"args\":[{\"property\":\"name\"}]}]}"),
                pair("max_storeys * 2 + 1.5 > area_m2 div 3", """
                        {"op":">","args":[{"op":"+","args":[{"op":"*","args":[{"property":"max_storeys"},2]},1.5]},
                        {"op":"div","args":[{"property":"area_m2"},3]}]}"""),
                pair("updated_at >= TIMESTAMP('2026-01-01T00:00:00Z')", """
                        {"op":">=","args":[{"property":"updated_at"},{"timestamp":"2026-01-01T00:00:00Z"}]}"""),
                pair("T_INTERSECTS(updated_at, INTERVAL('2026-01-01','..'))", """
                        {"op":"t_intersects","args":[{"property":"updated_at"},{"interval":["2026-01-01",".."]}]}"""),
                pair("T_FINISHES(INTERVAL('..',updated_at), INTERVAL('2026-01-01',updated_at))", """
                        {"op":"t_finishes","args":[{"interval":["..",{"property":"updated_at"}]},{"interval":["2026-01-01",{"property":"updated_at"}]}]}"""),
                pair("S_INTERSECTS(geometry, BBOX(10,59,11,60))", """
                        {"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[10,59,11,60]}]}"""),
                pair("S_OVERLAPS(geometry, POLYGON((10 59,11 59,11 60,10 59)))", """
                        {"op":"s_overlaps","args":[{"property":"geometry"},{"type":"Polygon","coordinates":[[[10,59],[11,59],[11,60],[10,59]]]}]}"""),
                pair("S_DISJOINT(geometry, GEOMETRYCOLLECTION(POINT(10 59),LINESTRING(10 59,11 60)))", """
                        {"op":"s_disjoint","args":[{"property":"geometry"},{"type":"GeometryCollection","geometries":[
                        {"type":"Point","coordinates":[10,59]},{"type":"LineString","coordinates":[[10,59],[11,60]]}]}]}"""),
                pair("TRUE", "true"));
    }

    private static String[] pair(String text, String json) {
        return new String[] {text, json};
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void meansTheSameInJson(String text, String json) {
        Condition fromText = text(text);
        Condition fromJson = json(json);
        assertThat(fromJson.sql()).isEqualTo(fromText.sql());
        assertThat(told(fromJson)).isEqualTo(told(fromText));
        assertThat(values(fromJson)).isEqualTo(values(fromText));
    }

    private static Map<String, Object> values(Condition condition) {
        return condition.params().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> entry.getValue() instanceof SqlParameterValue geometry ? geometry.getValue() : entry.getValue()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "code = |7|operand", "code 'a'|6|operator", "(code = 'a'|12|“)”", "code = 'a' AND|15|operand", "code|5|operator", "(code) AND id = 1|8|operator", "code = 'a' = 'b'|1|operand",
        "name LIKE code|6|pattern", "name LIKE 'a\\'|11|end_quote", "DATE('2026-02-30') = DATE('2026-02-01')|1|date", "id;drop table|3|operator",
        "updated_at = TIMESTAMP('2026-01-01')|14|timestamp", "S_INTERSECTS(geometry, POLYGON((0 0,1 1)))|32|ring",
        "S_INTERSECTS(geometry, POLYGON((10 59,11 60,11 59,10 60,10 59)))|24|valid_geometry", "S_WITHIN(geometry, BBOX(1,2,3))|20|box",
        "S_WITHIN(geometry, GEOMETRYCOLLECTION(POINT(10 59),LINESTRING(10 59,11 60)))|1|uniform_geometry", "code IN ()|10|operand",
        "id = 1e400|6|number", "id = 1234567890123456789012345678901|6|number", "\"code = 'a'|1|end_quote", "AND code = 'a'|1|operand",
        "name NOT = 'a'|10|LIKE, BETWEEN, IN"})
    void saysWhereReadingStoppedAndWhatWasExpected(String filter, String position, String expected) {
        FilterFault fault = fault(() -> text(filter));
        assertThat(fault.code()).isEqualTo("filter.invalid");
        assertThat(fault.params()).containsEntry("position", position).containsEntry("expected", expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name > 5", "max_storeys = 'four'", "updated_at > '2026-01-01T00:00:00Z'", "updated_at = DATE('2026-01-01')", "name + 1 = 2",
        "S_INTERSECTS(geometry, name)", "S_INTERSECTS(code, POINT(1 2))", "geometry = POINT(1 2)", "T_AFTER(name, DATE('2026-01-01'))", "max_storeys LIKE '4%'",
        "CASEI(max_storeys) = 'a'", "name BETWEEN 'a' AND 'b'", "max_storeys IN (1, 'a')", "-name = 2", "T_AFTER(INTERVAL(name,'..'), DATE('2026-01-01'))"})
    void refusesWhatDoesNotFitTogether(String filter) {
        assertThat(fault(() -> text(filter)).code()).isEqualTo("filter.type_mismatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"id;drop table\" = 1", "exec(java.lang.Runtime.getRuntime()) = 1", "(select pg_sleep(9))", "pg_sleep(9) = 1", "published = TRUE",
        "geom IS NULL", "a_contains(code, code)", "layer_zone.code = 'a'"})
    void knowsNoPropertyButTheQueryables(String filter) {
        assertThat(fault(() -> text(filter)).code()).isEqualTo("filter.unknown_property");
    }

    @Test
    void tellsPlacesInJsonByPointer() {
        assertThat(fault(() -> json("{\"op\":\"and\",\"args\":[true,{\"op\":\"=\",\"args\":[{\"property\":\"id;drop table\"},1]}]}")).params())
                .containsEntry("position", "/args/1/args/0").containsEntry("property", "id;drop table");
        assertThat(fault(() -> json("{\"op\":\"pg_sleep\",\"args\":[9]}")).code()).isEqualTo("filter.unknown_property");
        assertThat(fault(() -> json("{\"op\":\"=\",\"args\":[1]}")).params()).containsEntry("position", "/args").containsEntry("expected", "args_2");
        assertThat(fault(() -> json("{\"op\":\"=\",\"args\":[1,}")).params()).containsEntry("position", "21").containsEntry("expected", "json");
        assertThat(fault(() -> json("{\"op\":\"=\",\"args\":[{\"property\":\"name\"},\"\\ud800\"]}")).code()).isEqualTo("filter.invalid");
    }

    static Stream<String[]> floods() {
        String nested = "(".repeat(200) + "code = 'a'" + ")".repeat(200);
        String nots = "{\"op\":\"not\",\"args\":[".repeat(200) + "true" + "]}".repeat(200);
        return Stream.of(
                pair("operands", IntStream.range(0, 1500).mapToObj(i -> "id=" + i).collect(Collectors.joining(" OR "))),
                pair("characters", IntStream.range(0, 5000).mapToObj(i -> "code = 'a'").collect(Collectors.joining(" OR "))),
                pair("depth", nested), pair("depth", "NOT ".repeat(200) + "code = 'a'"), pair("depth", "id = " + "-".repeat(200) + "1"), pair("depth", nots),
                pair("wildcards", "name LIKE '" + "%a".repeat(50) + "'"), pair("pattern", "name LIKE '" + "a".repeat(201) + "'"),
                pair("depth", "S_INTERSECTS(geometry, " + "GEOMETRYCOLLECTION(".repeat(200) + "POINT(1 2)" + ")".repeat(201)),
                pair("vertices", "S_INTERSECTS(geometry, MULTIPOINT(" + "1 2,".repeat(Budget.MAX_VERTICES) + "1 2))"));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void stopsReadingAtItsLimits(String limit, String filter) {
        long start = System.nanoTime();
        FilterFault fault = fault(() -> read(filter));
        assertThat(fault.code()).isEqualTo("filter.too_complex");
        assertThat(fault.params()).containsEntry("of", limit);
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }

    private static void read(String filter) {
        if (filter.startsWith("{")) {
            json(filter);
        } else {
            text(filter);
        }
    }

    @Test
    void putsNoTextOfTheFilterIntoSql() {
        Random random = new Random(20261122);
        for (int i = 0; i < 500; i++) {
            String value = random.ints(1 + random.nextInt(12), ' ', 0x2000).filter(c -> c < 0x7f || c > 0x9f)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            String quoted = "'" + value.replace("\\", "").replace("'", "''") + "'";
            String marked = value.replace("\\", "");
            Condition condition = text("name = " + quoted + " OR code <> " + quoted + " OR description LIKE 'x" + random.nextInt(1_000_000) + "%'");
            assertThat(condition.sql()).isEqualTo("((name = cast(:f_0 as text)) or (code <> cast(:f_1 as text)) or (description like cast(:f_2 as text)))");
            assertThat(condition.params()).containsEntry("f_0", marked).containsEntry("f_1", marked);
        }
    }

    @Test
    void readsPositionsInTheOrderOfTheFiltersCrs() {
        Geometry lonLat = point(Crs.CRS84, "POINT(10.2 59.7)");
        Geometry latLon = point(EPSG_4326, "POINT(59.7 10.2)");
        assertThat(latLon).isEqualTo(lonLat);
        assertThat(lonLat.getCoordinate().x).as("easting in UTM 33").isBetween(200_000.0, 260_000.0);
        Geometry planar = point(Crs.find("http://www.opengis.net/def/crs/EPSG/0/25833").orElseThrow(),
                "POINT(" + lonLat.getCoordinate().x + " " + lonLat.getCoordinate().y + ")");
        assertThat(planar.distance(lonLat)).isZero();
        Geometry swedish = point(Crs.find("http://www.opengis.net/def/crs/EPSG/0/3006").orElseThrow(),
                "POINT(" + lonLat.getCoordinate().y + " " + lonLat.getCoordinate().x + ")");
        assertThat(swedish.distance(lonLat)).as("SWEREF 99 TM is UTM 33, northing first").isCloseTo(0, within(0.001));
    }

    private static Geometry point(Crs crs, String wkt) {
        Condition condition = FilterReader.condition(ZONE, "S_INTERSECTS(geometry, " + wkt + ")", FilterReader.TEXT, crs, STORAGE);
        return Ewkb.read(java.util.HexFormat.of().parseHex((String) ((SqlParameterValue) condition.params().get("f_0")).getValue()));
    }

    @Test
    void takesGeometryAroundTheWholeWorld() {
        for (String world : new String[] {"POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90))", "LINESTRING(-180 0,180 89)", "POINT(-100 -40)"}) {
            assertThat(told(text("S_INTERSECTS(geometry, " + world + ")"))).startsWith("st_intersects(geom, 25833 ");
        }
        assertThatThrownBy(() -> text("S_INTERSECTS(geometry, POINT(1e999 2))")).isInstanceOf(FilterFault.class);
    }
}
