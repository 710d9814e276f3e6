package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.byggbar.support.Axe;
import org.byggbar.support.Browser;
import org.byggbar.support.Keyboard;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many zones at once: the table, picking, bulk edits, copies and the file; by mouse and by keyboard alone. */
@ServerTest
class ManyZonesIT {

    /** Degrees; about 90 m a side in Drammen. */
    private static final double SIZE = 0.0008;
    private static final double WEST = 10.2;
    private static final double SOUTH = 59.74;

    @LocalServerPort
    private int port;

    private Browser browser;
    private Page page;
    private PlanDesk desk;

    @BeforeEach
    void openPlanOfSix() {
        browser = new Browser(port);
        page = browser.visitor("en", 1440, 900);
        browser.signIn(page, "planner@drammen");
        desk = new PlanDesk(page).withNewPlan();
        List<Map<String, Object>> edits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            edits.add(Map.of("op", "create", "ref", "z" + i, "zone", zone(i)));
        }
        var answer = page.request().post("/api/plans/" + desk.plan() + "/edits", RequestOptions.create()
                .setData(new JsonMapper().writeValueAsString(Map.of("edits", edits)))
                .setHeader("Content-Type", "application/json").setHeader("Idempotency-Key", UUID.randomUUID().toString())
                .setHeader("X-XSRF-TOKEN", page.context().cookies().stream()
                        .filter(cookie -> cookie.name.equals("XSRF-TOKEN")).findFirst().orElseThrow().value));
        assertThat(answer.ok()).as(answer.text()).isTrue();
        page.reload();
        page.locator(".desk-zone").nth(5).waitFor();
    }

    /** Z1 to Z6 from west to east, side by side. */
    private static Map<String, Object> zone(int i) {
        double west = WEST + i * SIZE;
        return Map.of("code", "Z" + (i + 1), "name", "Field " + (i + 1), "strategy", i < 4 ? "DENSIFY" : "NEW", "landUse", "1110",
                "existingDwellings", i * 10, "existingFloorAreaM2", i * 1000, "description", "",
                "geometry", Map.of("type", "Polygon", "coordinates", List.of(List.of(List.of(west, SOUTH), List.of(west + SIZE, SOUTH),
                        List.of(west + SIZE, SOUTH + SIZE), List.of(west, SOUTH + SIZE), List.of(west, SOUTH)))));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void filtersPicksAndTransformsManyInOneStepByMouse() {
        desk.tool("Table").click();
        desk.button("Filter").click();
        page.locator(".column-filter").filter(withText("Strategy")).locator("select").selectOption("DENSIFY");
        assertThat(page.locator(".table-count").textContent()).startsWith("4 of 6");
        desk.button("Pick these 4").click();
        desk.picture("table-filtered");
        page.locator(".picked-bar").getByText("4 zones picked").waitFor();

        page.locator("[data-picked=edit]").click();
        bulkField("Strategy").locator("select").selectOption("TRANSFORM");
        page.getByText("0 zones will change. 4 zones could not be saved.").waitFor();
        assertThat(page.locator("dialog").textContent()).contains("A zone to transform needs its present land use.");
        desk.picture("bulk-edit");
        bulkField("Present land use").locator("select").selectOption("1340");
        desk.button("Change 4 zones").click();
        desk.save();
        assertThat(values("strategy")).containsExactly("TRANSFORM", "TRANSFORM", "TRANSFORM", "TRANSFORM", "NEW", "NEW");
        assertThat(desk.stored().get("Z1").get("properties").get("fromLandUse").asString()).isEqualTo("1340");

        desk.tool("Undo").click();
        desk.save();
        assertThat(values("strategy")).containsExactly("DENSIFY", "DENSIFY", "DENSIFY", "DENSIFY", "NEW", "NEW");
    }

    @Test
    void picksByBoxAndAreaOnTheMapAndDeletesThem() {
        double[] second = middleOf("Z2");
        double[] third = middleOf("Z3");
        page.keyboard().down("Shift");
        desk.drag(second[0], second[1] - 20, third[0], third[1] + 20);
        page.keyboard().up("Shift");
        page.locator(".picked-bar").getByText("2 zones picked").waitFor();
        assertThat(page.locator(".picked-bar").isVisible()).isTrue();

        page.locator("[data-picked=others]").click();
        page.locator(".picked-bar").getByText("4 zones picked").waitFor();
        desk.tool("Pick area").click();
        desk.picture("picked-on-the-map");
        desk.drag(second[0], second[1] - 20, third[0], third[1] + 20);
        page.locator(".picked-bar").getByText("2 zones picked").waitFor();
        page.locator("[data-picked=delete]").click();
        desk.save();
        assertThat(desk.stored()).containsOnlyKeys("Z1", "Z4", "Z5", "Z6");
    }

    @Test
    void walksPicksEditsAndPastesByKeyboardAlone() {
        Keyboard.tabTo(page.locator("#map"));
        press("n", 1);
        press("Control+Home", 1);
        press("ArrowRight", 1);
        press("F2", 1);
        page.keyboard().type("Riverside");
        press("Enter", 1);
        press("Control+c", 1);
        desk.awaitSaid("The values of Z1 are copied.");
        press("ArrowDown", 1);
        press("Shift+ArrowDown", 2);
        desk.awaitSaid("3 zones picked");
        Keyboard.enter(page.locator("[data-picked=edit]"));
        Keyboard.tabTo(bulkField("Most storeys").locator("input[type=text]"));
        page.keyboard().type("5");
        Keyboard.enter(page.locator("dialog button.primary"));
        desk.awaitSaid("3 zones changed. Undo takes them all back.");
        press("Control+s", 1);
        page.locator(".desk-saved.ok").waitFor();
        assertThat(numbers("maxStoreys")).containsExactly(-1, 5, 5, 5, -1, -1);
        assertThat(values("name").get(0)).isEqualTo("Riverside");

        Keyboard.enter(page.locator("[data-picked=paste]"));
        Keyboard.tabTo(page.locator("dialog input[value=name]"));
        desk.picture("paste-values");
        press("Space", 1);
        Keyboard.enter(page.locator("dialog button.primary"));
        press("Control+s", 1);
        desk.awaitSaid("Saved 3 zones.");
        assertThat(values("name")).startsWith("Riverside", "Riverside", "Riverside", "Riverside", "Field 5");
        assertThat(values("code")).containsExactly("Z1", "Z2", "Z3", "Z4", "Z5", "Z6");
        assertThat(numbers("existingDwellings")).containsExactly(0, 0, 0, 0, 40, 50);
    }

    @Test
    void numbersCodesAnewAndTakesTheFilteredZonesAlong() throws IOException {
        desk.tool("Table").click();
        page.locator(".zone-grid .grid-cell").first().click();
        press("Control+a", 1);
        page.locator("[data-picked=rename]").click();
        page.locator("dialog").getByLabel("Begins with").fill("Z");
        page.locator("dialog").getByLabel("First number").fill("2");
        desk.button("Change 6 zones").click();
        desk.save();
        assertThat(desk.stored().get("Z2").get("properties").get("name").asString()).isEqualTo("Field 1");
        assertThat(desk.stored().get("Z7").get("properties").get("name").asString()).isEqualTo("Field 6");

        page.getByLabel("Find in all columns").fill("Z7");
        Download file = page.waitForDownload(() -> desk.button("Download CSV").click());
        List<String> lines = Files.readAllLines(file.path());
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("Z7,Field 6,").contains("MULTIPOLYGON (((").contains("New building land");
        desk.awaitSaid("1 zone in the file. Filter: Z7.");
    }

    @Test
    void readsARecipeForEveryToolFromTheToolItself() {
        desk.tool("Draw").click();
        Page help = page.waitForPopup(() -> page.getByRole(AriaRole.LINK,
                new Page.GetByRoleOptions().setName("How? Draw, in a new tab")).click());
        help.locator(".recipe:target").getByText("Draw a new zone corner by corner.").waitFor();
        List<?> tools = (List<?>) page.evaluate("[...document.querySelectorAll('[data-action]')].map(({ dataset }) => 'tool-' + dataset.action).sort()");
        List<?> recipes = (List<?>) help.evaluate("[...document.querySelectorAll('.recipe')].map(({ id }) => id).sort()");
        assertThat(recipes).isEqualTo(tools);
        help.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/desk/help.png")));
    }

    @Test
    void hasNoBarriersInTheDrawerAndItsDialogs() {
        desk.tool("Table").click();
        desk.button("Filter").click();
        page.locator(".zone-grid .grid-cell").first().click();
        press("Control+a", 1);
        List<String> barriers = new ArrayList<>();
        for (int width : new int[] {1440, 390}) {
            page.setViewportSize(width, 900);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                barriers.addAll(Axe.barriers(page));
                for (String dialog : List.of("edit", "rename")) {
                    page.locator("[data-picked=" + dialog + "]").click();
                    barriers.addAll(Axe.barriers(page));
                    press("Escape", 1);
                }
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
            }
        }
        assertThat(barriers).isEmpty();
    }

    private Locator bulkField(String name) {
        return page.locator(".bulk-field").filter(new Locator.FilterOptions().setHas(
                page.locator("label").getByText(name, new Locator.GetByTextOptions().setExact(true))));
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private void press(String key, int times) {
        for (int i = 0; i < times; i++) {
            page.keyboard().press(key);
            page.waitForTimeout(60);
        }
    }

    /** Where the label of a zone stands, in pixels of the map's box. */
    private double[] middleOf(String code) {
        var label = page.locator(".map-label").getByText(code, new Locator.GetByTextOptions().setExact(true)).boundingBox();
        var map = page.locator("#map").boundingBox();
        return new double[] {label.x + label.width / 2 - map.x, label.y + label.height / 2 - map.y};
    }

    private List<String> values(String field) {
        return desk.stored().values().stream().sorted((a, b) -> code(a).compareTo(code(b)))
                .map(zone -> zone.get("properties").get(field).asString()).toList();
    }

    /** −1 for none. */
    private List<Integer> numbers(String field) {
        return desk.stored().values().stream().sorted((a, b) -> code(a).compareTo(code(b)))
                .map(zone -> zone.get("properties").get(field)).map(value -> value == null || value.isNull() ? -1 : value.asInt()).toList();
    }

    private static String code(JsonNode zone) {
        return zone.get("properties").get("code").asString();
    }
}
