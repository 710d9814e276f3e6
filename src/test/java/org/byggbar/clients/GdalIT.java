package org.byggbar.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.support.DraftZone;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** GDAL's programs read every collection as the standard has it: counts, types, filters, and coordinates to the centimetre. */
@ServerTest
class GdalIT {

    private static final Pattern LAYER = Pattern.compile("Layer name: (\\w+)(.*?)(?=Layer name: |\\z)", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("(?m)^(\\w+): (\\w+)(?:\\((\\w+)\\))? \\(");
    private static final Pattern COUNT = Pattern.compile("Feature Count: (\\d+)");

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient db;
    @Autowired
    private LayerRegistry layers;
    @TempDir
    private Path folder;

    @Test
    void everyCollectionIsReadWithTheTypesOfItsDefinition() throws Exception {
        String copy = folder.resolve("all.gpkg").toString();
        Client.run(List.of("ogr2ogr", "-f", "GPKG", "-oo", "PAGE_SIZE=1000", copy, service()));
        Map<String, String> described = described(Client.run(List.of("ogrinfo", "-ro", "-so", "-al", copy)));
        for (LayerDefinition layer : layers.all()) {
            long published = count("select count(*) from " + layer.relation() + " where published");
            assertThat(described).as("ogrinfo knows the collection").containsKey(layer.id());
            assertThat(featureCount(described.get(layer.id()))).as(layer.id()).isEqualTo(published);
            Map<String, String> types = types(described.get(layer.id()));
            layer.attributes().forEach(attribute -> assertThat(types.get(attribute.name()))
                    .as(layer.id() + "." + attribute.name()).isEqualTo(expected(attribute.type())));
        }
    }

    @Test
    void filtersGiveWhatSqlGives() throws Exception {
        String byAttribute = Client.run(List.of("ogrinfo", "-ro", "-so", "-where", "strategy = 'NEW' and plan_id > 0", service(), "zone"));
        assertThat(featureCount(byAttribute)).isPositive()
                .isEqualTo(count("select count(*) from layer_zone where published and strategy = 'NEW'"));
        String byBox = Client.run(List.of("ogrinfo", "-ro", "-so", "-spat", "16.0", "60.0", "16.3", "60.3", service(), "zone"));
        assertThat(featureCount(byBox)).isPositive().isEqualTo(count("""
                select count(*) from layer_zone where published
                and st_intersects(st_transform(geom, 4326), st_makeenvelope(16.0, 60.0, 16.3, 60.3, 4326))"""));
    }

    /** Seven decimals of a degree are a centimetre. */
    @Test
    void coordinatesArriveWhereTheyAreInASystemWithNorthFirst() throws Exception {
        String rows = Client.run(List.of("ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_WKT", "-lco", "SEPARATOR=TAB", "-t_srs", "EPSG:3006",
                "-oo", "PAGE_SIZE=1000", "-select", "code,plan_id", "/vsistdout/", service(), "zone", "-where", "plan_name is not null"));
        List<String> lines = rows.lines().skip(1).filter(line -> !line.isBlank()).toList();
        assertThat((long) lines.size()).isEqualTo(count("select count(*) from layer_zone where published"));
        List<Double> distances = new ArrayList<>();
        for (String line : lines.subList(0, 20)) {
            String[] cells = line.replace("\"", "").split("\t");
            distances.add(db.sql("""
                    select st_hausdorffdistance(st_transform(geom, 3006), st_geomfromtext(:wkt, 3006)) from layer_zone where code = :code and plan_id = :plan
                    """).param("wkt", cells[0]).param("code", cells[1]).param("plan", Long.valueOf(cells[2])).query(Double.class).single());
        }
        assertThat(distances).allSatisfy(metres -> assertThat(metres).isLessThan(0.011));
    }

    @Test
    void aTokenShowsThePlannersDraftsWhicheverWayItIsSent() throws Exception {
        DraftZone draft = DraftZone.create(db, TestTown.norwegian(db));
        String where = "plan_id = " + draft.plan();
        assertThat(featureCount(Client.run(List.of("ogrinfo", "-ro", "-so", "-where", where, service(), "zone")))).isZero();
        assertThat(featureCount(Client.run(List.of("ogrinfo", "-ro", "-so", "-oo", "USERPWD=gis:" + draft.token(), "-where", where, service(), "zone")))).isOne();
        assertThat(featureCount(Client.run("", Map.of("GDAL_HTTP_HEADERS", "Authorization: Bearer " + draft.token()),
                List.of("ogrinfo", "-ro", "-so", "-where", where, service(), "zone")))).isOne();
        draft.delete(db);
    }

    private String service() {
        return "OAPIF:http://localhost:" + port + "/ogc";
    }

    private long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    private static Map<String, String> described(String text) {
        Map<String, String> described = new TreeMap<>();
        LAYER.matcher(text).results().forEach(layer -> described.put(layer.group(1), layer.group(2)));
        return described;
    }

    private static long featureCount(String description) {
        Matcher count = COUNT.matcher(description);
        assertThat(count.find()).as(description).isTrue();
        return Long.parseLong(count.group(1));
    }

    private static Map<String, String> types(String description) {
        Map<String, String> types = new TreeMap<>();
        FIELD.matcher(description).results().forEach(field -> types.put(field.group(1), field.group(2)));
        return types;
    }

    private static String expected(LayerDefinition.Type type) {
        return switch (type) {
            case STRING, LIST, OBJECT -> "String";
            case INTEGER, BOOLEAN -> "Integer";
            case NUMBER -> "Real";
            case DATE -> "Date";
            case DATETIME -> "DateTime";
        };
    }
}
