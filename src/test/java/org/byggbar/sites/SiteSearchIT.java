package org.byggbar.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.byggbar.identity.As;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Looking for land: filters, orders, the near miss, and text that is only text. */
@ServerTest
class SiteSearchIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private TestTown town;
    private TestApi visitor;

    /** Three plots in a row eastwards from a station, each about 5.6 by 11.1 hundred metres, 1 km apart. */
    @BeforeEach
    void setUp() {
        town = TestTown.create(db, "NO", 25832, 12.3, 61.5);
        visitor = TestApi.of(context);
        station("Sentrum stasjon", 0, 5);
        site("A1", "Elvekanten 1", "OPEN", town.box(0, 0, 10, 10), 20_000, "Pris per m²", true);
        site("A2", "Elvekanten 2", "RESERVED", town.box(20, 0, 31, 10), 40_000, "100 % av takst", true);
        site("B1", "Åsen_1", "OPEN", town.box(40, 0, 50, 5), 5_000, "Fast pris", true);
        site("X1", "Skjult", "OPEN", town.box(60, 0, 70, 5), 5_000, "Fast pris", false);
    }

    private void site(String code, String name, String status, String geometry, int floorArea, String price, boolean published) {
        db.sql("""
                insert into site (municipality_id, code, name, status, land_use, floor_area_m2, area_m2, allocation_method, price_basis, published, geom)
                values (:town, :code, :name, :status, '1110', :floorArea, 0, 'NO_BUD', :price, :published,
                        st_multi(st_transform(st_setsrid(st_geomfromgeojson(:geometry), 4326), 25833)))
                """).param("town", town.id()).param("code", code).param("name", name).param("status", status).param("floorArea", floorArea)
                .param("price", price).param("published", published).param("geometry", geometry).update();
    }

    private void station(String name, double east, double north) {
        db.sql("""
                insert into context_feature (municipality_id, kind, name, geom)
                values (:town, 'STATION', :name, st_transform(st_setsrid(st_makepoint(:lon, :lat), 4326), 25833))
                """).param("town", town.id()).param("name", name).param("lon", town.lon() + east / 1000).param("lat", town.lat() + north / 1000).update();
    }

    private Answer search(String query) {
        return visitor.get("/api/municipalities/" + town.id() + "/sites" + query);
    }

    private List<String> codes(String query) {
        Answer found = search(query);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        return found.json().get("sites").valueStream().map(site -> site.get("code").asString()).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(delimiter = '|', nullValues = "-", emptyValue = "", value = {
        "''                                   | A1 A2 B1",
        "?lang=sv                             | A1 A2 B1",
        "?areaMin=400000                      | A1 A2",
        "?areaMax=400000                      | B1",
        "?floorAreaMin=20000                  | A1 A2",
        "?status=RESERVED                     | A2",
        "?status=OPEN,RESERVED&landUse=1110   | A1 A2 B1",
        "?landUse=1120                        | -",
        "?stationWithinM=0                    | A1",
        "?stationWithinM=1200                 | A1 A2",
        "?q=elvekanten                        | A1 A2",
        "?q=ELVEKANTEN%202                    | A2",
        "?q=%20b1%20                          | B1",
        "?sort=floorArea                      | A2 A1 B1",
        "?sort=area                           | A2 A1 B1",
        "?sort=station                        | A1 A2 B1",
        "?sort=closes                         | A1 A2 B1",
        "?sort=floorArea&limit=1&offset=1     | A1",
        "?offset=1000000000                   | -",
        "?limit=1000000000                    | A1 A2 B1",
    })
    void finds(String query, String codes) {
        assertThat(codes(query)).isEqualTo(codes == null ? List.of() : List.of(codes.split(" ")));
    }

    @Test
    void findsWhatReachesIntoADrawnAreaEvenOneThatCrossesItself() {
        double lon = town.lon();
        double lat = town.lat();
        assertThat(codes("?polygon=" + "%s,%s;%s,%s;%s,%s".formatted(lon + 0.025, lat - 0.01, lon + 0.045, lat - 0.01, lon + 0.035, lat + 0.02)))
                .containsExactly("A2", "B1");
        assertThat(codes("?polygon=" + "%s,%s;%s,%s;%s,%s;%s,%s".formatted(lon, lat, lon + 0.005, lat + 0.005, lon + 0.005, lat, lon, lat + 0.005)))
                .containsExactly("A1");
    }

    @Test
    void measuresInThePlaneOfThePlanningCrs() {
        JsonNode a2 = search("?q=A2").json().get("sites").get(0);
        double planar = db.sql("select st_area(st_transform(geom, 25832)) from site where id = :id").param("id", a2.get("id").asLong())
                .query(Double.class).single();
        assertThat(a2.get("areaM2").asDouble()).isCloseTo(planar, within(0.01));
        assertThat(a2.get("areaCrs").asString()).isEqualTo("EPSG:25832");
        assertThat(a2.get("station").get("name").asString()).isEqualTo("Sentrum stasjon");
        assertThat(a2.get("station").get("distanceM").asDouble()).isBetween(1_060.0, 1_066.0);
    }

    @Test
    void namesTheNearestMissWhenNothingMatches() {
        JsonNode answer = search("?status=RESERVED&stationWithinM=900").json();
        assertThat(answer.get("total").asInt()).isZero();
        JsonNode miss = answer.get("nearestMiss");
        assertThat(miss.get("site").get("code").asString()).isEqualTo("A2");
        assertThat(miss.get("filter").asString()).isEqualTo("stationWithinM");
        assertThat(miss.get("actual").asDouble() - miss.get("asked").asDouble()).isCloseTo(miss.get("by").asDouble(), within(0.001));

        assertThat(search("?floorAreaMin=45000").json().get("nearestMiss").get("by").asDouble()).isEqualTo(5_000);
        assertThat(search("?floorAreaMin=45000&status=OPEN").json().get("nearestMiss").get("site").get("code").asString()).isEqualTo("A1");
        assertThat(search("?floorAreaMin=39000&status=UPCOMING").json().get("nearestMiss").get("filter").asString()).isEqualTo("status");
        assertThat(search("?q=finnes-ikke").json().get("nearestMiss").isNull()).isTrue();
        assertThat(search("?floorAreaMin=90000&areaMin=9000000").json().get("nearestMiss").isNull()).isTrue();
        assertThat(search("").json().get("nearestMiss").isNull()).isTrue();
    }

    @Test
    void takesSearchTextLiterally() {
        assertThat(codes("?q=" + encoded("100 %"))).containsExactly("A2");
        assertThat(codes("?q=" + encoded("n_1"))).containsExactly("B1");
        for (String text : List.of("%", "_", "(a+)+$", ".*", "'; drop table site; --", "\\", "🏠", "A1' or '1'='1")) {
            assertThat(codes("?q=" + encoded(text))).as(text).isEqualTo(text.equals("%") ? List.of("A2") : text.equals("_") ? List.of("B1") : List.of());
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', value = {
        "?sort=id;drop%20table%20site                  | filter.unknown_property",
        "?sort=(select%20pg_sleep(9))                  | filter.unknown_property",
        "?exec(java.lang.Runtime)=1                    | filter.unknown_property",
        "?areamin=5                                    | filter.unknown_property",
        "?areaMin=NaN                                  | filter.value_invalid",
        "?areaMin=-1                                   | filter.value_invalid",
        "?areaMin=1e400                                | filter.value_invalid",
        "?stationWithinM=12m                           | filter.value_invalid",
        "?status=FREE                                  | filter.value_invalid",
        "?landUse=1110,                                | -",
        "?polygon=10,59;11,59                          | polygon.invalid",
        "?polygon=NaN,59;11,59;11,60                   | polygon.invalid",
        "?polygon=10,59,3;11,59;11,60                  | polygon.invalid",
        "?limit=0                                      | page.invalid",
        "?limit=-1                                     | page.invalid",
        "?offset=-1                                    | page.invalid",
        "?limit=x                                      | parameter.invalid",
        "?q=%00                                        | text.control_characters",
    })
    void refusesWhatItCannotRead(String query, String code) {
        Answer answer = search(query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(code.equals("-") ? 200 : 400);
        assertThat(answer.code()).isEqualTo(code.equals("-") ? "" : code);
    }

    @Test
    void refusesAnOverlongText() {
        assertThat(search("?q=" + "a".repeat(200)).status()).isEqualTo(200);
        assertThat(search("?q=" + "a".repeat(201)).code()).isEqualTo("query.too_long");
    }

    @Test
    void showsAPlotWithTheZoneThatAppliesThere() {
        long plan = db.sql("""
                insert into plan (municipality_id, code, name, kind, status, language) values (:town, 'P', 'Arealplan', 'NO_KPA', 'IN_FORCE', 'nb') returning id
                """).param("town", town.id()).query(Long.class).single();
        for (String zone : List.of("Z1:" + town.box(0, 0, 8, 10), "Z2:" + town.box(8, 0, 20, 10))) {
            db.sql("""
                    insert into zone (municipality_id, plan_id, code, name, strategy, land_use, area_m2, geom)
                    select :town, :plan, :code, 'Sone', 'NEW', '1110', 0, st_multi(st_transform(st_setsrid(st_geomfromgeojson(:geometry), 4326), 25833))
                    from set_config('byggbar.publishing', 'on', true)
                    """).param("town", town.id()).param("plan", plan).param("code", zone.substring(0, 2)).param("geometry", zone.substring(3)).update();
        }
        long id = search("?q=A1").json().get("sites").get(0).get("id").asLong();
        JsonNode detail = visitor.get("/api/sites/" + id).json();
        assertThat(detail.get("name").asString()).isEqualTo("Elvekanten 1");
        assertThat(detail.get("zones").valueStream().map(zone -> zone.get("code").asString())).containsExactly("Z1", "Z2");
        assertThat(detail.get("zones").get(0).get("share").asDouble()).isCloseTo(0.8, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"planner", "nobody", "other"})
    void showsUnpublishedPlotsToThePlannersOfTheMunicipalityOnly(String who) {
        TestApi api = who.equals("nobody") ? visitor : visitor.as(As.planner(who.equals("planner") ? town.id() : "elsewhere"));
        long id = db.sql("select id from site where municipality_id = :town and code = 'X1'").param("town", town.id()).query(Long.class).single();
        boolean seen = who.equals("planner");
        assertThat(api.get("/api/sites/" + id).status()).isEqualTo(seen ? 200 : 404);
        assertThat(api.get("/api/municipalities/" + town.id() + "/sites").json().get("total").asInt()).isEqualTo(seen ? 4 : 3);
        assertThat(api.get("/api/municipalities/" + town.id() + "/sites?q=Skjult&areaMin=99999999").text().contains("X1")).isEqualTo(seen);
    }
}
