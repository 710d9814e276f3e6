package org.byggbar.housing;

import static org.assertj.core.api.Assertions.assertThat;

import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

@ServerTest
class HousingIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private WebApplicationContext context;

    @Test
    void listsPublishedProjectsAndWhatEachStageAddsUpTo() {
        TestTown town = TestTown.swedish(db);
        project(town, "Bruket", "PLANNING", 80, true);
        project(town, "Åkern", "PLANNING", 20, true);
        project(town, "Hemligt", "IDEA", 500, false);
        JsonNode answer = TestApi.of(context).get("/api/municipalities/" + town.id() + "/projects").json();
        assertThat(answer.get("projects").valueStream().map(project -> project.get("name").asString())).containsExactlyInAnyOrder("Bruket", "Åkern");
        assertThat(answer.get("totals")).hasSize(1);
        assertThat(answer.get("totals").get(0).get("dwellings").asInt()).isEqualTo(100);
        assertThat(answer.get("projects").get(0).get("geometry").get("type").asString()).isEqualTo("Point");
        assertThat(TestApi.of(context).get("/api/municipalities/nowhere/projects").status()).isEqualTo(404);
    }

    private void project(TestTown town, String name, String stage, int dwellings, boolean published) {
        db.sql("""
                insert into housing_project (municipality_id, name, developer, stage, dwellings, rental, published, geom)
                values (:town, :name, 'Bygg AB', :stage, :dwellings, :dwellings, :published,
                        st_transform(st_setsrid(st_makepoint(:lon, :lat), 4326), 25833))
                """).param("town", town.id()).param("name", name).param("stage", stage).param("dwellings", dwellings)
                .param("published", published).param("lon", town.lon()).param("lat", town.lat()).update();
    }
}
