package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.byggbar.identity.As;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

@ServerTest
class ZoneIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    private TestTown town;
    private TestApi planner;
    private TestApi visitor;
    private long plan;

    @BeforeEach
    void setUp() {
        town = TestTown.norwegian(db);
        visitor = TestApi.of(context);
        planner = visitor.as(As.planner(town.id()));
        Answer created = planner.post("/api/municipalities/" + town.id() + "/plans", """
                {"code": "P1", "name": "Plan one", "kind": "NO_DETALJ", "geometry": %s}""".formatted(town.box(0, 0, 10, 10)));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        plan = created.json().get("id").asLong();
    }

    private String zone(String code, String geometry) {
        return """
                {"code": "%s", "name": "Zone %s", "strategy": "DENSIFY", "landUse": "1110", "utilisationMeasure": "NO_PCT_BYA",
                 "utilisationExisting": 20, "utilisationAllowed": 45.5, "maxStoreys": 4, "existingDwellings": 10,
                 "existingFloorAreaM2": 900, "description": "Homes.", "geometry": %s}""".formatted(code, code, geometry);
    }

    private Answer create(String code, String geometry) {
        return planner.post("/api/plans/" + plan + "/zones", zone(code, geometry));
    }

    @Test
    void savesReadsRewritesAndDeletes() {
        Answer created = create("B1", town.box(0, 0, 2, 2));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.etag()).isEqualTo("\"1\"");
        assertThat(created.json().get("areaCrs").asString()).isEqualTo("EPSG:25832");
        assertThat(created.json().get("areaM2").asDouble()).isCloseTo(25_000, within(1_000.0));
        assertThat(created.json().get("warnings")).isEmpty();
        String path = created.location();

        Answer read = planner.get(path);
        assertThat(read.etag()).isEqualTo("\"1\"");
        assertThat(read.json().get("updatedBy").asString()).isEqualTo("planner@" + town.id());

        Answer saved = planner.put(path, "\"1\"", zone("B1", town.box(0, 0, 3, 2)));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.etag()).isEqualTo("\"2\"");
        assertThat(planner.get("/api/plans/" + plan + "/zones").json().get("features")).hasSize(1);

        assertThat(planner.delete(path, "\"1\"").status()).isEqualTo(412);
        assertThat(planner.delete(path, "\"2\"").status()).isEqualTo(204);
        Answer gone = planner.get(path);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.json().get("last").get("version").asInt()).isEqualTo(2);
        assertThat(planner.get(path + "/history").json().get("versions")).hasSize(2);
    }
}
