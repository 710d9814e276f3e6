package org.byggbar.layers.filter;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.geotools.api.filter.expression.Add;
import org.geotools.api.filter.expression.BinaryExpression;
import org.geotools.api.filter.expression.Divide;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.ExpressionVisitor;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.Multiply;
import org.geotools.api.filter.expression.NilExpression;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.expression.Subtract;

/** Writes the values of a tree as SQL. Numbers get the {@link SqlTypes} that comes along; every literal becomes a parameter. */
final class SqlValues implements ExpressionVisitor {

    private static final String LOWER = "(lower(%s collate \"und-x-icu\") collate \"default\")";
    private static final String UNMARKED = "translate(regexp_replace(normalize(%s, NFD), '[\\u0300-\\u036f]', '', 'g'), 'øØæÆ', 'oOaA')";

    private final Values values;
    private final Map<String, Object> params = new LinkedHashMap<>();

    SqlValues(Values values) {
        this.values = values;
    }

    Map<String, Object> params() {
        return params;
    }

    /** @param type of numbers; any other value has its own */
    String sql(Expression value, SqlTypes type) {
        return (String) value.accept(this, type);
    }

    /** @param cast how PostgreSQL shall read the value */
    String bound(Object value, String cast) {
        String name = "f_" + params.size();
        params.put(name, value);
        return "cast(:" + name + " as " + cast + ")";
    }

    @Override
    public Object visit(Literal literal, Object type) {
        Object value = literal.getValue();
        if (value instanceof BigDecimal number) {
            SqlTypes sql = (SqlTypes) type;
            return bound(sql.value(number), sql.sql());
        }
        return switch (values.kind(literal)) {
            case BOOLEAN -> bound(value, "boolean");
            case DATE -> bound(value, "date");
            case TIMESTAMP -> bound(value, "timestamptz");
            default -> bound(value, "text");
        };
    }

    /** A double is made a decimal by way of its shortest text: a direct cast would round it to 15 digits. */
    @Override
    public Object visit(PropertyName property, Object type) {
        Queryable queryable = values.queryable(property);
        if (type != SqlTypes.NUMERIC || queryable.kind() != Kind.NUMBER) {
            return queryable.column();
        }
        return queryable.whole() ? "cast(" + queryable.column() + " as numeric)" : "cast(cast(" + queryable.column() + " as text) as numeric)";
    }

    @Override
    public Object visit(Function function, Object type) {
        Call call = (Call) function;
        String first = sql(call.parameters().get(0), SqlTypes.NUMERIC);
        return switch (call.operation()) {
            case CASEI -> LOWER.formatted(first);
            case ACCENTI -> UNMARKED.formatted(first);
            case REMAINDER -> "mod(" + first + ", " + divisor(call.parameters().get(1)) + ")";
            case WHOLE_QUOTIENT -> "div(" + first + ", " + divisor(call.parameters().get(1)) + ")";
            case POWER -> "filter_power(" + first + ", " + sql(call.parameters().get(1), SqlTypes.NUMERIC) + ")";
            case INTERVAL -> throw new IllegalStateException("an interval is told by its two ends");
        };
    }

    /** What is divided by zero is unknown, not an error: a filter must not fail on one feature among many. */
    private String divisor(Expression value) {
        return "nullif(" + sql(value, SqlTypes.NUMERIC) + ", 0)";
    }

    private String of(BinaryExpression node, String operator) {
        return "(" + sql(node.getExpression1(), SqlTypes.NUMERIC) + operator + sql(node.getExpression2(), SqlTypes.NUMERIC) + ")";
    }

    @Override
    public Object visit(Add node, Object type) {
        return of(node, " + ");
    }

    @Override
    public Object visit(Subtract node, Object type) {
        return of(node, " - ");
    }

    @Override
    public Object visit(Multiply node, Object type) {
        return of(node, " * ");
    }

    @Override
    public Object visit(Divide node, Object type) {
        return "(" + sql(node.getExpression1(), SqlTypes.NUMERIC) + " / " + divisor(node.getExpression2()) + ")";
    }

    @Override
    public Object visit(NilExpression node, Object type) {
        throw new IllegalStateException("no part of the closed tree");
    }
}
