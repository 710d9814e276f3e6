package org.byggbar.layers.features;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Type;
import org.byggbar.platform.ProblemException;

/**
 * What {@code datetime} asks for: an instant, a day of UTC, or an interval of them, with {@code ..} or nothing for an open end
 * or an ISO 8601 duration for one of the two (OGC API Features part 1, 7.15.4). Both ends belong to it.
 *
 * @param from null for open
 * @param to null for open
 */
record Timespan(OffsetDateTime from, OffsetDateTime to) {

    private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)";
    private static final String DAY = "\\d{4}-\\d\\d-\\d\\d";
    private static final String DURATION = "P(\\d{1,6}[YMWD])*(T(\\d{1,6}[HMS])+)?";

    /** @throws ProblemException 400 {@code parameter.invalid} */
    static Timespan parse(String text) {
        try {
            String[] ends = text.split("/", -1);
            Timespan span = ends.length == 1 ? new Timespan(start(text), end(text)) : interval(ends);
            if (span.from != null && span.to != null && span.from.isAfter(span.to)) {
                throw invalid();
            }
            return span;
        } catch (DateTimeException | ArithmeticException e) {
            throw invalid();
        }
    }

    private static Timespan interval(String[] ends) {
        if (ends.length != 2) {
            throw invalid();
        }
        if (ends[1].matches(DURATION)) {
            OffsetDateTime from = start(ends[0]);
            return new Timespan(from, plus(from, ends[1], 1));
        }
        if (ends[0].matches(DURATION)) {
            OffsetDateTime to = end(ends[1]);
            return new Timespan(plus(to, ends[0], -1), to);
        }
        return new Timespan(isOpen(ends[0]) ? null : start(ends[0]), isOpen(ends[1]) ? null : end(ends[1]));
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static OffsetDateTime start(String text) {
        return text.matches(DAY) ? within(LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)) : instant(text);
    }

    private static OffsetDateTime end(String text) {
        return text.matches(DAY) ? start(text).plusDays(1).minus(1, ChronoUnit.MICROS) : instant(text);
    }

    private static OffsetDateTime instant(String text) {
        if (!text.matches(INSTANT)) {
            throw invalid();
        }
        return within(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)));
    }

    private static OffsetDateTime plus(OffsetDateTime moment, String duration, int sign) {
        int clock = duration.indexOf('T');
        String days = clock < 0 ? duration : duration.substring(0, clock);
        if (duration.equals("P") || moment == null) {
            throw invalid();
        }
        Period period = days.equals("P") ? Period.ZERO : Period.parse(days);
        Duration rest = clock < 0 ? Duration.ZERO : Duration.parse("P" + duration.substring(clock));
        return within(moment.plus(period.multipliedBy(sign)).plus(rest.multipliedBy(sign)));
    }

    private static OffsetDateTime within(OffsetDateTime moment) {
        if (moment.getYear() < 1 || moment.getYear() > 9999) {
            throw invalid();
        }
        return moment;
    }

    private static ProblemException invalid() {
        return ProblemException.badRequest("parameter.invalid").with("parameter", "datetime");
    }

    /** A condition on the layer's relation: that its time and this one meet. A feature without time meets every one. */
    String condition(LayerDefinition layer, Map<String, Object> params) {
        StringBuilder sql = new StringBuilder("true");
        if (from != null) {
            sql.append(" and coalesce(").append(end(layer, layer.time().to())).append(", 'infinity') >= :timeFrom");
            params.put("timeFrom", from);
        }
        if (to != null) {
            sql.append(" and coalesce(").append(start(layer, layer.time().from())).append(", '-infinity') <= :timeTo");
            params.put("timeTo", to);
        }
        return sql.toString();
    }

    private static String start(LayerDefinition layer, String name) {
        return isDay(layer, name) ? name + "::timestamp at time zone 'UTC'" : name;
    }

    private static String end(LayerDefinition layer, String name) {
        return isDay(layer, name) ? "(" + name + " + 1)::timestamp at time zone 'UTC' - interval '1 microsecond'" : name;
    }

    private static boolean isDay(LayerDefinition layer, String name) {
        return layer.attribute(name).orElseThrow().type() == Type.DATE;
    }
}
