package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The time of a collection's features, by the roles that its schema tells, against what {@code datetime} finds. */
final class Times {

    /** From and until, both included; null for an open end. */
    private record Span(Instant from, Instant until) {

        boolean meets(Span other) {
            return (from == null || other.until == null || !from.isAfter(other.until)) && (until == null || other.from == null || !until.isBefore(other.from));
        }

        /** A feature that has no time at all is in every span. */
        boolean isNever() {
            return from == null && until == null;
        }
    }

    private final Service service;
    private final JsonNode collection;
    private final Map<String, Span> features;

    Times(Service service, JsonNode collection) {
        this.service = service;
        this.collection = collection;
        Map<String, String> roles = service.schema(collection).get("properties").propertyStream().filter(property -> property.getValue().has("x-ogc-role"))
                .collect(Collectors.toMap(property -> property.getValue().get("x-ogc-role").asString(), Map.Entry::getKey));
        String from = roles.getOrDefault("primary-instant", roles.get("primary-interval-start"));
        String until = roles.getOrDefault("primary-instant", roles.get("primary-interval-end"));
        assertThat(List.of(from, until)).as("the schema says where the time of a feature stands").isNotEmpty();
        features = service.features(collection).stream().collect(Collectors.toMap(Service::id,
                feature -> new Span(first(feature.get("properties").get(from)), last(feature.get("properties").get(until)))));
    }

    static boolean has(JsonNode collection) {
        return collection.path("extent").has("temporal");
    }

    private static Instant first(JsonNode time) {
        return time.isNull() ? null : time.asString().length() == 10 ? day(time.asString()) : Instant.parse(time.asString());
    }

    private static Instant last(JsonNode time) {
        return time.isNull() ? null : time.asString().length() == 10 ? day(time.asString()).plus(Duration.ofDays(1)).minusNanos(1) : Instant.parse(time.asString());
    }

    private static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Span extent() {
        JsonNode interval = collection.at("/extent/temporal/interval/0");
        return new Span(Instant.parse(interval.get(0).asString()), Instant.parse(interval.get(1).asString()));
    }

    void assertInsideExtent() {
        Span told = extent();
        assertThat(features).allSatisfy((id, span) -> {
            assertThat(span.from == null || !span.from.isBefore(told.from)).as(id).isTrue();
            assertThat(span.until == null || !span.until.truncatedTo(ChronoUnit.SECONDS).isAfter(told.until)).as(id).isTrue();
        });
    }

    /** An instant, a day, bounded intervals and half-bounded ones, these in both spellings. */
    void check() {
        Span told = extent();
        Instant quarter = told.from.plus(Duration.between(told.from, told.until).dividedBy(4)).truncatedTo(ChronoUnit.SECONDS);
        Instant half = told.from.plus(Duration.between(told.from, told.until).dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
        LocalDate day = quarter.atZone(ZoneOffset.UTC).toLocalDate();
        expect(told.from.toString(), new Span(told.from, told.from));
        expect(day.toString(), new Span(day(day.toString()), day(day.toString()).plus(Duration.ofDays(1)).minusNanos(1)));
        expect(quarter + "/" + half, new Span(quarter, half));
        expect(day + "/" + day.plusDays(2), new Span(day(day.toString()), day(day.plusDays(3).toString()).minusNanos(1)));
        for (String open : List.of("..", "")) {
            expect(open + "/" + half, new Span(null, half));
            expect(half + "/" + open, new Span(half, null));
        }
        expect("1900-01-01/1900-12-31", new Span(day("1900-01-01"), day("1901-01-01").minusNanos(1)));
        expect(told.from + "/" + told.until, told);
    }

    private void expect(String datetime, Span asked) {
        List<String> expected = service.features(collection).stream().map(Service::id)
                .filter(id -> features.get(id).isNever() || features.get(id).meets(asked)).toList();
        assertThat(service.found(collection, "datetime=" + datetime)).as(datetime).isEqualTo(expected);
    }
}
