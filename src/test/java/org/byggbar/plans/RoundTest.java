package org.byggbar.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @ParameterizedTest(name = "at {0}, open until {1}: {2}")
    @CsvSource({
        "2026-11-22T22:59:59Z, 2026-11-22T22:59:59Z, 0",
        "2026-11-22T00:00:00Z, 2026-11-22T22:59:59Z, 0",
        "2026-11-21T22:59:59Z, 2026-11-22T22:59:59Z, 1",    // a second before midnight
        "2026-11-21T23:00:00Z, 2026-11-22T22:59:59Z, 0",    // midnight in the municipality, not yet in Greenwich
        "2026-11-22T23:30:00Z, 2026-11-24T22:59:59Z, 1",
        "2026-03-28T22:30:00Z, 2026-03-29T21:59:59Z, 1",    // a day of 23 hours
        "2026-10-24T21:30:00Z, 2026-10-25T22:59:59Z, 1",    // a day of 25 hours
        "2026-11-22T18:00:00Z, 2026-11-23T11:00:00Z, 1",    // less than a day, and tomorrow
    })
    void countsDaysByTheMunicipalitysCalendar(String now, String closes, long days) {
        assertThat(new Round("open", null, OffsetDateTime.parse(closes)).daysLeft(OffsetDateTime.parse(now).toInstant(), OSLO)).isEqualTo(days);
    }

    @Test
    void hasNoDaysLeftToCountWithoutALastMoment() {
        assertThat(new Round("open", null, null).daysLeft(OffsetDateTime.parse("2026-11-22T12:00:00Z").toInstant(), OSLO)).isNull();
    }
}
