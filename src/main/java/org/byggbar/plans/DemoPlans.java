package org.byggbar.plans;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.byggbar.exchange.DemoFolder;
import org.byggbar.exchange.DemoPart;
import org.byggbar.geo.Ewkb;
import org.byggbar.municipality.Municipalities;
import org.byggbar.municipality.Municipality;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Plans of a demo municipality with their phases, counted from the day of loading, and documents. */
@Component
class DemoPlans implements DemoPart {

    private final JdbcClient db;
    private final Municipalities municipalities;

    DemoPlans(JdbcClient db, Municipalities municipalities) {
        this.db = db;
        this.municipalities = municipalities;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public void load(DemoFolder folder) {
        Municipality municipality = municipalities.get(folder.municipality());
        for (DemoFolder.Feature plan : folder.features("plans")) {
            long id = insert(plan, municipality, folder);
            for (JsonNode phase : plan.properties().path("phases")) {
                insertPhase(id, phase, municipality.timeZone(), folder);
            }
            int position = 0;
            for (JsonNode document : plan.properties().path("documents")) {
                insertDocument(id, ++position, document);
            }
        }
    }

    private long insert(DemoFolder.Feature plan, Municipality municipality, DemoFolder folder) {
        return db.sql("""
                insert into plan (municipality_id, code, name, kind, status, summary, description, language, decided_on, geom)
                values (:municipality, :code, :name, :kind, :status, :summary, :description, :language, :decided, :geom) returning id
                """)
                .param("municipality", municipality.id()).param("code", plan.text("code")).param("name", plan.text("name"))
                .param("kind", plan.text("kind")).param("status", plan.text("status")).param("summary", plan.text("summary"))
                .param("description", plan.text("description")).param("language", municipality.defaultLanguage())
                .param("decided", folder.day(plan.properties().get("decided_day"))).param("geom", Ewkb.of(plan.geom()))
                .query(Long.class).single();
    }

    private void insertPhase(long plan, JsonNode phase, ZoneId zone, DemoFolder folder) {
        db.sql("insert into plan_phase (plan_id, kind, opens_at, closes_at) values (:plan, :kind, :opens, :closes)")
                .param("plan", plan).param("kind", phase.get("kind").asString())
                .param("opens", at(folder.day(phase.get("opens_day")), LocalTime.MIDNIGHT, zone))
                .param("closes", at(folder.day(phase.get("closes_day")), LocalTime.of(23, 59, 59), zone))
                .update();
    }

    private static OffsetDateTime at(LocalDate day, LocalTime time, ZoneId zone) {
        return day == null ? null : day.atTime(time).atZone(zone).toOffsetDateTime();
    }

    private void insertDocument(long plan, int position, JsonNode document) {
        db.sql("insert into plan_document (plan_id, position, title, kind, body) values (:plan, :position, :title, :kind, :body)")
                .param("plan", plan).param("position", position).param("title", document.get("title").asString())
                .param("kind", document.get("kind").asString()).param("body", document.get("body").asString()).update();
    }
}
