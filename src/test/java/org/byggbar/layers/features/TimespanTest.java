package org.byggbar.layers.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import org.byggbar.platform.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimespanTest {

    @ParameterizedTest
    @CsvSource({
        "2027-03-03T10:00:00Z,                        2027-03-03T10:00Z, 2027-03-03T10:00Z",
        "2027-03-03,                                  2027-03-03T00:00Z, 2027-03-03T23:59:59.999999Z",
        "2027-03-03T10:00:00+02:00/..,                2027-03-03T10:00+02:00,",
        "/2027-03-03,                                 ,                  2027-03-03T23:59:59.999999Z",
        "../..,                                       ,",
        "2027-01-31/P1M,                              2027-01-31T00:00Z, 2027-02-28T00:00Z",
        "2027-01-01T00:00:00Z/P1DT12H,                2027-01-01T00:00Z, 2027-01-02T12:00Z",
        "P2D/2027-01-03T00:00:00Z,                    2027-01-01T00:00Z, 2027-01-03T00:00Z"})
    void isAnInstantADayOrAnIntervalOfBothItsEnds(String text, OffsetDateTime from, OffsetDateTime to) {
        assertThat(Timespan.parse(text)).isEqualTo(new Timespan(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "", "2027-02-30", "2027-13-01T00:00:00Z", "2027-03-03T10:00:00", "2027-03-04/2027-03-03", "2027-01-01/../..",
        "../P1D", "P1D/P1D", "2027-01-01/P", "2027-01-01/P999999Y", "0000-01-01", "2027-01-01T00:00:00Z/PT999999H999999M1"})
    void isRefusedWhenItIsNone(String text) {
        assertThatThrownBy(() -> Timespan.parse(text)).isInstanceOf(ProblemException.class).hasMessage("parameter.invalid");
    }
}
