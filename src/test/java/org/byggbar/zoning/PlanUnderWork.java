package org.byggbar.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.byggbar.identity.As;
import org.byggbar.support.TestApi;
import org.byggbar.support.TestApi.Answer;
import org.byggbar.support.TestTown;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** A draft plan in a town of its own, with the planner who works on it. */
record PlanUnderWork(long id, TestTown town, TestApi planner, TestApi visitor) {

    static PlanUnderWork in(TestTown town, WebApplicationContext context) {
        TestApi visitor = TestApi.of(context);
        TestApi planner = visitor.as(As.planner(town.id()));
        return new PlanUnderWork(create(town, planner, "P1", town.box(0, 0, 20, 20)), town, planner, visitor);
    }

    static PlanUnderWork norwegian(JdbcClient db, WebApplicationContext context) {
        return in(TestTown.norwegian(db), context);
    }

    PlanUnderWork another(String code, String border) {
        return new PlanUnderWork(create(town, planner, code, border), town, planner, visitor);
    }

    private static long create(TestTown town, TestApi planner, String code, String border) {
        Answer created = planner.post("/api/municipalities/" + town.id() + "/plans", """
                {"code": "%s", "name": "Plan %s", "kind": "%s", "geometry": %s}"""
                .formatted(code, code, town.country().equals("NO") ? "NO_KDP" : "SE_FOP", border));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().get("id").asLong();
    }

    String path() {
        return "/api/plans/" + id;
    }

    /** Moves the plan along the given statuses. */
    void step(String... statuses) {
        for (String status : statuses) {
            Answer stepped = planner.post(path() + "/status", planner.get(path()).etag(), "{\"status\": \"" + status + "\"}", MediaType.APPLICATION_JSON);
            assertThat(stepped.status()).as(stepped.text()).isEqualTo(200);
        }
    }

    /** A draft opened from this plan, from the version of that number or, with null, from what it is now. */
    PlanUnderWork revise(Integer version) {
        Answer opened = planner.post(path() + "/revisions", "{\"version\": " + version + "}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return new PlanUnderWork(opened.json().get("id").asLong(), town, planner, visitor);
    }

    /** Publishes this revision into the plan that it revises. */
    Answer publish() {
        return planner.post(path() + "/publish", planner.get(path()).etag(), "", MediaType.APPLICATION_JSON);
    }

    /** The plan's zones by code. */
    Map<String, JsonNode> zones() {
        return planner.get(path() + "/zones").json().get("features").valueStream()
                .collect(Collectors.toMap(zone -> zone.at("/properties/code").asString(), zone -> zone));
    }

    /** Saves a zone of this plan over whatever version it has. */
    Answer save(String code, String newCode, String geometry) {
        String address = "/api/zones/" + zones().get(code).get("id").asLong();
        return planner.put(address, planner.get(address).etag(), zone(newCode, geometry));
    }

    /** A full, valid zone body. */
    String zone(String code, String geometry) {
        return """
                {"code": "%s", "name": "Zone %s", "strategy": "DENSIFY", "landUse": "%s", "fromLandUse": null,
                 "utilisationMeasure": "%s", "utilisationExisting": 0.2, "utilisationAllowed": 0.455, "maxStoreys": 4,
                 "existingDwellings": 10, "existingFloorAreaM2": 900, "description": "Homes.", "geometry": %s}"""
                .formatted(code, code, town.landUse(), town.country().equals("NO") ? "NO_U" : "SE_E", geometry);
    }

    Answer post(String code, String geometry) {
        return planner.post(path() + "/zones", zone(code, geometry));
    }

    /** @return the address of a new zone */
    String create(String code, String geometry) {
        Answer created = post(code, geometry);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.location();
    }
}
