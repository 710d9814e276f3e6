package org.byggbar.layers.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.geotools.api.filter.And;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;

/** Makes the nodes of a filter's tree for both encodings, and refuses those whose operands don't fit. */
final class Tree {

    private static final FilterFactory NODES = Nodes.FACTORY;

    private static final Map<String, BiFunction<Expression, Expression, Filter>> COMPARISONS = Map.of(
            "=", NODES::equals, "<>", NODES::notEqual, "<", NODES::less, ">", NODES::greater,
            "<=", NODES::lessOrEqual, ">=", NODES::greaterOrEqual);

    private static final Map<String, BiFunction<Expression, Expression, Filter>> SPATIAL = Map.of(
            "S_INTERSECTS", NODES::intersects, "S_EQUALS", NODES::equal, "S_DISJOINT", NODES::disjoint, "S_TOUCHES", NODES::touches,
            "S_WITHIN", NODES::within, "S_OVERLAPS", NODES::overlaps, "S_CROSSES", NODES::crosses, "S_CONTAINS", NODES::contains);

    private static final Map<String, BiFunction<Expression, Expression, Filter>> TEMPORAL = Map.ofEntries(
            Map.entry("T_AFTER", NODES::after), Map.entry("T_BEFORE", NODES::before), Map.entry("T_CONTAINS", NODES::tcontains),
            Map.entry("T_DISJOINT", (a, b) -> NODES.not(NODES.anyInteracts(a, b))), Map.entry("T_DURING", NODES::during),
            Map.entry("T_EQUALS", NODES::tequals), Map.entry("T_FINISHEDBY", NODES::endedBy), Map.entry("T_FINISHES", NODES::ends),
            Map.entry("T_INTERSECTS", NODES::anyInteracts), Map.entry("T_MEETS", NODES::meets), Map.entry("T_METBY", NODES::metBy),
            Map.entry("T_OVERLAPPEDBY", NODES::overlappedBy), Map.entry("T_OVERLAPS", NODES::toverlaps),
            Map.entry("T_STARTEDBY", NODES::begunBy), Map.entry("T_STARTS", NODES::begins));

    private final Budget budget;
    private final Values values;

    Tree(Budget budget, Values values) {
        this.budget = budget;
        this.values = values;
    }

    Budget budget() {
        return budget;
    }

    Values values() {
        return values;
    }

    /** What was read as a filter; {@code TRUE} and {@code FALSE} are filters too. */
    Filter filter(Object read, String at) {
        if (read instanceof Filter filter) {
            return filter;
        }
        if (read instanceof Literal literal && literal.getValue() instanceof Boolean all) {
            return all ? Filter.INCLUDE : Filter.EXCLUDE;
        }
        throw FilterFault.invalid(at, "condition", "");
    }

    Expression value(Object read, String at) {
        if (read instanceof Expression value) {
            return value;
        }
        throw FilterFault.invalid(at, "operand", "");
    }

    Filter and(List<Filter> all) {
        return NODES.and(all.stream().flatMap(part -> part instanceof And and ? and.getChildren().stream() : Stream.of(part)).toList());
    }

    Filter or(List<Filter> any) {
        return NODES.or(any.stream().flatMap(part -> part instanceof Or or ? or.getChildren().stream() : Stream.of(part)).toList());
    }

    Filter not(Filter filter) {
        return NODES.not(filter);
    }

    Filter compare(String operator, Expression left, Expression right, String at) {
        Kind kind = values.kind(left);
        if (!kind.isOrdered()) {
            throw FilterFault.mismatch(at, operator, kind, "string, number, boolean, date, timestamp");
        }
        requireSame(kind, right, operator, at);
        return COMPARISONS.get(operator).apply(left, right);
    }

    Filter like(Expression value, Expression pattern, String at) {
        if (!(pattern instanceof Literal literal) || !(literal.getValue() instanceof String text)) {
            throw FilterFault.invalid(at, "pattern", "");
        }
        budget.pattern(text);
        if (text.replaceAll("(?s)\\\\.", "").endsWith("\\")) {
            throw FilterFault.invalid(at, "pattern", text);
        }
        requireSame(Kind.STRING, value, "LIKE", at);
        return NODES.like(value, text, "%", "_", "\\");
    }

    Filter between(Expression value, Expression from, Expression to, String at) {
        Kind kind = values.kind(value);
        if (kind != Kind.NUMBER && kind != Kind.DATE && kind != Kind.TIMESTAMP) {
            throw FilterFault.mismatch(at, "BETWEEN", kind, "number, date, timestamp");
        }
        requireSame(kind, from, "BETWEEN", at);
        requireSame(kind, to, "BETWEEN", at);
        return NODES.between(value, from, to);
    }

    Filter in(Expression value, List<Expression> members, String at) {
        List<Filter> any = new ArrayList<>();
        members.forEach(member -> any.add(compare("=", value, member, at)));
        return any.size() == 1 ? any.get(0) : NODES.or(any);
    }

    Filter isNull(Expression value) {
        return NODES.isNull(value);
    }

    boolean knows(String relation) {
        return SPATIAL.containsKey(relation) || TEMPORAL.containsKey(relation);
    }

    /** @param name of a spatial or temporal function, in capitals */
    Filter relation(String name, Expression left, Expression right, String at) {
        boolean spatial = SPATIAL.containsKey(name);
        boolean mixed = name.equals("S_INTERSECTS") || name.equals("S_DISJOINT");
        for (Expression side : List.of(left, right)) {
            Kind kind = values.kind(side);
            if (spatial ? kind != Kind.GEOMETRY : !kind.isTemporal()) {
                throw FilterFault.mismatch(at, name, kind, spatial ? "geometry" : "date, timestamp, interval");
            }
            if (spatial && !mixed && side instanceof Literal literal && ((Shape) literal.getValue()).isMixed()) {
                throw FilterFault.invalid(at, "uniform_geometry", "GEOMETRYCOLLECTION");
            }
        }
        return Objects.requireNonNull(spatial ? SPATIAL.get(name) : TEMPORAL.get(name)).apply(left, right);
    }

    private void requireSame(Kind kind, Expression other, String operator, String at) {
        if (values.kind(other) != kind) {
            throw FilterFault.mismatch(at, operator, values.kind(other), kind.word());
        }
    }
}
