package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.conformance.Cql2.SPEC;
import static org.byggbar.conformance.Cql2.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.byggbar.conformance.Cql2.Queryable;
import org.byggbar.conformance.Cql2.Type;
import tools.jackson.databind.JsonNode;

/** CQL2 (OGC 21-065r2), annex A: comparisons of values, texts and numbers, for every queryable of every collection. */
final class Cql2Comparisons {

    private final Service service;

    private Cql2Comparisons(Service service) {
        this.service = service;
    }

    static List<ConformanceClass> of(Service service) {
        Cql2Comparisons tests = new Cql2Comparisons(service);
        return List.of(tests.basic(), tests.advanced(), tests.insensitive("case-insensitive-comparison", "casei", "CASEI"),
                tests.insensitive("accent-insensitive-comparison", "accenti", "ACCENTI"), tests.propertyProperty(), tests.arithmetic());
    }

    private void each(ConformanceClass tests, String name, BiConsumer<Cql2, JsonNode> check) {
        tests.each(name, service.collections(), Service::id, collection -> check.accept(new Cql2(service, collection), collection));
    }

    private ConformanceClass basic() {
        ConformanceClass tests = new ConformanceClass(SPEC + "basic-cql2");
        each(tests, "basic-test", (cql, collection) -> assertThat(cql.queryables()).isNotEmpty());
        each(tests, "comparison", (cql, collection) -> cql.queryables().forEach(q -> {
            cql.assertNone(q.in("(q = v AND q <> v) OR (q > v AND q <= v) OR (q < v AND q >= v)"));
            assertThat(cql.count(q.in("q = v OR q <> v"))).as(q.name()).isEqualTo(cql.count(q.in("q IS NOT NULL")));
            assertThat(cql.count(q.in("q > v OR q <= v"))).as(q.name()).isEqualTo(cql.count(q.in("q < v OR q >= v")));
        }));
        each(tests, "is-null", (cql, collection) -> cql.queryables().forEach(q -> {
            cql.assertNone(q.in("q IS NULL AND q is not null"));
            assertThat(cql.count(q.in("q IS NULL"))).as(q.name()).isEqualTo((int) cql.features().stream().filter(feature -> value(feature, q.name()).isNull()).count());
        }));
        each(tests, "boolean", (cql, collection) -> {
            assertThat(cql.count("true")).isEqualTo(cql.size());
            cql.assertNone("false");
        });
        each(tests, "test-data", (cql, collection) -> {
            for (Queryable q : cql.queryables(Type.STRING, Type.INTEGER)) {
                some(cql, q.name()).ifPresent(literal -> {
                    cql.assertFinds(q.name() + " = " + literal, feature -> literal.equals(literal(value(feature, q.name()))));
                    cql.assertFinds(q.name() + " <> " + literal, feature -> !value(feature, q.name()).isNull() && !literal.equals(literal(value(feature, q.name()))));
                });
            }
            for (Queryable q : cql.queryables(Type.INTEGER)) {
                some(cql, q.name()).ifPresent(literal -> cql.assertFinds(q.name() + " >= " + literal,
                        feature -> !value(feature, q.name()).isNull() && value(feature, q.name()).asLong() >= Long.parseLong(literal)));
            }
        });
        each(tests, "logical", (cql, collection) -> cql.assertLogical(predicates(cql), 4));
        return tests;
    }

    /** The middle one of the values that a property has, as CQL2 writes it. */
    private static Optional<String> some(Cql2 cql, String name) {
        List<String> values = cql.features().stream().map(feature -> literal(value(feature, name))).filter(text -> !text.isEmpty()).sorted().toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() / 2));
    }

    private static String literal(JsonNode value) {
        return value.isNull() ? "" : value.isNumber() ? value.asString() : "'" + value.asString().replace("'", "''") + "'";
    }

    private static List<String> predicates(Cql2 cql) {
        List<String> predicates = new ArrayList<>(List.of("id > 3"));
        cql.queryables().stream().filter(q -> !q.name().equals("id")).limit(4).forEach(q -> some(cql, q.name()).filter(literal -> q.type() == Type.STRING || q.type() == Type.INTEGER)
                .ifPresent(literal -> predicates.add(q.name() + " <= " + literal)));
        cql.queryables().stream().skip(3).limit(3).forEach(q -> predicates.add(q.name() + " IS NULL"));
        return predicates;
    }

    private ConformanceClass advanced() {
        ConformanceClass tests = new ConformanceClass(SPEC + "advanced-comparison-operators");
        each(tests, "like", (cql, collection) -> cql.queryables(Type.STRING).forEach(q -> {
            cql.assertNone(q.in("q like '_%' AND q like ''"));
            assertThat(cql.count(q.in("q LIKE '%'"))).as(q.name()).isEqualTo(cql.count(q.in("q like '%%'"))).isEqualTo(cql.count(q.in("q IS NOT NULL")));
            cql.assertNone(q.in("q like '\\%\\_'"));
        }));
        each(tests, "between", (cql, collection) -> cql.queryables(Type.NUMBER, Type.INTEGER).forEach(q -> {
            assertThat(cql.count(q.in("q BETWEEN 0 AND 100"))).as(q.name()).isEqualTo(cql.count(q.in("q >= 0 AND q <= 100")));
            cql.assertNone(q.in("q between 100.0 and 1.0"));
        }));
        each(tests, "in", (cql, collection) -> cql.queryables().forEach(q -> {
            String list = switch (q.type()) {
                case NUMBER, INTEGER -> "(1, 2, 3)";
                case STRING -> "('foo', 'bar')";
                case BOOLEAN -> "(true)";
                case TIMESTAMP -> "(TIMESTAMP('2022-04-14T14:52:56Z'), TIMESTAMP('2022-04-14T15:52:56Z'))";
                case DATE -> "(DATE('2022-04-14'), DATE('2022-04-15'))";
            };
            assertThat(cql.count(q.name() + " in " + list) + cql.count(q.name() + " NOT IN " + list)).as(q.name()).isEqualTo(cql.count(q.in("q IS NOT NULL")));
        }));
        each(tests, "test-data", (cql, collection) -> cql.queryables(Type.STRING).forEach(q -> some(cql, q.name()).filter(literal -> literal.length() > 3).ifPresent(literal -> {
            String start = literal.substring(0, 3).replaceAll("([%_\\\\])", "\\\\$1");
            cql.assertFinds(q.name() + " LIKE " + start + "%'", feature -> literal(value(feature, q.name())).startsWith(literal.substring(0, 3)));
        })));
        each(tests, "logical", (cql, collection) -> cql.assertLogical(cql.queryables(Type.STRING).stream().limit(2)
                .flatMap(q -> List.of(q.in("q LIKE '%a%'"), q.in("q NOT LIKE 'B%'"), "id BETWEEN 2 AND 20", "id IN (1,2,3,5,8,13,21)").stream()).toList(), 4));
        return tests;
    }

    private ConformanceClass insensitive(String name, String test, String function) {
        ConformanceClass tests = new ConformanceClass(SPEC + name);
        boolean casei = function.equals("CASEI");
        each(tests, test, (cql, collection) -> cql.queryables(Type.STRING).forEach(q -> {
            cql.assertNone("%1$s(%2$s) = %1$s('foo') AND %1$s(%2$s) <> %3$s('%4$s')".formatted(function, q.name(), function.toLowerCase(Locale.ROOT), casei ? "FOO" : "fóò"));
            some(cql, q.name()).ifPresent(literal -> assertThat(cql.count("%1$s(%2$s) = %1$s(%3$s)".formatted(function, q.name(), casei ? literal.toUpperCase(Locale.ROOT) : literal)))
                    .as(q.name()).isGreaterThanOrEqualTo(cql.count(q.name() + " = " + literal)));
        }));
        each(tests, test + "-like", (cql, collection) -> cql.queryables(Type.STRING).forEach(q -> assertThat(cql.ids("%1$s(%2$s) LIKE %1$s('a%%')".formatted(function, q.name())))
                .as(q.name()).isEqualTo(cql.ids("%1$s(%2$s) LIKE %1$s('%3$s%%')".formatted(function, q.name(), casei ? "A" : "á")))));
        each(tests, "logical", (cql, collection) -> cql.assertLogical(cql.queryables(Type.STRING).stream().limit(2)
                .flatMap(q -> List.of("%1$s(%2$s) LIKE %1$s('%%a%%')".formatted(function, q.name()), "%1$s(%2$s) = %1$s('foo')".formatted(function, q.name()), "id > 5").stream()).toList(), 3));
        return tests;
    }

    private ConformanceClass propertyProperty() {
        ConformanceClass tests = new ConformanceClass(SPEC + "property-property");
        each(tests, "comparison-value-property", (cql, collection) -> cql.queryables().forEach(q -> {
            cql.assertNone(q.in("(v = q AND v <> q) OR (v > q AND v <= q) OR (v < q AND v >= q)"));
            assertThat(cql.count(q.in("v > q"))).as(q.name()).isEqualTo(cql.count(q.in("q < v")));
        }));
        each(tests, "comparison-property-property", (cql, collection) -> cql.queryables().forEach(q -> {
            cql.assertNone(q.in("q <> q OR q < q OR q > q"));
            assertThat(cql.count(q.in("q = q AND q >= q AND q <= q"))).as(q.name()).isEqualTo(cql.count(q.in("q IS NOT NULL")));
        }));
        each(tests, "comparison-value-value", (cql, collection) -> {
            for (Type type : Type.values()) {
                cql.assertNone("%1$s <> %1$s OR %1$s < %1$s OR %1$s > %1$s".formatted(type.value));
                assertThat(cql.count("%1$s = %1$s AND %1$s >= %1$s AND %1$s <= %1$s".formatted(type.value))).as(type.value).isEqualTo(cql.size());
            }
        });
        return tests;
    }

    private ConformanceClass arithmetic() {
        ConformanceClass tests = new ConformanceClass(SPEC + "arithmetic");
        each(tests, "arithmetic", (cql, collection) -> cql.queryables(Type.NUMBER, Type.INTEGER).forEach(q -> {
            int known = cql.count(q.in("q IS NOT NULL"));
            assertThat(cql.count(q.in("q * 2 - q = q AND (q + 4) / 2 = q / 2 + 2"))).as(q.name()).isEqualTo(known);
            assertThat(cql.count(q.in("q between q - 2*2^0 and q + 1038290-20/10"))).as(q.name()).isEqualTo(known);
            cql.assertNone(q.in("q in (q + 8, q + 21 div 10, q - 5%2)"));
        }));
        each(tests, "test-data", (cql, collection) -> {
            cql.assertFinds("id = 2 + 3", feature -> feature.get("id").asLong() == 5);
            cql.assertFinds("id >= 2 * 2 ^ 2 - 1", feature -> feature.get("id").asLong() >= 7);
            cql.assertFinds("id % 3 = 1 AND id div 4 > 0", feature -> feature.get("id").asLong() % 3 == 1 && feature.get("id").asLong() / 4 > 0);
        });
        return tests;
    }
}
