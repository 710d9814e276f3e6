package org.byggbar.layers.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.byggbar.layers.search.CoordinateText.Place;
import org.byggbar.municipality.Municipality;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateTextTest {

    private static final Municipality DRAMMEN = town("drammen", "NO", 25832, 10.2, 59.74);
    private static final Municipality AVESTA = town("avesta", "SE", 3010, 16.17, 60.14);

    private static Municipality town(String id, String country, int srid, double lon, double lat) {
        return new Municipality(id, "1", id, country, srid, List.of("sv"), "sv", ZoneId.of("Europe/Stockholm"), lon, lat, 12, Map.of(), null,
                new double[] {lon - 0.1, lat - 0.1, lon + 0.1, lat + 0.1});
    }

    @ParameterizedTest
    @ValueSource(strings = {"59.744, 10.204", "10.204, 59.744", "59.744 10.204", "59,744 10,204", "10,204; 59,744", "59,744, 10,204",
        "N 59.744° E 10.204°", "59.744N 10.204Ø", "lat 59.744 lon 10.204", "59.744;10.204", "59.744,10.204"})
    void readsDegreesInEitherOrder(String text) {
        assertThat(CoordinateText.read(text, DRAMMEN)).containsExactly(new Place(10.204, 59.744, null));
    }

    /** The numbers are PostGIS's, for 10.204 E, 59.744 N. */
    @ParameterizedTest
    @ValueSource(strings = {"567672.04 6623515.81", "6623515.81, 567672.04", "6623515,81 567672,04", "N 6623515.81 E 567672.04"})
    void readsThePlanningCrsInEitherOrder(String text) {
        Place place = CoordinateText.read(text, DRAMMEN).get(0);
        assertThat(place.crs()).isEqualTo("EPSG:25832");
        assertThat(place.lon()).isCloseTo(10.204, within(1e-6));
        assertThat(place.lat()).isCloseTo(59.744, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6667578.26 564981.69", "564981.69 6667578.26"})
    void readsTheCountrysCrsBesideAPlanningCrsOfItsOwn(String text) {
        List<Place> places = CoordinateText.read(text, AVESTA);
        assertThat(places).hasSize(1);
        assertThat(places.get(0).crs()).isEqualTo("EPSG:3006");
        assertThat(places.get(0).lon()).isCloseTo(16.17, within(1e-6));
        assertThat(places.get(0).lat()).isCloseTo(60.14, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "59.744", "Strømsø 3", "1 2 3", "0, 0", "999999999 999999999", "59.744.1 10.2", "12-14", "-- --", "89.9 200"})
    void isSilentAboutEverythingElse(String text) {
        assertThat(CoordinateText.read(text, DRAMMEN)).isEmpty();
    }
}
