package org.byggbar.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.byggbar.geo.StorageCrs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

class DemoFolderTest {

    @ParameterizedTest(name = "loaded at {0}")
    @CsvSource({"2026-11-22T22:30:00Z, 2026-11-22", "2026-11-22T23:30:00Z, 2026-11-23", "2026-06-30T22:30:00Z, 2026-07-01"})
    void countsDaysFromTheMunicipalitysToday(Instant loaded, LocalDate today) {
        JsonMapper json = new JsonMapper();
        var folder = new DemoFolder(new ClassPathResource("gis-data/demo/drammen/municipality.geojson"), json, new StorageCrs(25833), loaded);
        assertThat(folder.day(json.readTree("0"))).isEqualTo(today);
        assertThat(folder.day(json.readTree("-3"))).isEqualTo(today.minusDays(3));
        assertThat(folder.day(json.readTree("null"))).isNull();
    }
}
