package org.byggbar.housing;

import org.byggbar.exchange.DemoFolder;
import org.byggbar.exchange.DemoPart;
import org.byggbar.geo.Ewkb;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Housing projects of a demo municipality. */
@Component
class DemoProjects implements DemoPart {

    private final JdbcClient db;

    DemoProjects(JdbcClient db) {
        this.db = db;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public void load(DemoFolder folder) {
        folder.features("projects").forEach(project -> {
            var tenure = project.properties().get("tenure");
            db.sql("""
                    insert into housing_project (municipality_id, name, developer, stage, dwellings, owner_occupied, cooperative, rental,
                                                 completion_year, description, geom)
                    values (:municipality, :name, :developer, :stage, :dwellings, :owner, :cooperative, :rental, :year, :description, :geom)
                    """)
                    .param("municipality", folder.municipality()).param("name", project.text("name")).param("developer", project.text("developer"))
                    .param("stage", project.text("stage")).param("dwellings", project.integer("dwellings"))
                    .param("owner", tenure.get("owner_occupied").asInt()).param("cooperative", tenure.get("cooperative").asInt())
                    .param("rental", tenure.get("rental").asInt()).param("year", project.integer("completion_year"))
                    .param("description", project.text("description")).param("geom", Ewkb.of(project.geom())).update();
        });
    }
}
