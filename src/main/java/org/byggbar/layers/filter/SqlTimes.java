package org.byggbar.layers.filter;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.temporal.After;
import org.geotools.api.filter.temporal.AnyInteracts;
import org.geotools.api.filter.temporal.Before;
import org.geotools.api.filter.temporal.Begins;
import org.geotools.api.filter.temporal.BegunBy;
import org.geotools.api.filter.temporal.BinaryTemporalOperator;
import org.geotools.api.filter.temporal.During;
import org.geotools.api.filter.temporal.EndedBy;
import org.geotools.api.filter.temporal.Ends;
import org.geotools.api.filter.temporal.Meets;
import org.geotools.api.filter.temporal.MetBy;
import org.geotools.api.filter.temporal.OverlappedBy;
import org.geotools.api.filter.temporal.TContains;
import org.geotools.api.filter.temporal.TEquals;
import org.geotools.api.filter.temporal.TOverlaps;

/**
 * Relations of times (OGC 21-065r2, 8.4, after Allen) as SQL. Everything is an interval with both ends in it; an instant is
 * one whose ends are equal. Where a day meets a moment, the day reaches from its first to its last microsecond, in UTC.
 */
final class SqlTimes {

    /** Of a and b, {@code <} its beginning and {@code >} its end. */
    private static final Map<Class<? extends BinaryTemporalOperator>, String> RELATIONS = Map.ofEntries(
            Map.entry(After.class, "a< > b>"), Map.entry(Before.class, "a> < b<"),
            Map.entry(AnyInteracts.class, "a< <= b> and b< <= a>"), Map.entry(TEquals.class, "a< = b< and a> = b>"),
            Map.entry(During.class, "a< > b< and a> < b>"), Map.entry(TContains.class, "a< < b< and a> > b>"),
            Map.entry(Begins.class, "a< = b< and a> < b>"), Map.entry(BegunBy.class, "a< = b< and a> > b>"),
            Map.entry(Ends.class, "a< > b< and a> = b>"), Map.entry(EndedBy.class, "a< < b< and a> = b>"),
            Map.entry(Meets.class, "a> = b<"), Map.entry(MetBy.class, "a< = b>"),
            Map.entry(TOverlaps.class, "a< < b< and a> > b< and a> < b>"), Map.entry(OverlappedBy.class, "a< > b< and a< < b> and a> > b>"));

    private final Values values;
    private final SqlValues sql;

    SqlTimes(Values values, SqlValues sql) {
        this.values = values;
        this.sql = sql;
    }

    String relation(BinaryTemporalOperator node) {
        Expression a = node.getExpression1();
        Expression b = node.getExpression2();
        boolean moments = Stream.of(a, b).flatMap(SqlTimes::ends).anyMatch(end -> !Values.isOpen(end) && values.kind(end) == Kind.TIMESTAMP);
        String relation = RELATIONS.entrySet().stream().filter(entry -> entry.getKey().isInstance(node)).findFirst().orElseThrow().getValue();
        return "(" + relation.replace("a<", end(a, false, moments)).replace("a>", end(a, true, moments))
                .replace("b<", end(b, false, moments)).replace("b>", end(b, true, moments)) + ")";
    }

    private static Stream<Expression> ends(Expression time) {
        return time instanceof Call interval ? interval.parameters().stream() : Stream.of(time);
    }

    private String end(Expression time, boolean last, boolean moments) {
        Expression end = time instanceof Call interval ? interval.parameters().get(last ? 1 : 0) : time;
        String type = moments ? "timestamptz" : "date";
        if (Values.isOpen(end)) {
            return last ? type + " 'infinity'" : type + " '-infinity'";
        }
        if (!moments || values.kind(end) == Kind.TIMESTAMP) {
            return sql.sql(end, null);
        }
        if (end instanceof Literal literal && literal.getValue() instanceof LocalDate day) {
            return sql.bound(moment(day, last), type);
        }
        String day = sql.sql((PropertyName) end, null);
        return last ? "((" + day + " + 1)::timestamp at time zone 'UTC' - interval '1 microsecond')" : "(" + day + "::timestamp at time zone 'UTC')";
    }

    private static OffsetDateTime moment(LocalDate day, boolean last) {
        return day.atTime(last ? LocalTime.MAX.truncatedTo(ChronoUnit.MICROS) : LocalTime.MIN).atOffset(ZoneOffset.UTC);
    }
}
