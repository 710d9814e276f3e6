package org.byggbar.layers.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.byggbar.support.Http;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;

@ServerTest
class ItemsIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private PasswordEncoder passwords;
    @LocalServerPort
    private int port;

    private Http anybody;
    private PlannedTown town;

    @BeforeEach
    void setUp() {
        anybody = new Http(port);
        town = PlannedTown.create(db);
    }

    private String zones(String query) {
        return "/ogc/collections/zone/items?municipality=" + town.id() + query;
    }

    private static List<Long> ids(JsonNode collection) {
        List<Long> ids = new ArrayList<>();
        collection.get("features").forEach(feature -> ids.add(feature.get("id").asLong()));
        return ids;
    }

    private static String next(JsonNode collection) {
        for (JsonNode link : collection.get("links")) {
            if (link.get("rel").asString().equals("next")) {
                return link.get("href").asString().replaceFirst("^http://[^/]+", "");
            }
        }
        return null;
    }

    @Test
    void areFeaturesOfRfc7946() {
        long id = town.zone("A1", 0, 0, 2, 1);
        HttpResponse<byte[]> answer = anybody.get(zones(""));
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/geo+json");
        JsonNode collection = Http.json(answer);
        assertThat(collection.get("type").asString()).isEqualTo("FeatureCollection");
        assertThat(collection.get("timeStamp").asString()).endsWith("Z");
        assertThat(collection.get("numberReturned").asInt()).isOne();
        assertThat(collection.get("numberMatched").asInt()).isOne();
        JsonNode feature = collection.get("features").get(0);
        assertThat(feature.get("id").asLong()).isEqualTo(id);
        JsonNode properties = feature.get("properties");
        assertThat(properties.get("municipality_id").asString()).isEqualTo(town.id());
        assertThat(properties.get("version").asInt()).isOne();
        assertThat(properties.get("max_storeys").asInt()).isEqualTo(4);
        assertThat(properties.get("from_land_use").isNull()).isTrue();
        assertThat(properties.get("area_m2").isNumber()).isTrue();
        assertThat(properties.get("updated_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        JsonNode ring = feature.get("geometry").get("coordinates").get(0).get(0);
        assertThat(signedArea(ring)).as("outer rings run counter-clockwise").isPositive();
        assertThat(ring.get(0).get(0).asDouble()).isCloseTo(town.town().lon(), within(0.0020001));
        assertThat(decimals(ring)).as("fine enough to be written back").isBetween(8, 9);
        assertThat(decimals(anybody.json(zones("&precision=6")).get("features").get(0).get("geometry").get("coordinates").get(0).get(0))).isLessThanOrEqualTo(6);
    }

    private static double signedArea(JsonNode ring) {
        double sum = 0;
        for (int i = 1; i < ring.size(); i++) {
            sum += ring.get(i - 1).get(0).asDouble() * ring.get(i).get(1).asDouble() - ring.get(i).get(0).asDouble() * ring.get(i - 1).get(1).asDouble();
        }
        return sum;
    }

    private static int decimals(JsonNode ring) {
        return Stream.of(ring.toString().split("[\\[\\],]+")).filter(text -> text.contains(".")).mapToInt(text -> text.length() - text.indexOf('.') - 1)
                .max().orElse(0);
    }

    @Test
    void comeInPagesThatAddUpToTheNumberMatched() {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(town.zone("A" + i, i, 0, i + 1, 1));
        }
        for (int limit : new int[] {1, 3, 7, 8}) {
            List<Long> seen = new ArrayList<>();
            String page = zones("&limit=" + limit);
            while (page != null) {
                JsonNode answer = anybody.json(page);
                assertThat(answer.get("numberMatched").asInt()).isEqualTo(7);
                assertThat(answer.get("numberReturned").asInt()).isEqualTo(answer.get("features").size()).isLessThanOrEqualTo(limit);
                seen.addAll(ids(answer));
                page = next(answer);
            }
            assertThat(seen).isEqualTo(all);
        }
    }

    @Test
    void keepTheirPlaceWhenOthersAreAddedAndDeletedMeanwhile() {
        List<Long> all = Stream.of(0, 1, 2, 3).map(i -> town.zone("A" + i, i, 0, i + 1, 1)).toList();
        JsonNode first = anybody.json(zones("&limit=2"));
        db.sql("delete from zone using set_config('byggbar.publishing', 'on', true) where id = :id").param("id", all.get(1)).update();
        assertThat(ids(anybody.json(next(first)))).isEqualTo(all.subList(2, 4));
    }

    @Test
    void areFoundByBox() {
        long west = town.zone("A1", 0, 0, 2, 1);
        long east = town.zone("A2", 10, 0, 12, 1);
        double lon = town.town().lon();
        double lat = town.town().lat();
        assertThat(ids(anybody.json(zones("&bbox=%s,%s,%s,%s".formatted(lon - 0.001, lat, lon + 0.001, lat + 0.001))))).containsExactly(west);
        assertThat(ids(anybody.json(zones("&bbox=-180,-90,180,90")))).containsExactly(west, east);
        assertThat(ids(anybody.json(zones("&bbox=%s,%s,%s,%s".formatted(lon + 0.005, -90, lon + 0.004, 90))))).as("round the world, but for a gap")
                .containsExactly(west, east);
        assertThat(ids(anybody.json(zones("&bbox=%s,%s,%s,%s".formatted(lon + 0.013, -90, lon - 0.001, 90))))).isEmpty();
        assertThat(ids(anybody.json(zones("&bbox=177,65,-177,70")))).isEmpty();
        assertThat(ids(anybody.json(zones("&bbox=%s,%s,0,%s,%s,100".formatted(lon - 1, lat - 1, lon + 1, lat + 1))))).hasSize(2);
    }

    @Test
    void areFoundByAttribute() {
        long first = town.zone("A1", 0, 0, 2, 1);
        long second = town.zone("A2", 2, 0, 4, 1);
        town.zone("A3", 4, 0, 6, 1);
        assertThat(ids(anybody.json(zones("&code=A1,A2")))).containsExactly(first, second);
        assertThat(ids(anybody.json(zones("&code=A1&strategy=DENSIFY&max_storeys=4&plan_id=" + town.plan())))).containsExactly(first);
        assertThat(ids(anybody.json(zones("&strategy=NEW")))).isEmpty();
        assertThat(ids(anybody.json(zones("&name=" + "%25")))).as("% is no wildcard").isEmpty();
        assertThat(ids(anybody.json(zones("&name=Zone%20A1'%20or%20'1'='1")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bbox=1,2,3|bbox.invalid", "bbox=NaN,1,2,3|bbox.invalid", "bbox=1,5,2,4|bbox.invalid", "bbox=1,2,3,4,5|bbox.invalid",
        "limit=0|page.invalid", "limit=-1|page.invalid", "limit=x|page.invalid", "limit=1.5|page.invalid", "limit=|page.invalid",
        "cursor=abc|cursor.invalid", "cursor=MTAw.AAAA|cursor.invalid", "cursor=|cursor.invalid",
        "offset=-1|page.invalid", "offset=x|page.invalid", "offset=1&cursor=abc|parameter.invalid", "id;drop%20table=1|filter.unknown_property",
        "exec(java.lang.Runtime.getRuntime())=1|filter.unknown_property", "(select%20pg_sleep(9))=1|filter.unknown_property",
        "published=false|filter.unknown_property", "geom=1|filter.unknown_property", "description=x|filter.unknown_property",
        "strategy=FOO|filter.value_invalid", "max_storeys=four|filter.value_invalid", "plan_id=99999999999999999999|filter.value_invalid",
        "utilisation_allowed=1e5|filter.value_invalid", "code=%00|filter.value_invalid",
        "limit=1&limit=2|parameter.invalid", "precision=12|parameter.invalid", "datetime=yesterday|parameter.invalid",
        "datetime=2026-01-01/../..|parameter.invalid", "f=xml|parameter.invalid", "crs=EPSG:3006|crs.unknown", "bbox-crs=nonsense|crs.unknown",
        "bbox=59,9,58,10&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326|bbox.invalid"})
    void areRefusedWithReason(String query, String code) {
        HttpResponse<byte[]> answer = anybody.get(zones("&" + query.replace("|", "%7C")));
        assertThat(answer.statusCode()).as(query).isEqualTo(400);
        assertThat(Http.json(answer).get("code").asString()).isEqualTo(code);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new String(answer.body())).doesNotContain("Exception", "org.", "jdbc", "layer_zone");
    }

    @Test
    void takeNoMoreThanAHundredValuesOfOneProperty() {
        String hundred = IntStream.range(0, 100).mapToObj(i -> "A" + i).collect(Collectors.joining(","));
        assertThat(anybody.get(zones("&code=" + hundred)).statusCode()).isEqualTo(200);
        assertThat(anybody.json(zones("&code=" + hundred + ",B")).get("code").asString()).isEqualTo("filter.too_complex");
    }

    @Test
    void capALimitBeyondTheLargest() {
        town.zone("A1", 0, 0, 2, 1);
        assertThat(anybody.get(zones("&limit=1000000000")).statusCode()).isEqualTo(200);
        assertThat(anybody.get(zones("&limit=99999999999999999999999")).statusCode()).isEqualTo(200);
    }

    @Test
    void beginAfterAnOffsetAndEndWithAnEmptyPage() {
        List<Long> all = Stream.of(0, 1, 2, 3).map(i -> town.zone("A" + i, i, 0, i + 1, 1)).toList();
        JsonNode second = anybody.json(zones("&limit=2&offset=1"));
        assertThat(ids(second)).isEqualTo(all.subList(1, 3));
        assertThat(ids(anybody.json(next(second)))).isEqualTo(all.subList(3, 4));
        for (String far : List.of("4", "1000000000", "99999999999999999999")) {
            JsonNode empty = anybody.json(zones("&offset=" + far));
            assertThat(ids(empty)).isEmpty();
            assertThat(empty.get("numberMatched").asInt()).isEqualTo(4);
            assertThat(next(empty)).isNull();
        }
    }

    @Test
    void refuseACursorThatWasChangedOrBelongsToAnotherQuestion() {
        town.zone("A1", 0, 0, 2, 1);
        town.zone("A2", 2, 0, 4, 1);
        String next = next(anybody.json(zones("&limit=1")));
        assertThat(anybody.get(next).statusCode()).isEqualTo(200);
        assertThat(Http.json(anybody.get(next + "A")).get("code").asString()).isEqualTo("cursor.invalid");
        assertThat(Http.json(anybody.get(next.replaceFirst("cursor=.", "cursor=X"))).get("code").asString()).isEqualTo("cursor.invalid");
        assertThat(Http.json(anybody.get(next + "&code=A2")).get("code").asString()).isEqualTo("cursor.invalid");
        assertThat(Http.json(anybody.get(next.replace("/zone/", "/site/"))).get("code").asString()).isEqualTo("cursor.invalid");
    }

    @Test
    void hideDraftsFromEverybodyButTheirPlanners() {
        long open = town.zone("A1", 0, 0, 2, 1);
        long draft = town.draftZone("D1", 2, 0, 4, 1);
        assertThat(ids(anybody.json(zones("")))).containsExactly(open);
        assertThat(anybody.json(zones("")).get("numberMatched").asInt()).isOne();
        assertThat(ids(anybody.json(zones("&plan_id=" + town.draft())))).isEmpty();
        assertThat(ids(anybody.json("/ogc/collections/plan/items?municipality=" + town.id()))).containsExactly(town.plan());

        Http planner = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "PLANNER", town.id());
        assertThat(ids(planner.json(zones("")))).containsExactly(open, draft);
        assertThat(planner.get(zones("")).headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(planner.get("/ogc/collections/zone/items/" + draft).statusCode()).isEqualTo(200);

        for (String role : List.of("MODERATOR", "DEVELOPER")) {
            Http other = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", role, town.id());
            assertThat(ids(other.json(zones("")))).as(role).containsExactly(open);
        }
    }

    @Test
    void answerAHiddenFeatureLikeOneThatIsNotThere() {
        long draft = town.draftZone("D1", 2, 0, 4, 1);
        JsonNode hidden = anybody.json("/ogc/collections/zone/items/" + draft);
        JsonNode missing = anybody.json("/ogc/collections/zone/items/999999999");
        for (String member : List.of("type", "title", "status", "detail", "code")) {
            assertThat(hidden.get(member)).isEqualTo(missing.get(member));
        }
        assertThat(hidden.get("status").asInt()).isEqualTo(404);
        assertThat(anybody.get("/ogc/collections/zone/items/abc").statusCode()).isEqualTo(404);
        assertThat(anybody.get("/ogc/collections/zone/items/99999999999999999999").statusCode()).isEqualTo(404);
        assertThat(anybody.get("/ogc/collections/zone/items/1?cursor=x").statusCode()).isEqualTo(400);
    }

    @Test
    void areOneByOneTheSameAsInTheCollection() {
        long id = town.zone("A1", 0, 0, 2, 1);
        JsonNode alone = anybody.json("/ogc/collections/zone/items/" + id);
        JsonNode among = anybody.json(zones("")).get("features").get(0);
        assertThat(alone.get("geometry")).isEqualTo(among.get("geometry"));
        assertThat(alone.get("properties")).isEqualTo(among.get("properties"));
        assertThat(alone.get("links").get(0).get("href").asString()).isEqualTo("http://localhost:" + port + "/ogc/collections/zone/items/" + id);
    }

    @Test
    void keepContributionsToWhatIsPublishedAndFreeOfContacts() {
        db.sql("""
                insert into contribution (municipality_id, plan_id, receipt_hash, kind, text, status, language)
                values (:town, :plan, :town || '-1', 'IDEA', 'Shown', 'PUBLISHED', 'nb'), (:town, :plan, :town || '-2', 'IDEA', 'Held', 'HELD', 'nb')
                """).param("town", town.id()).param("plan", town.plan()).update();
        String path = "/ogc/collections/contribution/items?municipality=" + town.id();
        Http planner = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "PLANNER", town.id());
        for (Http who : List.of(anybody, planner)) {
            JsonNode collection = who.json(path);
            assertThat(collection.get("features")).hasSize(1);
            assertThat(collection.get("features").get(0).get("geometry").isNull()).isTrue();
            assertThat(collection.toString()).contains("Shown").doesNotContain("Held", "receipt", "email", "phone");
        }
    }

    @Test
    void areListedWithTheirLegend() {
        JsonNode layers = anybody.json("/layers.json?lang=nb&municipality=" + town.id()).get("layers");
        JsonNode zone = Stream.iterate(0, i -> i + 1).map(layers::get).filter(layer -> layer.get("id").asString().equals("zone")).findFirst().orElseThrow();
        assertThat(zone.get("legend")).hasSize(4);
        assertThat(zone.get("legend").get(0).get("label").asString()).isEqualTo("Fortetting");
        assertThat(zone.get("legend").get(0).get("colour").asString()).isEqualTo("#c98a1b");
        assertThat(zone.get("legend").get(0).get("pattern").asString()).isEqualTo("diagonal");
        assertThat(zone.get("links").toString()).contains("municipality=" + town.id());
        assertThat(anybody.get("/layers.json?municipality=nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void areDescribedInTheOpenApiDocument() {
        JsonNode paths = anybody.json("/api/openapi.json").get("paths");
        for (String path : List.of("/ogc", "/ogc/conformance", "/ogc/collections", "/ogc/collections/{layer}", "/ogc/collections/{layer}/items",
                "/ogc/collections/{layer}/items/{id}", "/tiles/{layer}/{z}/{x}/{y}.mvt", "/tiles/{layer}.json", "/layers.json",
                "/api/municipalities/{municipality}/search", "/api/municipalities/{municipality}/changes")) {
            assertThat(paths.has(path)).as(path).isTrue();
        }
    }
}
