package org.byggbar.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.support.DraftZone;
import org.byggbar.support.Http;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** QGIS reads, filters and draws every collection, and a zone edited with it is what everybody's map shows. */
@ServerTest
class QgisIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double[] DRAMMEN = {10.0, 59.6, 10.4, 59.9};
    /** Debian installs QGIS for its own Python, which need not be the first on the path. */
    private static final String PYTHON = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient db;
    @Autowired
    private LayerRegistry layers;
    @TempDir
    private Path home;

    private DraftZone draft;

    @BeforeEach
    void setUp() {
        draft = DraftZone.create(db, TestTown.norwegian(db));
    }

    @AfterEach
    void tearDown() {
        draft.delete(db);
    }

    @Test
    void qgisReadsFiltersDrawsAndEdits() throws Exception {
        JsonNode told = qgis();

        for (LayerDefinition layer : layers.all()) {
            JsonNode collection = told.at("/collections/" + layer.id());
            long published = count("select count(*) from " + layer.relation() + " where published");
            assertThat(collection.get("valid").asBoolean()).as(layer.id()).isTrue();
            assertThat(collection.get("count").asLong()).as(layer.id()).isEqualTo(published);
            if (published > 0) {
                assertThat(collection.get("withGeometry").asLong()).as(layer.id())
                        .isEqualTo(count("select count(geom) from " + layer.relation() + " where published"));
                assertThat(collection.get("fields").propertyNames()).as(layer.id())
                        .containsAll(layer.attributes().stream().map(LayerDefinition.Attribute::name).toList());
            }
        }
        assertThat(told.get("matching").asLong()).isPositive()
                .isEqualTo(count("select count(*) from layer_zone where published and strategy = 'NEW'"));
        assertThat(told.get("inBox").asLong()).isPositive().isEqualTo(count("""
                select count(*) from layer_zone where published
                and st_intersects(st_transform(geom, 4326), st_makeenvelope(10.0, 59.6, 10.4, 59.9, 4326))"""));
        assertThat(told.get("pixels").asInt()).isGreaterThan(300);
        assertThat(told.get("tilePixels").asInt()).isGreaterThan(300);
        assertEdited(told.get("edit"));
    }

    private void assertEdited(JsonNode edit) {
        assertThat(edit.get("found").asInt()).isEqualTo(1);
        assertThat(edit.at("/inDegrees/status").asInt()).as(edit.toString()).isEqualTo(200);
        assertThat(edit.at("/inMetres/status").asInt()).as(edit.toString()).isEqualTo(200);
        assertThat(edit.at("/inMetres/etag").asString()).isEqualTo("\"3\"");
        assertThat(edit.at("/stale/status").asInt()).isEqualTo(412);
        JsonNode onTheMap = new Http(port).json("/ogc/collections/zone/items/" + draft.id() + "?precision=9",
                "Authorization", "Bearer " + draft.token());
        double metresOff = db.sql("""
                select st_hausdorffdistance(st_transform(st_setsrid(st_geomfromgeojson(:shown), 4326), 3006), st_geomfromtext(:drawn, 3006))
                """).param("shown", onTheMap.get("geometry").toString()).param("drawn", edit.get("sweref").asString()).query(Double.class).single();
        assertThat(metresOff).isLessThan(0.001);
        assertThat(db.sql("select distinct actor from change where layer = 'zone' and feature_id = :id and operation = 'UPDATE'")
                .param("id", draft.id()).query(String.class).list()).containsExactly(draft.owner());
    }

    private JsonNode qgis() throws Exception {
        String asked = JSON.writeValueAsString(Map.of("root", "http://localhost:" + port, "box", DRAMMEN, "expression", "strategy = 'NEW'",
                "collections", layers.all().stream().map(LayerDefinition::id).toList(), "token", draft.token(),
                "draft", Map.of("id", draft.id(), "plan", draft.plan(), "code", draft.code())));
        Map<String, String> quiet = Map.of("QT_QPA_PLATFORM", "offscreen", "HOME", home.toString(), "XDG_RUNTIME_DIR", home.toString());
        return JSON.readTree(Client.run(asked, quiet, List.of(PYTHON, "src/test/resources/clients/qgis_client.py")));
    }

    private long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }
}
