package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A planner at the desk: draws, reshapes, describes, saves, merges; by pointer and by keyboard alone. */
@ServerTest
class PlannerJourneyIT {

    private static final double[][] WEST = {{300, 300}, {420, 295}, {430, 420}, {310, 430}};
    private static final double[][] EAST = {{423, 299}, {560, 290}, {570, 410}, {434, 417}};

    @LocalServerPort
    private int port;

    private Browser browser;
    private Page page;
    private PlanDesk desk;

    @BeforeEach
    void open() {
        browser = new Browser(port);
        page = browser.visitor("en", 1440, 900);
        browser.signIn(page, "planner@drammen");
        desk = new PlanDesk(page).withNewPlan();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void drawsNeighboursThatShareCornersAndSeesTheServersArea() {
        desk.draw(WEST);
        desk.draw(EAST);
        desk.awaitSaid("Snapped to a corner of 1 Zone 1");
        double shownEast = desk.shownArea();
        desk.save();

        JsonNode west = desk.stored().get("1");
        JsonNode east = desk.stored().get("2");
        assertThat(shownEast).isCloseTo(east.get("properties").get("areaM2").asDouble(), within(0.1));
        List<String> shared = new ArrayList<>(corners(west));
        shared.retainAll(corners(east));
        assertThat(shared).hasSize(2);

        page.reload();
        desk.open("1");
        assertThat(desk.shownArea()).isCloseTo(west.get("properties").get("areaM2").asDouble(), within(0.1));
    }

    @Test
    void describesAZoneAndTakesStepsBackAndForth() {
        desk.draw(WEST);
        desk.fill("name", "Elvebredden");
        desk.field("strategy").selectOption("TRANSFORM");
        desk.field("fromLandUse").selectOption("1340");
        desk.field("utilisationMeasure").selectOption("NO_PCT_BYA");
        desk.fill("utilisationAllowed", "45,5");
        double drawn = desk.shownArea();
        desk.tool("Reshape").click();
        desk.drag(300, 300, 260, 280);
        assertThat(desk.shownArea()).isGreaterThan(drawn);

        for (int step = 0; step < 3; step++) {
            desk.tool("Undo").click();
        }
        desk.awaitSaid("Undone: How utilisation is measured of 1.");
        assertThat(desk.shownArea()).isCloseTo(drawn, within(1e-3));
        for (int step = 0; step < 3; step++) {
            desk.tool("Redo").click();
        }
        desk.save();

        JsonNode stored = desk.stored().get("1").get("properties");
        assertThat(stored.get("name").asString()).isEqualTo("Elvebredden");
        assertThat(stored.get("fromLandUse").asString()).isEqualTo("1340");
        assertThat(stored.get("utilisationAllowed").asDouble()).isEqualTo(45.5);
        assertThat(stored.get("areaM2").asDouble()).isCloseTo(desk.shownArea(), within(0.1));
    }

    @Test
    void movesACornerByTwoClicksAndCutsAHole() {
        desk.draw(WEST);
        desk.tool("Reshape").click();
        desk.click(430, 420);
        desk.awaitSaid("Corner 3 of 4 taken");
        desk.click(470, 470);
        desk.awaitSaid("Corner moved to");
        double whole = desk.shownArea();
        desk.tool("Hole").click();
        for (double[] corner : new double[][] {{340, 340}, {390, 340}, {370, 390}, {340, 340}}) {
            desk.click(corner[0], corner[1]);
        }
        desk.awaitSaid("Hole cut.");
        assertThat(desk.shownArea()).isLessThan(whole);
        desk.save();

        JsonNode stored = desk.stored().get("1");
        assertThat(stored.get("geometry").get("coordinates").get(0)).hasSize(2);
        assertThat(stored.get("properties").get("areaM2").asDouble()).isCloseTo(desk.shownArea(), within(0.1));
    }

    @Test
    void joinsWhatTwoPlannersChangedAndAsksWhereTheyDisagree() {
        desk.draw(WEST);
        desk.save();
        desk.holdSaves();
        desk.fill("name", "Mine");
        desk.fill("maxStoreys", "7");
        desk.colleagueSaves("1", "description", "From a colleague.");
        desk.awaitSaid("Both of your changes are in it.");
        desk.colleagueSaves("1", "name", "Theirs");
        page.locator(".desk-status").getByText("Look at it").waitFor();
        desk.letSavesGo();
        desk.button("Save").click();

        page.locator(".conflict h2").waitFor();
        assertThat(page.locator(".row-conflict")).satisfies(rows -> assertThat(rows.allInnerTexts()).singleElement().asString().contains("Mine", "Theirs"));
        assertThat(page.locator(".row-mine").allInnerTexts()).singleElement().asString().contains("7");
        assertThat(desk.button("Save the joined version").getAttribute("aria-disabled")).isEqualTo("true");
        page.locator(".row-conflict input[value=mine]").check();
        desk.button("Save the joined version").click();
        desk.awaitState("version 4");

        JsonNode stored = desk.stored().get("1").get("properties");
        assertThat(stored.get("name").asString()).isEqualTo("Mine");
        assertThat(stored.get("maxStoreys").asInt()).isEqualTo(7);
        assertThat(stored.get("description").asString()).isEqualTo("From a colleague.");
    }

    @Test
    void seesAFaultAtItsPlaceAndUsesTheRepair() {
        desk.draw(WEST);
        desk.tool("Reshape").click();
        desk.drag(300, 300, 500, 360);
        desk.button("Save").click();
        desk.awaitState("needs a correction");
        desk.button("Preview the repair").click();
        desk.awaitSaid("The repaired outline is shown");
        desk.button("Use the repair").click();
        desk.save();
        assertThat(desk.stored()).containsKey("1");
    }

    @Test
    void losesNothingOverAReloadAndAnEndedSession() {
        desk.draw(WEST);
        desk.fill("name", "Kept");
        desk.awaitState("kept on this device");
        page.reload();
        page.getByText("is back on the desk").waitFor();

        page.context().clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("byggbar_session"));
        desk.button("Save").click();
        page.getByLabel("Password").fill(Browser.DEMO_PASSWORD);
        desk.button("Sign in and save").click();
        page.locator(".desk-saved.ok").waitFor();
        assertThat(desk.stored().get("1").get("properties").get("name").asString()).isEqualTo("Kept");
    }

    @Test
    void drawsDescribesAndSavesWithTheKeyboardAlone() {
        tabTo("#map");
        press("d", 1);
        desk.awaitSaid("Draw a zone.");
        press("Enter", 1);
        desk.awaitSaid("Corner 1 set at E ");
        press("ArrowRight", 8);
        press("Enter", 1);
        desk.awaitSaid("Corner 2 set at E ");
        press("ArrowDown", 6);
        press("Shift+ArrowLeft", 2);
        press("Enter", 1);
        desk.awaitSaid("Corner 3 set at E ");
        press("ArrowLeft", 8);
        press("Enter", 1);
        desk.awaitSaid("Corner 4 set at E ");
        press("Escape", 1);
        desk.awaitSaid("Corner taken back, 3 left. Area ");
        press("f", 1);
        page.locator(".zone-heading:focus").waitFor();
        tabTo("[name=name]");
        press("Control+a", 1);
        page.keyboard().type("Tastet inn");

        tabTo("#map");
        press("e", 1);
        desk.awaitSaid("Reshape. 3 corners.");
        press("Space", 1);
        press("Enter", 1);
        desk.awaitSaid(" of 3 taken");
        press("ArrowUp", 3);
        press("Enter", 1);
        desk.awaitSaid("Corner moved to E ");
        press("Control+s", 1);
        page.locator(".desk-saved.ok").waitFor();

        JsonNode stored = desk.stored().get("1").get("properties");
        assertThat(stored.get("name").asString()).isEqualTo("Tastet inn");
        assertThat(stored.get("areaM2").asDouble()).isCloseTo(desk.shownArea(), within(0.1));
    }

    private void press(String key, int times) {
        for (int i = 0; i < times; i++) {
            page.keyboard().press(key);
        }
    }

    private void tabTo(String selector) {
        for (int i = 0; i < 80; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError(selector + " cannot be reached with Tab");
    }

    private static List<String> corners(JsonNode zone) {
        List<String> corners = new ArrayList<>();
        JsonNode ring = zone.get("geometry").get("coordinates").get(0).get(0);
        for (int i = 1; i < ring.size(); i++) {
            corners.add(ring.get(i).toString());
        }
        return corners;
    }
}
