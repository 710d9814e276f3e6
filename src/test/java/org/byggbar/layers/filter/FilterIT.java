package org.byggbar.layers.filter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.byggbar.geo.Ewkb;
import org.byggbar.geo.GeometryCheck;
import org.byggbar.geo.StorageCrs;
import org.byggbar.identity.As;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** CQL2 filters as clients meet them: the features they find, what reaches the database, and what is refused. */
@ServerTest
class FilterIT {

    private static final int FILTERS = 200;
    private static final String MARK = "zqxjkv";

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;
    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private StorageCrs storage;

    private TestApi anybody;
    private PlannedTown town;

    @BeforeEach
    void setUp() {
        anybody = TestApi.of(context);
        town = PlannedTown.create(db);
    }

    private Answer ask(String filter, String more) {
        return anybody.get("/ogc/collections/zone/items?municipality=" + town.id() + more + "&filter=" + encoded(filter));
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private List<Long> found(String filter, String more) {
        Answer answer = ask(filter, more);
        assertThat(answer.status()).as(filter + " " + answer.text()).isEqualTo(200);
        List<Long> ids = new ArrayList<>();
        answer.json().get("features").forEach(feature -> ids.add(feature.get("id").asLong()));
        assertThat(answer.json().get("numberMatched").asInt()).isEqualTo(ids.size());
        return ids;
    }

    /** Sixty zones on a grid, with values by chance and some missing. */
    private void fill(Random random) {
        List<String> names = List.of("Åsen øvre", "Strømsø", "O'Neills plass", "Zone A", "åsen", "100% grønt");
        for (int i = 0; i < 60; i++) {
            int west = i % 8 * 3 - 12;
            int south = i / 8 * 3 - 12;
            long id = town.zone("B" + i, west, south, west + 1 + random.nextInt(2), south + 1 + random.nextInt(2));
            db.sql("""
                    update zone set name = :name, max_storeys = nullif(:storeys, 0), utilisation_measure = case when :used > 0 then 'NO_PCT_BYA' end,
                           utilisation_allowed = nullif(:used, 0), existing_dwellings = :dwellings, description = :description
                    from set_config('byggbar.publishing', 'on', true) where id = :id
                    """).param("name", names.get(random.nextInt(names.size()))).param("storeys", random.nextInt(9)).param("used", random.nextInt(4) * 12.5)
                    .param("dwellings", random.nextInt(50)).param("description", List.of("", "a_b", "Grønn park").get(random.nextInt(3))).param("id", id).update();
        }
    }

    @Test
    void findsWhatTheSameQuestionInSqlFinds() {
        Random random = new Random(4);
        fill(random);
        List<String> moments = db.sql("select replace((updated_at at time zone 'UTC')::text, ' ', 'T') || 'Z' from layer_zone where municipality_id = :town")
                .param("town", town.id()).query(String.class).list();
        RandomFilter filters = new RandomFilter(random, town.town(), moments);
        int telling = 0;
        for (int i = 0; i < FILTERS; i++) {
            RandomFilter.Told told = filters.any(i % 4);
            List<Long> bySql = db.sql("select id from layer_zone where municipality_id = '" + town.id() + "' and (" + told.sql() + ") order by id").query(Long.class).list();
            assertThat(found(told.text(), "")).as(told.text()).isEqualTo(bySql);
            assertThat(found(told.json(), "&filter-lang=cql2-json")).as(told.json()).isEqualTo(bySql);
            telling += bySql.isEmpty() || bySql.size() == 60 ? 0 : 1;
        }
        assertThat(telling).as("filters that find some and not all").isGreaterThan(FILTERS / 5);
    }

    @Test
    void pagesThroughWhatItFound() {
        fill(new Random(5));
        String filter = "max_storeys >= 3 OR utilisation_allowed IS NULL";
        List<Long> all = found(filter, "");
        List<Long> seen = new ArrayList<>();
        String page = "/ogc/collections/zone/items?municipality=" + town.id() + "&limit=7&filter=" + encoded(filter);
        while (page != null) {
            JsonNode answer = anybody.get(page).json();
            assertThat(answer.get("numberMatched").asInt()).isEqualTo(all.size());
            answer.get("features").forEach(feature -> seen.add(feature.get("id").asLong()));
            page = answer.get("links").valueStream().filter(link -> link.get("rel").asString().equals("next")).map(link -> link.get("href").asString()).findFirst().orElse(null);
            if (seen.size() == 7) {
                assertThat(anybody.get(page + "&code=B1").code()).as("a cursor of another question").isEqualTo("cursor.invalid");
            }
        }
        assertThat(seen).isEqualTo(all).hasSizeGreaterThan(14);
        assertThat(found("id = " + all.get(0), "&bbox=-180,-90,180,90&code=" + "B0,B1,B2,B3,B4,B5,B6,B7")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void knowsAGeometryAgainInEveryCrsAndOrderOfAxes() {
        long id = town.zone("A1", 0, 0, 2, 1);
        town.zone("A2", 2, 0, 4, 1);
        // As the server itself rounds to the grid: PostGIS's rounding may differ in the last bit.
        Geometry exact = storage.toCrs(Ewkb.read(db.sql("select st_asbinary(geom) from zone where id = :id").param("id", id).query(byte[].class).single()), 25833);
        Geometry saved = GeometryCheck.asMultiPolygon(storage.fromCrs(exact, storage.srid()));
        db.sql("update zone set geom = :geom from set_config('byggbar.publishing', 'on', true) where id = :id").param("geom", Ewkb.of(saved)).param("id", id).update();
        for (int srid : new int[] {4326, 3006, 25833, 3857}) {
            String wkt = db.sql("select st_astext(case when :srid in (4326, 3006) then st_flipcoordinates(g) else g end, 11) from (select st_transform(geom, :srid) as g from zone where id = :id) z")
                    .param("srid", srid).param("id", id).query(String.class).single();
            assertThat(found("S_EQUALS(geometry, " + wkt + ")", "&filter-crs=http://www.opengis.net/def/crs/EPSG/0/" + srid)).as(wkt).containsExactly(id);
        }
        assertThat(found("S_DISJOINT(geometry, " + db.sql("select st_astext(st_transform(geom, 4326), 11) from zone where id = :id").param("id", id)
                .query(String.class).single() + ")", "")).doesNotContain(id);
        assertThat(ask("id = 1", "&filter-crs=EPSG:4326").code()).isEqualTo("crs.unknown");
        assertThat(ask("id = 1", "&filter-lang=cql").code()).isEqualTo("parameter.invalid");
    }

    @Test
    void findsNoDraftsForThoseWhoMayNotSeeThem() {
        long draft = town.draftZone("D1", 0, 0, 2, 1);
        assertThat(found("id = " + draft + " OR TRUE OR NOT (id = 1)", "")).doesNotContain(draft);
        assertThat(found("1 / (id - " + draft + ") > 0 OR id ^ 400 > 0 OR id = " + draft, "")).as("neither shown nor told by a failure").isEmpty();
        anybody = anybody.as(As.planner(town.id()));
        assertThat(found("code = 'D1'", "")).containsExactly(draft);
    }

    @Test
    void sendsNothingOfTheFilterToTheDatabaseButBoundValues() {
        town.zone(MARK, 0, 0, 2, 1);
        Logger jdbc = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core");
        Level before = jdbc.getLevel();
        ListAppender<ILoggingEvent> statements = new ListAppender<>();
        statements.start();
        jdbc.setLevel(Level.DEBUG);
        jdbc.setAdditive(false);
        jdbc.addAppender(statements);
        try {
            for (String filter : List.of("code = '" + MARK + "'", "CASEI(name) LIKE CASEI('%" + MARK + "''); drop table zone; --%')", "code IN ('" + MARK + "', 'x')",
                    "max_storeys + 7345981 > 7345982", "T_AFTER(updated_at, DATE('1987-03-21'))", "S_INTERSECTS(geometry, POINT(7.345981 60.345981))",
                    "ACCENTI(code) = ACCENTI('" + MARK + "')", "id BETWEEN 7345981 AND 7345982")) {
                assertThat(ask(filter, "").status()).as(filter).isEqualTo(200);
                List<String> seen = db.sql("select query from pg_stat_activity where datname = current_database() and application_name = 'byggbar-analysis'")
                        .query(String.class).list();
                assertThat(seen).as("as the database saw it").anyMatch(sql -> sql.contains("found as materialized"))
                        .noneMatch(sql -> sql.contains(MARK) || sql.contains("7345981") || sql.contains("1987") || sql.contains("60.345"));
            }
            for (String hostile : List.of("\"" + MARK + ";drop table\" = 1", MARK + "(java.lang.Runtime) = 1", "(select pg_sleep(9))")) {
                assertThat(ask(hostile, "").code()).as(hostile).isEqualTo("filter.unknown_property");
            }
        } finally {
            jdbc.detachAppender(statements);
            jdbc.setAdditive(true);
            jdbc.setLevel(before);
        }
        String sent = statements.list.stream().map(ILoggingEvent::getFormattedMessage).filter(line -> line.contains("SQL")).collect(Collectors.joining("\n"));
        assertThat(sent).contains("found as materialized").doesNotContain(MARK, "7345981", "1987", "60.345", "drop table", "pg_sleep");
    }

    @Test
    void refusesWhatCostsTooMuchBeforeAskingTheDatabase() {
        for (String filter : List.of(IntStream.range(0, 900).mapToObj(i -> "1=1").collect(Collectors.joining("OR ")), "(".repeat(200) + "id = 1" + ")".repeat(200),
                "name LIKE '" + "%a".repeat(40) + "'")) {
            Answer answer = ask(filter, "");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("filter.too_complex");
            assertThat(answer.json().get("limit").asInt()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"sv|code = |Vid 7: väntade en egenskap, ett värde eller ”(”, fann ”slutet”.",
        "nb|code 'a'|Ved 6: ventet en operator som =, < eller LIKE, fant «a».", "en|name > 5|At 6: > got number, but takes string here."})
    void saysWhatIsWrongInTheReadersLanguage(String language, String filter, String detail) {
        assertThat(ask(filter, "&lang=" + language).json().get("detail").asString()).isEqualTo(detail);
    }

    @Test
    void answersAFilterThatTakesTooLongAndHasItsConnectionBack() {
        long id = town.zone("A1", 0, 0, 2, 1);
        CompletableFuture<Answer> waiting = new TransactionTemplate(transactions).execute(status -> {
            db.sql("lock table zone in access exclusive mode").update();
            CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(() -> ask("code = 'A1'", ""));
            while (!asked.isDone() && db.sql("""
                    select count(*) from (select pg_cancel_backend(pid) from pg_stat_activity
                    where datname = current_database() and application_name = 'byggbar-analysis' and wait_event_type = 'Lock') cancelled
                    """).query(Integer.class).single() == 0) {
                Thread.onSpinWait();
            }
            return asked;
        });
        Answer answer = waiting.join();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("query.timeout");
        assertThat(answer.json().get("retryAfter").asInt()).isPositive();
        for (int i = 0; i < 4; i++) {
            assertThat(found("code = 'A1'", "")).containsExactly(id);
        }
    }

    @Test
    void tellsWhatMayBeAskedFor() {
        JsonNode queryables = anybody.get("/ogc/collections/zone/queryables?lang=nb").json();
        assertThat(queryables.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(queryables.get("$id").asString()).isEqualTo("http://localhost/ogc/collections/zone/queryables");
        assertThat(queryables.get("additionalProperties").asBoolean(true)).isFalse();
        assertThat(queryables.at("/properties/geometry/format").asString()).isEqualTo("geometry-multipolygon");
        assertThat(queryables.at("/properties/strategy/oneOf/0/title").asString()).isEqualTo("Fortetting");
        queryables.get("properties").propertyNames().forEach(name -> assertThat(found(name + " IS NULL AND FALSE", "")).as(name).isEmpty());
        assertThat(anybody.get("/ogc/queryables").json().get("properties").propertyNames()).containsExactlyInAnyOrder("id", "municipality_id", "geometry");
        assertThat(anybody.get("/ogc/collections/zone").text()).contains("http://www.opengis.net/def/rel/ogc/1.0/queryables");
        assertThat(anybody.get("/ogc/conformance").text()).contains("http://www.opengis.net/spec/cql2/1.0/conf/cql2-text", "conf/features-filter");
    }
}
