package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRequestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "|                                                                                      | false",
        "| */*                                                                                  | false",
        "| application/json                                                                     | false",
        "| application/geo+json, */*;q=0.1                                                      | false",
        "| text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8 | true",
        "| text/html                                                                            | true",
        "| application/json;q=0.5, text/html;q=0.4                                              | false",
        "| application/vnd.oai.openapi+json;version=3.0, text/html;q=0.9                        | false",
        "| text/html;q=0.9, application/json;q=0.8                                              | true",
        "| not a media type                                                                     | false",
        "html | application/json                                                                  | true",
        "json | text/html                                                                         | false",
        "xml  | text/html                                                                         | false"})
    void aPageIsWhatTheCallerWantsMost(String format, String accept, boolean page) {
        assertThat(PageRequest.prefersHtml(format, accept)).isEqualTo(page);
    }
}
