package org.byggbar.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.byggbar.geo.GeoJson;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.Projections;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The planner's desk as a test sees it, in English. Points on the map are pixels of the map's box. */
final class PlanDesk {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> WRITABLE = List.of("code", "name", "strategy", "landUse", "fromLandUse", "utilisationMeasure",
            "utilisationExisting", "utilisationAllowed", "maxStoreys", "existingDwellings", "existingFloorAreaM2", "description", "geometry");

    final Page page;

    PlanDesk(Page page) {
        this.page = page;
        page.addInitScript("""
                window.said = [];
                document.addEventListener("DOMContentLoaded", () => {
                  for (const id of ["announce-polite", "announce-assertive"]) {
                    const region = document.getElementById(id);
                    new MutationObserver(() => region.textContent && window.said.push(region.textContent))
                      .observe(region, { childList: true, characterData: true, subtree: true });
                  }
                });
                """);
    }

    /** Opens the desk, with a new draft plan of its own on it. */
    PlanDesk withNewPlan() {
        page.navigate("/drammen/plan");
        page.locator(".desk-zone").first().waitFor();
        button("New draft plan").click();
        page.getByLabel("Plan number").fill("T-" + UUID.randomUUID().toString().substring(0, 8));
        page.locator("dialog").getByLabel("Name").fill("A plan of a test");
        button("Create draft").click();
        page.locator("dialog").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        page.getByText("No zone here yet.").waitFor();
        return this;
    }

    long plan() {
        return Long.parseLong(page.url().replaceAll(".*plan=", ""));
    }

    void moveTo(double x, double y) {
        BoundingBox map = page.locator("#map").boundingBox();
        page.mouse().move(map.x + x, map.y + y, new Mouse.MoveOptions().setSteps(3));
    }

    /** At the pace of a person, so that the live region has time to speak of each. */
    void click(double x, double y) {
        moveTo(x, y);
        page.mouse().down();
        page.mouse().up();
        page.waitForTimeout(200);
    }

    void drag(double fromX, double fromY, double toX, double toY) {
        moveTo(fromX, fromY);
        page.mouse().down();
        moveTo(toX, toY);
        page.mouse().up();
    }

    /** Draws a zone through the points and closes it on the first. */
    void draw(double[]... corners) {
        tool("Draw").click();
        for (double[] corner : corners) {
            click(corner[0], corner[1]);
        }
        click(corners[0][0], corners[0][1]);
        page.locator(".zone-heading").waitFor();
    }

    Locator tool(String name) {
        return page.locator("#rail").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A field of the zone's form, by its name in the API. */
    Locator field(String name) {
        return page.locator(".zone-form [name=" + name + "]");
    }

    void fill(String field, String text) {
        field(field).fill(text);
        field(field).blur();
    }

    /** A number in the bar over the map, typed as people do. */
    void number(String name, String text) {
        page.locator("#bar-" + name).fill(text);
    }

    /** A picture of the desk for people to look at: what a tool in use looks like. */
    void picture(String name) {
        page.waitForTimeout(150);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/desk/" + name + ".png")));
    }

    /** Saves now; what the desk has saved by itself meanwhile needs nothing more. */
    void save() {
        button("Save").dispatchEvent("click");
        page.locator(".desk-saved.ok").waitFor();
    }

    /** From now on the server has no time for this page's saves, so that what is on the desk stays unsaved. */
    void holdSaves() {
        page.route("**/edits", route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(429)));
    }

    /** The server takes saves again. */
    void letSavesGo() {
        page.unroute("**/edits");
    }

    /** The state of saving, once it is as expected. */
    void awaitState(String text) {
        page.locator(".desk-saved").getByText(text).waitFor();
    }

    /** The area shown for the chosen zone, square metres. */
    double shownArea() {
        return Double.parseDouble(page.locator(".zone-area").getAttribute("data-m2"));
    }

    void open(String code) {
        page.locator(".desk-zone").filter(new Locator.FilterOptions().setHas(page.locator("strong").getByText(code, new Locator.GetByTextOptions().setExact(true)))).click();
        page.locator(".zone-heading").waitFor();
    }

    List<String> said() {
        return ((List<?>) page.evaluate("window.said")).stream().map(Object::toString).toList();
    }

    /** Waits until the live region has said a sentence with these words. */
    void awaitSaid(String words) {
        page.waitForFunction("words => window.said.some((sentence) => sentence.includes(words))", words);
    }

    /** The plan's zones as the server holds them, by code. */
    Map<String, JsonNode> stored() {
        Map<String, JsonNode> zones = new LinkedHashMap<>();
        JsonNode answer = JSON.readTree(page.request().get("/api/plans/" + plan() + "/zones").text());
        answer.get("features").forEach(zone -> zones.put(zone.get("properties").get("code").asString(), zone));
        return zones;
    }

    /** A zone's shape as the server holds it, in EPSG:25832, metres, east before north. */
    Geometry storedShape(String code) {
        return Projections.transform(GeoJson.readOfAnyLength(stored().get(code).get("geometry")), Projections.WGS84, 25832);
    }

    /** Corners of a kind of ground, in EPSG:25832. */
    List<Coordinate> contextCorners(String kind) {
        JsonNode items = JSON.readTree(page.request().get("/ogc/collections/context/items?municipality=drammen&limit=10000&precision=9&kind=" + kind).text());
        List<Coordinate> corners = new ArrayList<>();
        items.get("features").forEach(feature -> corners.addAll(List.of(
                Projections.transform(GeoJson.readOfAnyLength(feature.get("geometry")), Projections.WGS84, 25832).getCoordinates())));
        return corners;
    }

    /** Makes a zone past the desk, as an import would. @param ring closed, in EPSG:25832 */
    void createZone(String code, Coordinate[] ring) {
        Geometry lonLat = Projections.transform(new GeometryFactory().createPolygon(ring), 25832, Projections.WGS84);
        Map<String, Object> body = Map.of("code", code, "name", "Zone " + code, "strategy", "PRESERVE", "landUse", "1110",
                "geometry", GeoJsonWriter.write(lonLat, GeoJsonWriter.EDIT_DECIMALS));
        var answer = page.request().post("/api/plans/" + plan() + "/zones", RequestOptions.create().setData(JSON.writeValueAsString(body))
                .setHeader("Content-Type", "application/json").setHeader("Idempotency-Key", UUID.randomUUID().toString())
                .setHeader("X-XSRF-TOKEN", cookie("XSRF-TOKEN")));
        if (!answer.ok()) {
            throw new IllegalStateException(answer.text());
        }
    }

    /** A colleague saves a zone with one field changed. */
    void colleagueSaves(String code, String field, Object value) {
        String path = "/api/zones/" + stored().get(code).get("id").asLong();
        JsonNode zone = JSON.readTree(page.request().get(path).text());
        Map<String, Object> body = new LinkedHashMap<>();
        WRITABLE.forEach(name -> body.put(name, zone.get(name)));
        body.put(field, value);
        var answer = page.request().put(path, RequestOptions.create().setData(JSON.writeValueAsString(body))
                .setHeader("Content-Type", "application/json").setHeader("If-Match", "\"" + zone.get("version").asLong() + "\"")
                .setHeader("X-XSRF-TOKEN", cookie("XSRF-TOKEN")));
        if (!answer.ok()) {
            throw new IllegalStateException(answer.text());
        }
    }

    private String cookie(String name) {
        return page.context().cookies().stream().filter(cookie -> cookie.name.equals(name)).findFirst().orElseThrow().value;
    }
}
