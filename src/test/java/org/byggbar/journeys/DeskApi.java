package org.byggbar.journeys;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.Projections;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a journey sets up or looks up behind the desk's back, as the planner who is signed in on its page. */
final class DeskApi {

    /** Drammen's planning system: metres, east before north. */
    static final int PLANNING = 25832;

    private static final JsonMapper JSON = new JsonMapper();
    private static final int DECIMALS = 9;

    private final Page page;

    DeskApi(Page page) {
        this.page = page;
    }

    /** A new draft plan with a border, or with none. */
    long plan(Geometry border) {
        Map<String, Object> plan = new LinkedHashMap<>(Map.of("code", "T-" + UUID.randomUUID().toString().substring(0, 8), "name", "A plan of a test",
                "kind", "NO_KPA", "summary", "", "description", "", "language", "nb", "phases", java.util.List.of()));
        plan.put("geometry", border == null ? null : geoJson(border));
        return post("/api/municipalities/drammen/plans", plan).get("id").asLong();
    }

    /** A zone for homes, with twelve in it. */
    void zone(long plan, String code, Geometry shape) {
        Map<String, Object> zone = new LinkedHashMap<>(Map.of("code", code, "name", "Zone " + code, "strategy", "DENSIFY", "landUse", "1110",
                "utilisationMeasure", "NO_PCT_BYA", "utilisationAllowed", 40, "existingDwellings", 12, "existingFloorAreaM2", 1500));
        zone.put("geometry", geoJson(shape));
        post("/api/plans/" + plan + "/zones", zone);
    }

    JsonNode get(String path) {
        return JSON.readTree(page.request().get(path).text());
    }

    JsonNode post(String path, Object body) {
        APIResponse answer = page.request().post(path, RequestOptions.create().setData(JSON.writeValueAsString(body))
                .setHeader("Content-Type", "application/json").setHeader("Idempotency-Key", UUID.randomUUID().toString())
                .setHeader("X-XSRF-TOKEN", token()));
        if (!answer.ok()) {
            throw new IllegalStateException(answer.text());
        }
        return JSON.readTree(answer.text());
    }

    private String token() {
        return page.context().cookies().stream().filter(cookie -> cookie.name.equals("XSRF-TOKEN")).findFirst().orElseThrow().value;
    }

    /** @param shape in the planning system */
    private static Object geoJson(Geometry shape) {
        return GeoJsonWriter.write(Projections.transform(shape, PLANNING, Projections.WGS84), DECIMALS);
    }
}
