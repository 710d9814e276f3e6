package org.byggbar.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private static final List<Phase> PHASES = List.of(
            new Phase("NO_VEDTAK", at("2026-12-20T00:00+01:00"), null),
            new Phase("NO_HORING", at("2026-11-01T00:00+01:00"), at("2026-12-15T23:59:59+01:00")),
            new Phase("NO_IKRAFT", at("2027-01-10T00:00+01:00"), null));

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "2026-10-31T23:59:59+01:00, coming coming coming",
        "2026-11-01T00:00:00+01:00, current coming coming",
        "2026-12-15T23:59:59+01:00, current coming coming",
        "2026-12-16T00:00:00+01:00, past coming coming",
        "2026-12-20T00:00:00+01:00, past current coming",
        "2027-01-09T23:59:59+01:00, past current coming",
        "2027-01-10T00:00:00+01:00, past past current",
        "2031-01-01T00:00:00+01:00, past past current",
    })
    void saysWhereEachPhaseStands(String now, String states) {
        assertThat(Timetable.at(at(now), PHASES, OSLO)).extracting(PhaseState::state).containsExactly(states.split(" "));
    }

    @Test
    void tellsLocalTimesOnBothSidesOfTheNightTheClocksChange() {
        List<PhaseState> phases = Timetable.at(Instant.EPOCH, List.of(
                new Phase("NO_HORING", at("2026-10-24T22:00Z"), at("2026-10-25T22:59:59Z"))), OSLO);
        assertThat(phases.get(0).opensAt()).isEqualTo(OffsetDateTime.parse("2026-10-25T00:00+02:00"));
        assertThat(phases.get(0).closesAt().toString()).isEqualTo("2026-10-25T23:59:59+01:00");
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
