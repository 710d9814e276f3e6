package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.conformance.Service.encoded;
import static org.byggbar.conformance.Service.id;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the abstract tests of CQL2 (OGC 21-065r2) ask of a collection and its queryables. */
final class Cql2 {

    static final String SPEC = "http://www.opengis.net/spec/cql2/1.0/conf/";

    /** Data types of queryables with a value that the annex compares each with. */
    enum Type {
        STRING("'foo'"), BOOLEAN("true"), NUMBER("3.14"), INTEGER("1"), TIMESTAMP("TIMESTAMP('2022-04-14T14:48:46Z')"), DATE("DATE('2022-04-14')");

        final String value;

        Type(String value) {
            this.value = value;
        }

        static Type of(JsonNode schema) {
            return switch (schema.get("type").asString()) {
                case "string" -> switch (schema.path("format").asString("")) {
                    case "date-time" -> TIMESTAMP;
                    case "date" -> DATE;
                    default -> STRING;
                };
                case "boolean" -> BOOLEAN;
                case "integer" -> INTEGER;
                default -> NUMBER;
            };
        }
    }

    record Queryable(String name, Type type) {

        /** @param template with {@code q} for the queryable and {@code v} for the annex's value */
        String in(String template) {
            return template.replaceAll("\\bq\\b", name).replaceAll("\\bv\\b", type.value);
        }
    }

    private final Service service;
    private final JsonNode collection;

    Cql2(Service service, JsonNode collection) {
        this.service = service;
        this.collection = collection;
    }

    /** Of a scalar type, which is every one but the geometry. */
    List<Queryable> queryables(Type... types) {
        Set<Type> wanted = types.length == 0 ? Set.of(Type.values()) : Set.of(types);
        return service.queryables(collection).get("properties").propertyStream().filter(property -> property.getValue().has("type"))
                .map(property -> new Queryable(property.getKey(), Type.of(property.getValue()))).filter(queryable -> wanted.contains(queryable.type)).toList();
    }

    List<JsonNode> features() {
        return service.features(collection);
    }

    int size() {
        return features().size();
    }

    int count(String filter) {
        return service.matched(collection, "filter=" + encoded(filter));
    }

    Set<String> ids(String filter) {
        return new HashSet<>(service.found(collection, "filter=" + encoded(filter)));
    }

    Set<String> idsOfJson(String filter) {
        return new HashSet<>(service.found(collection, "filter-lang=cql2-json&filter=" + encoded(filter)));
    }

    void assertNone(String filter) {
        assertThat(count(filter)).as(filter).isZero();
    }

    void assertRefused(String filter) {
        assertThat(service.status(Service.items(collection) + "?filter=" + encoded(filter))).as(filter).isEqualTo(400);
    }

    /** The value of a feature's property; null for none. */
    static JsonNode value(JsonNode feature, String name) {
        return name.equals("id") ? feature.get("id") : feature.get("properties").get(name);
    }

    void assertFinds(String filter, Predicate<JsonNode> wanted) {
        assertThat(ids(filter)).as(filter).isEqualTo(new HashSet<>(features().stream().filter(wanted).map(Service::id).toList()));
    }

    /** Any nesting of the predicates finds what their own results make by three-valued logic. */
    void assertLogical(List<String> predicates, int times) {
        List<Set<String>> holds = new ArrayList<>();
        List<Set<String>> fails = new ArrayList<>();
        predicates.forEach(predicate -> {
            holds.add(ids(predicate));
            fails.add(ids("NOT (" + predicate + ")"));
        });
        Random random = new Random(id(collection).hashCode());
        for (int i = 0; i < times; i++) {
            int[] p = random.ints(4, 0, predicates.size()).toArray();
            String filter = "((NOT (%s) AND %s) OR (%s and NOT (%s)) or not (%s AND %s))".formatted(Stream.of(p[0], p[1], p[2], p[3], p[0], p[3]).map(predicates::get).toArray());
            Set<String> expected = both(fails.get(p[0]), holds.get(p[1]));
            expected.addAll(both(holds.get(p[2]), fails.get(p[3])));
            expected.addAll(fails.get(p[0]));
            expected.addAll(fails.get(p[3]));
            assertThat(ids(filter)).as(filter).isEqualTo(expected);
        }
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
