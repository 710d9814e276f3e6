package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PlainQuestionTest {

    private static final String TILE = "/tiles/zone/14/8655/4781.mvt";

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, -, -",
        "municipality=drammen, drammen, -",
        "revision=7, -, 7",
        "municipality=drammen&revision=7, drammen, 7"})
    void isWhatMapsAsk(String query, String municipality, Long revision) {
        assertThat(PlainQuestion.of(TILE, query)).contains(new PlainQuestion(
                new TileCache.Key("zone", new TileAddress(TileGrid.WEB, 14, 8655, 4781), municipality), revision));
    }

    /** The long way knows what to answer. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "/tiles/zone/14/8655/4781.json, -",
        "/tiles/Zone/14/8655/4781.mvt, -",
        "/tiles/zone/40/0/0.mvt, -",
        "/tiles/zone/2/4/0.mvt, -",
        "/tiles/zone/2/0/4.mvt, -",
        "/tiles/zone/-2/0/0.mvt, -",
        "/tiles/zone/14/8655/99999999999.mvt, -",
        "/tiles/zone/14/8655/4781.mvt, ''",
        "/tiles/zone/14/8655/4781.mvt, municipality=Drammen",
        "/tiles/zone/14/8655/4781.mvt, municipality=drammenrevision=7",
        "/tiles/zone/14/8655/4781.mvt, revision=seven",
        "/tiles/zone/14/8655/4781.mvt, revision=7&municipality=drammen&x=y"})
    void isNothingElse(String path, String query) {
        assertThat(PlainQuestion.of(path, query)).isEmpty();
    }

    @Test
    void isAskedByNobodyInParticular() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", TILE);
        request.addHeader("Cookie", "lang=sv; XSRF-TOKEN=x");
        assertThat(PlainQuestion.of(request)).isPresent();
        MockHttpServletRequest planner = new MockHttpServletRequest("GET", TILE);
        planner.addHeader("Cookie", "lang=sv; byggbar_session=abc");
        assertThat(PlainQuestion.of(planner)).isEmpty();
        MockHttpServletRequest program = new MockHttpServletRequest("GET", TILE);
        program.addHeader("Authorization", "Bearer abc");
        assertThat(PlainQuestion.of(program)).isEmpty();
        assertThat(PlainQuestion.of(new MockHttpServletRequest("HEAD", TILE))).isEmpty();
    }
}
