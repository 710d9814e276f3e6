package org.byggbar.layers.filter;

import java.math.BigDecimal;
import java.util.List;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;

/**
 * As what SQL type the numbers of one comparison meet. A column alone keeps its own, so that an index serves it. Arithmetic
 * is decimal and exact, on the values as they are shown: it neither overflows nor drops a digit.
 */
enum SqlTypes {
    BIGINT("bigint"), DOUBLE("double precision"), NUMERIC("numeric");

    private final String sql;

    SqlTypes(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    static SqlTypes common(List<Expression> numbers, Values values) {
        List<Queryable> columns = numbers.stream().filter(PropertyName.class::isInstance)
                .map(number -> values.queryable((PropertyName) number)).toList();
        if (columns.isEmpty() || numbers.stream().anyMatch(Values::isArithmetic)) {
            return NUMERIC;
        }
        if (!columns.stream().allMatch(Queryable::whole)) {
            return DOUBLE;
        }
        return numbers.stream().filter(Literal.class::isInstance).map(number -> ((Literal) number).getValue())
                .allMatch(value -> value instanceof BigDecimal number && isLong(number)) ? BIGINT : NUMERIC;
    }

    private static boolean isLong(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }

    /** A value that JDBC sends as this type. */
    Object value(BigDecimal number) {
        return switch (this) {
            case BIGINT -> number.longValueExact();
            case DOUBLE -> number.doubleValue();
            case NUMERIC -> number;
        };
    }
}
