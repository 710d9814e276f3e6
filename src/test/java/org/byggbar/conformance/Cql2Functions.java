package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.conformance.Cql2.SPEC;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.byggbar.conformance.Cql2.Queryable;
import org.byggbar.conformance.Cql2.Type;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;
import tools.jackson.databind.JsonNode;

/** CQL2 (OGC 21-065r2), annex A: functions of space and time, and both spellings of the language. */
final class Cql2Functions {

    private static final String WORLD = "POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90))";
    private static final String LINE = "LINESTRING(7 50,10 51)";
    private static final String YEAR = "INTERVAL('2021-01-01','2021-12-31')";
    private static final String YEAR_OF_SECONDS = "INTERVAL('2021-01-01T00:00:00Z','2021-12-31T23:59:59Z')";
    private static final List<String> OF_INTERVALS = List.of("T_AFTER", "T_BEFORE", "T_DISJOINT", "T_EQUALS", "T_INTERSECTS", "T_CONTAINS", "T_DURING",
            "T_FINISHEDBY", "T_FINISHES", "T_MEETS", "T_METBY", "T_OVERLAPPEDBY", "T_OVERLAPS", "T_STARTEDBY", "T_STARTS");
    /** Each class of the language once as text and once as JSON. */
    private static final Map<String, String> SPELLINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("id = 3", "{\"op\":\"=\",\"args\":[{\"property\":\"id\"},3]}"),
            Map.entry("id <> 3 AND NOT (id > 9)", "{\"op\":\"and\",\"args\":[{\"op\":\"<>\",\"args\":[{\"property\":\"id\"},3]},{\"op\":\"not\",\"args\":[{\"op\":\">\",\"args\":[{\"property\":\"id\"},9]}]}]}"),
            Map.entry("id < 4 OR municipality_id = 'avesta'", "{\"op\":\"or\",\"args\":[{\"op\":\"<\",\"args\":[{\"property\":\"id\"},4]},{\"op\":\"=\",\"args\":[{\"property\":\"municipality_id\"},\"avesta\"]}]}"),
            Map.entry("municipality_id IS NULL", "{\"op\":\"isNull\",\"args\":[{\"property\":\"municipality_id\"}]}"),
            Map.entry("municipality_id LIKE 'd%'", "{\"op\":\"like\",\"args\":[{\"property\":\"municipality_id\"},\"d%\"]}"),
            Map.entry("id BETWEEN 2 AND 12", "{\"op\":\"between\",\"args\":[{\"property\":\"id\"},2,12]}"),
            Map.entry("id IN (1,2,3)", "{\"op\":\"in\",\"args\":[{\"property\":\"id\"},[1,2,3]]}"),
            Map.entry("CASEI(municipality_id) = CASEI('AVESTA')", "{\"op\":\"=\",\"args\":[{\"op\":\"casei\",\"args\":[{\"property\":\"municipality_id\"}]},{\"op\":\"casei\",\"args\":[\"AVESTA\"]}]}"),
            Map.entry("ACCENTI(municipality_id) = ACCENTI('ávesta')", "{\"op\":\"=\",\"args\":[{\"op\":\"accenti\",\"args\":[{\"property\":\"municipality_id\"}]},{\"op\":\"accenti\",\"args\":[\"ávesta\"]}]}"),
            Map.entry("S_INTERSECTS(geometry,BBOX(9,59,12,61))", "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[9,59,12,61]}]}"),
            Map.entry("S_WITHIN(geometry,POLYGON((9 59,12 59,12 61,9 61,9 59)))", "{\"op\":\"s_within\",\"args\":[{\"property\":\"geometry\"},{\"type\":\"Polygon\",\"coordinates\":[[[9,59],[12,59],[12,61],[9,61],[9,59]]]}]}"),
            Map.entry("3 < id", "{\"op\":\"<\",\"args\":[3,{\"property\":\"id\"}]}"),
            Map.entry("id * 2 = 6 + 4", "{\"op\":\"=\",\"args\":[{\"op\":\"*\",\"args\":[{\"property\":\"id\"},2]},{\"op\":\"+\",\"args\":[6,4]}]}"),
            Map.entry("T_AFTER(DATE('2024-01-02'),DATE('2024-01-01'))", "{\"op\":\"t_after\",\"args\":[{\"date\":\"2024-01-02\"},{\"date\":\"2024-01-01\"}]}"),
            Map.entry("true", "true")));

    private final Service service;

    private Cql2Functions(Service service) {
        this.service = service;
    }

    static List<ConformanceClass> of(Service service) {
        Cql2Functions tests = new Cql2Functions(service);
        return List.of(tests.basicSpatial(), tests.moreLiterals(), tests.spatial(), tests.temporal(), tests.text(), tests.json());
    }

    private void each(ConformanceClass tests, String name, Consumer<Cql2> check) {
        tests.each(name, service.collections(), Service::id, collection -> check.accept(new Cql2(service, collection)));
    }

    private static int placed(Cql2 cql) {
        return cql.count("geometry IS NOT NULL");
    }

    private ConformanceClass basicSpatial() {
        ConformanceClass tests = new ConformanceClass(SPEC + "basic-spatial-functions");
        each(tests, "s_intersects", cql -> {
            assertThat(cql.count("S_INTERSECTS(geometry,BBOX(-180,-90,180,90))")).isEqualTo(placed(cql));
            assertThat(cql.count("S_INTERSECTS(geometry,POINT(7.02 49.92)) OR S_INTERSECTS(geometry,BBOX(150,-90,-150,90))")).isZero();
            cql.assertRefused("S_INTERSECTS(geometry,POINT(90 180))");
            cql.assertRefused("S_INTERSECTS(geometry,BBOX(-180,-90,180,100))");
        });
        each(tests, "test-data", cql -> {
            Geometry some = Place.of(middle(cql), Service.CRS84);
            cql.assertFinds("S_INTERSECTS(geometry,POINT(%s %s))".formatted(some.getInteriorPoint().getX(), some.getInteriorPoint().getY()), relation(some.getInteriorPoint(), Geometry::intersects));
        });
        return tests;
    }

    private static JsonNode middle(Cql2 cql) {
        List<JsonNode> placed = cql.features().stream().filter(feature -> !feature.get("geometry").isNull()).toList();
        return placed.get(placed.size() / 2);
    }

    private static java.util.function.Predicate<JsonNode> relation(Geometry other, BiFunction<Geometry, Geometry, Boolean> relation) {
        return feature -> !feature.get("geometry").isNull() && relation.apply(Place.of(feature, Service.CRS84), other);
    }

    private ConformanceClass moreLiterals() {
        ConformanceClass tests = new ConformanceClass(SPEC + "basic-spatial-functions-plus");
        each(tests, "s_intersects", cql -> {
            for (String literal : List.of("LINESTRING(-180 -45, 0 -45)", "MULTILINESTRING((-180 -45, 0 -45), (0 45, 180 45))", "MULTIPOINT(7.02 49.92, 9 18)",
                    "POLYGON((-180 -90, -90 -90, -90 90, -180 90, -180 -90), (-120 -50, -100 -50, -100 -40, -120 -40, -120 -50))",
                    "MULTIPOLYGON(((-180 -90, -90 -90, -90 90, -180 90, -180 -90), (-120 -50, -100 -50, -100 -40, -120 -40, -120 -50)),((0 0, 10 0, 10 10, 0 10, 0 0)))",
                    "GEOMETRYCOLLECTION(POINT(7.02 49.92), POLYGON((0 0, 10 0, 10 10, 0 10, 0 0)))")) {
                cql.assertNone("S_INTERSECTS(geometry," + literal + ")");
            }
            cql.assertRefused("S_INTERSECTS(geometry,MULTIPOINT(7.02 49.92, 90 180))");
            assertThat(cql.count("S_INTERSECTS(geometry,GEOMETRYCOLLECTION(POINT(7.02 49.92), POLYGON((0 50, 30 50, 30 70, 0 70, 0 50))))")).isEqualTo(placed(cql));
        });
        return tests;
    }

    private ConformanceClass spatial() {
        ConformanceClass tests = new ConformanceClass(SPEC + "spatial-functions");
        each(tests, "s_intersects", cql -> {
            assertThat(cql.count("S_INTERSECTS(geometry," + WORLD + ")")).isEqualTo(cql.count("S_INTERSECTS(geometry,BBOX(-180,-90,180,90))")).isEqualTo(placed(cql));
            cql.assertNone("S_INTERSECTS(geometry," + LINE + ")");
            cql.assertRefused("S_INTERSECTS(geometry,POINT(90 180))");
        });
        each(tests, "s_disjoint", cql -> {
            cql.assertNone("S_DISJOINT(geometry,BBOX(-180,-90,180,90)) OR S_DISJOINT(geometry," + WORLD + ")");
            for (String literal : List.of(LINE, "POINT(7.02 49.92)")) {
                cql.assertNone("S_DISJOINT(geometry,%1$s) AND S_INTERSECTS(geometry,%1$s)".formatted(literal));
                assertThat(cql.count("S_DISJOINT(geometry," + literal + ")")).isEqualTo(placed(cql));
            }
            cql.assertRefused("S_DISJOINT(geometry,POINT(90 180))");
        });
        each(tests, "s_equals", cql -> Stream.of(WORLD, LINE, "POINT(7.02 49.92)").forEach(literal -> cql.assertNone("S_EQUALS(geometry," + literal + ")")));
        each(tests, "s_touches", cql -> Stream.of("BBOX(-180,-90,180,90)", WORLD, LINE).forEach(literal -> cql.assertNone("S_TOUCHES(geometry," + literal + ")")));
        each(tests, "s_crosses", cql -> Stream.of("BBOX(-180,-90,180,90)", WORLD, LINE).forEach(literal -> cql.assertNone("S_CROSSES(geometry," + literal + ")")));
        each(tests, "s_within", cql -> {
            assertThat(cql.count("S_WITHIN(geometry,BBOX(-180,-90,180,90))")).isEqualTo(cql.count("S_WITHIN(geometry," + WORLD + ")")).isEqualTo(placed(cql));
            cql.assertNone("S_WITHIN(geometry," + LINE + ") OR S_WITHIN(geometry,MULTIPOINT(7 50,10 51))");
        });
        each(tests, "s_contains", cql -> Stream.of("BBOX(-180,-90,180,90)", WORLD, LINE, "MULTIPOINT(7 50,10 51)").forEach(literal -> {
            cql.assertNone("S_CONTAINS(geometry,%1$s) AND S_WITHIN(geometry,%1$s)".formatted(literal));
            cql.assertNone("S_CONTAINS(geometry," + literal + ")");
        }));
        each(tests, "s_overlaps", cql -> Stream.of("MULTIPOINT(7 50,10 51)", LINE, WORLD).forEach(literal -> cql.assertNone("S_OVERLAPS(geometry," + literal + ")")));
        each(tests, "test-data", this::relations);
        each(tests, "logical", cql -> cql.assertLogical(List.of("S_INTERSECTS(geometry,BBOX(9,59,12,61))", "S_WITHIN(geometry,BBOX(15,59,17,61))",
                "S_DISJOINT(geometry," + box(cql) + ")", "id > 5"), 4));
        return tests;
    }

    /** A part of what there is, cutting through features. */
    private static String box(Cql2 cql) {
        var e = Place.of(middle(cql), Service.CRS84).getEnvelopeInternal();
        double east = e.getMaxX() + 0.004;
        double north = (e.getMinY() + e.getMaxY()) / 2 + 0.001;
        return "POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s))".formatted(e.getMinX() - 0.003, e.getMinY() - 0.002, east, north);
    }

    /** What JTS says of each feature on its own. */
    private void relations(Cql2 cql) {
        String literal = box(cql);
        Geometry box = read(literal);
        Map<String, BiFunction<Geometry, Geometry, Boolean>> relations = Map.of("S_INTERSECTS", Geometry::intersects, "S_DISJOINT", Geometry::disjoint,
                "S_WITHIN", Geometry::within, "S_OVERLAPS", Geometry::overlaps, "S_CROSSES", Geometry::crosses);
        relations.forEach((name, relation) -> cql.assertFinds(name + "(geometry," + literal + ")", relation(box, relation)));
    }

    private static Geometry read(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (org.locationtech.jts.io.ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private ConformanceClass temporal() {
        ConformanceClass tests = new ConformanceClass(SPEC + "temporal-functions");
        List<JsonNode> timed = service.collections().stream().filter(collection -> !moments(new Cql2(service, collection)).isEmpty()).toList();
        tests.each("temporal-functions-1", timed, Service::id, collection -> {
            Cql2 cql = new Cql2(service, collection);
            moments(cql).forEach(q -> {
                int known = cql.count(q.in("q IS NOT NULL"));
                for (String other : List.of(q.type() == Type.DATE ? "DATE('2022-04-24')" : "TIMESTAMP('2022-04-24T07:59:57Z')", year(q))) {
                    String all = Stream.of("T_AFTER", "T_BEFORE", "T_INTERSECTS").map(name -> call(name, q.name(), other)).collect(Collectors.joining(" OR "));
                    assertThat(cql.count(all)).as(all).isEqualTo(known);
                    cql.assertNone("(%s) AND (%s)".formatted(call("T_AFTER", q.name(), other), call("T_BEFORE", q.name(), other)));
                    assertThat(cql.count(call("T_DISJOINT", q.name(), other)) + cql.count(call("T_INTERSECTS", q.name(), other))).isEqualTo(known);
                    assertThat(cql.count(call("T_EQUALS", q.name(), other))).isLessThanOrEqualTo(known);
                }
            });
        });
        List<JsonNode> spans = timed.stream().filter(collection -> !pairs(new Cql2(service, collection)).isEmpty()).toList();
        tests.each("temporal-functions-2", spans, Service::id, collection -> {
            Cql2 cql = new Cql2(service, collection);
            pairs(cql).forEach(pair -> OF_INTERVALS.forEach(name -> assertThat(cql.count(call(name, "INTERVAL(%s,%s)".formatted(pair.get(0).name(), pair.get(1).name()), year(pair.get(0)))))
                    .as(name).isLessThanOrEqualTo(cql.size())));
        });
        tests.each("test-data", timed, Service::id, collection -> {
            Cql2 cql = new Cql2(service, collection);
            moments(cql).stream().filter(q -> q.type() == Type.TIMESTAMP).forEach(q -> {
                cql.assertFinds(call("T_AFTER", q.name(), "TIMESTAMP('2022-04-24T07:59:57Z')"), feature -> after(Cql2.value(feature, q.name()), "2022-04-24T07:59:57Z"));
                cql.assertFinds(call("T_DURING", q.name(), "INTERVAL('2022-04-24','..')").replace("T_DURING", "T_INTERSECTS"), feature -> after(Cql2.value(feature, q.name()), "2022-04-23T23:59:59Z"));
            });
        });
        return tests;
    }

    private static boolean after(JsonNode moment, String other) {
        return !moment.isNull() && java.time.Instant.parse(moment.asString()).isAfter(java.time.Instant.parse(other));
    }

    private static List<Queryable> moments(Cql2 cql) {
        return cql.queryables(Type.TIMESTAMP, Type.DATE);
    }

    private static List<List<Queryable>> pairs(Cql2 cql) {
        return moments(cql).stream().flatMap(one -> moments(cql).stream().filter(other -> other.type() == one.type() && !other.equals(one)).map(other -> List.of(one, other))).toList();
    }

    private static String call(String name, String one, String other) {
        return name + "(" + one + "," + other + ")";
    }

    private static String year(Queryable q) {
        return q.type() == Type.DATE ? YEAR : YEAR_OF_SECONDS;
    }

    private ConformanceClass text() {
        ConformanceClass tests = new ConformanceClass(SPEC + "cql2-text");
        each(tests, "validate", cql -> SPELLINGS.keySet().forEach(filter -> assertThat(cql.count(filter)).as(filter).isLessThanOrEqualTo(cql.size())));
        each(tests, "escaping", cql -> {
            for (String text : List.of("O''Neill", "O\\'Neill", "a\\b\\f\\n\\r\\t\\v\\a")) {
                assertThat(cql.count("'%1$s' = '%1$s' AND '%1$s' <> 'O Neill'".formatted(text))).as(text).isEqualTo(cql.size());
            }
            assertThat(cql.count("'O''Neill' = 'O\\'Neill'")).isEqualTo(cql.size());
        });
        return tests;
    }

    private ConformanceClass json() {
        ConformanceClass tests = new ConformanceClass(SPEC + "cql2-json");
        each(tests, "validate", cql -> SPELLINGS.forEach((text, json) -> assertThat(cql.idsOfJson(json)).as(json).isEqualTo(cql.ids(text))));
        return tests;
    }
}
