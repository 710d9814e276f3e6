package org.byggbar.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 14: ranges of a file of 1,000 bytes. */
class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({"bytes=0-126,0,126", "bytes=990-5000,990,999", "bytes=999-,999,999", "bytes=-10,990,999", "bytes=-5000,0,999", "Bytes= 3-3,3,3"})
    void readsOneRange(String header, long first, long last) throws Exception {
        assertThat(ByteRange.read(header, 1000)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=", "bytes=-", "bytes=9-3", "bytes=0-1,5-6", "lines=0-1", "bytes=a-b", "bytes=99999999999999999999-"})
    void ignoresWhatIsNoSingleRangeOfBytes(String header) throws Exception {
        assertThat(ByteRange.read(header, 1000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0"})
    void refusesWhatTheFileHasNothingOf(String header) {
        assertThatThrownBy(() -> ByteRange.read(header, 1000)).isInstanceOf(ByteRange.Unsatisfiable.class);
    }
}
