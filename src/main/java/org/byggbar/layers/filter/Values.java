package org.byggbar.layers.filter;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.geotools.api.filter.expression.Add;
import org.geotools.api.filter.expression.Divide;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.Multiply;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.expression.Subtract;
import org.locationtech.jts.geom.Geometry;

/**
 * The values of a filter's tree. Literals are String, BigDecimal, Boolean, LocalDate, OffsetDateTime, {@link Open} or
 * a geometry in the storage CRS; properties are the layer's queryables and nothing else.
 */
final class Values {

    /** The end of an interval that has none. */
    enum Open { OPEN }

    private static final String DAY = "\\d{4}-\\d\\d-\\d\\d";
    private static final String MOMENT = DAY + "T\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)";
    private static final int MAX_DIGITS = 30;
    private static final int MAX_EXPONENT = 100;

    private static final Map<Class<?>, Kind> LITERALS = Map.of(String.class, Kind.STRING, BigDecimal.class, Kind.NUMBER,
            Boolean.class, Kind.BOOLEAN, LocalDate.class, Kind.DATE, OffsetDateTime.class, Kind.TIMESTAMP, Shape.class, Kind.GEOMETRY,
            Open.class, Kind.INTERVAL);

    private final Map<String, Queryable> queryables;
    private final Budget budget;
    private final Shapes shapes;

    Values(Map<String, Queryable> queryables, Budget budget, Shapes shapes) {
        this.queryables = queryables;
        this.budget = budget;
        this.shapes = shapes;
    }

    Expression property(String name, String at) {
        budget.operand();
        if (!queryables.containsKey(name)) {
            throw FilterFault.unknownProperty(at, name);
        }
        return Nodes.FACTORY.property(name);
    }

    /** What PostgreSQL can't hold as text is no text: NUL and half surrogates. */
    Expression text(String text, String at) {
        if (text.codePoints().anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw FilterFault.invalid(at, "text", "U+0000");
        }
        return literal(text);
    }

    Expression number(String text, String at) {
        BigDecimal number = text.length() > MAX_DIGITS * 2 ? null : new BigDecimal(text);
        if (number == null || number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_EXPONENT) {
            throw FilterFault.invalid(at, "number", text);
        }
        return literal(number);
    }

    Expression truth(boolean value) {
        return literal(value);
    }

    Expression date(String text, String at) {
        try {
            if (text.matches(DAY)) {
                return literal(LocalDate.parse(text));
            }
        } catch (DateTimeException e) {
            // told below, as any other text that is no day
        }
        throw FilterFault.invalid(at, "date", text);
    }

    Expression timestamp(String text, String at) {
        try {
            if (text.matches(MOMENT)) {
                return literal(OffsetDateTime.parse(text));
            }
        } catch (DateTimeException e) {
            // told below, as any other text that is no moment
        }
        throw FilterFault.invalid(at, "timestamp", text);
    }

    /** An end of an interval, written as text. */
    Expression end(String text, String at) {
        if (text.equals("..")) {
            return literal(Open.OPEN);
        }
        return text.length() == 10 ? date(text, at) : timestamp(text, at);
    }

    Expression interval(Expression from, Expression to, String at) {
        for (Expression end : List.of(from, to)) {
            require(isOpen(end) || kind(end) == Kind.DATE || kind(end) == Kind.TIMESTAMP, end, "INTERVAL", "date, timestamp", at);
        }
        return Call.of(Call.Operation.INTERVAL, from, to);
    }

    static boolean isOpen(Expression end) {
        return end instanceof Literal literal && literal.getValue() == Open.OPEN;
    }

    /** @param geometry in the filter's CRS and its order of axes */
    Expression geometry(Geometry geometry, String at) {
        return literal(shapes.stored(geometry, at));
    }

    /** @param numbers four, or six with heights */
    Expression box(List<Double> numbers, String at) {
        budget.vertices(4);
        return literal(shapes.box(numbers, at));
    }

    private Expression literal(Object value) {
        budget.operand();
        return Nodes.FACTORY.literal(value);
    }

    /** Literals are folded here, columns by the database in the same way. */
    Expression folded(Call.Operation folding, Expression text, String at) {
        require(kind(text) == Kind.STRING, text, folding.name(), "string", at);
        if (!(text instanceof Literal literal)) {
            return Call.of(folding, text);
        }
        String value = (String) literal.getValue();
        return Nodes.FACTORY.literal(folding == Call.Operation.CASEI ? value.toLowerCase(Locale.ROOT)
                : Normalizer.normalize(value, Normalizer.Form.NFD).replaceAll("[\\u0300-\\u036f]", "")
                        .replace('ø', 'o').replace('Ø', 'O').replace('æ', 'a').replace('Æ', 'A'));
    }

    Expression arithmetic(String operator, Expression left, Expression right, String at) {
        require(kind(left) == Kind.NUMBER, left, operator, "number", at);
        require(kind(right) == Kind.NUMBER, right, operator, "number", at);
        return switch (operator) {
            case "+" -> Nodes.FACTORY.add(left, right);
            case "-" -> Nodes.FACTORY.subtract(left, right);
            case "*" -> Nodes.FACTORY.multiply(left, right);
            case "/" -> Nodes.FACTORY.divide(left, right);
            case "%" -> Call.of(Call.Operation.REMAINDER, left, right);
            case "^" -> Call.of(Call.Operation.POWER, left, right);
            default -> Call.of(Call.Operation.WHOLE_QUOTIENT, left, right);
        };
    }

    Expression signed(Expression value, boolean negative, String at) {
        require(kind(value) == Kind.NUMBER, value, negative ? "-" : "+", "number", at);
        if (!negative) {
            return value;
        }
        return value instanceof Literal literal ? Nodes.FACTORY.literal(((BigDecimal) literal.getValue()).negate())
                : Nodes.FACTORY.subtract(Nodes.FACTORY.literal(BigDecimal.ZERO), value);
    }

    Queryable queryable(PropertyName property) {
        return queryables.get(property.getPropertyName());
    }

    Kind kind(Expression value) {
        if (value instanceof PropertyName property) {
            return queryable(property).kind();
        }
        if (value instanceof Call call) {
            return call.operation().kind();
        }
        return value instanceof Literal literal ? LITERALS.get(literal.getValue().getClass()) : Kind.NUMBER;
    }

    static boolean isArithmetic(Expression value) {
        return value instanceof Add || value instanceof Subtract || value instanceof Multiply || value instanceof Divide
                || value instanceof Call call && call.operation().kind() == Kind.NUMBER;
    }

    private void require(boolean fitting, Expression value, String operator, String needed, String at) {
        if (!fitting) {
            throw FilterFault.mismatch(at, operator, kind(value), needed);
        }
    }
}
