package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Topology at the desk, by mouse and by keys, judged by what the server holds: west and east lie side by side, north
 * over both. Metres in Drammen's planning system, from the south-western corner.
 */
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class TopologyJourneyIT {

    private static final double EAST = 567_700;
    private static final double NORTH = 6_623_500;
    private static final double[][] WEST_SIDE = {{0, 0}, {100, 0}, {100, 100}, {0, 100}};
    private static final double[][] EAST_SIDE = {{100, 0}, {200, 0}, {200, 100}, {100, 100}};
    private static final double[][] NORTH_SIDE = {{0, 100}, {100, 100}, {200, 100}, {200, 200}, {0, 200}};
    private static final double[][] BORDER = {{0, 0}, {200, 0}, {200, 200}, {0, 200}};

    @LocalServerPort
    private int port;

    private Browser browser;
    private Page page;
    private PlanDesk desk;
    private DeskApi api;
    private MapPixels map;

    @BeforeAll
    void signIn() {
        browser = new Browser(port);
        page = browser.visitor("en", 1440, 900);
        browser.signIn(page, "planner@drammen");
        desk = new PlanDesk(page);
        api = new DeskApi(page);
    }

    @BeforeEach
    void visit() {
        page.navigate("/drammen/plan");
        page.locator(".desk-zone").first().waitFor();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void movesASharedCornerInEveryZoneAndInOneAloneWhenTheyAreParted() {
        open(Map.of("W", WEST_SIDE, "E", EAST_SIDE, "N", NORTH_SIDE));
        desk.open("W");
        desk.tool("Reshape").click();
        dragHeld(100, 100, 80, 85);
        desk.picture("shared-borders");
        page.mouse().up();
        desk.awaitSaid("Moves with E and N.");
        desk.save();
        assertThat(areaOf("W")).isCloseTo(8250, within(5.0));
        assertThat(total()).isCloseTo(40_000, within(0.5));
        assertThat(overlap("W", "E")).isLessThan(1e-6);

        desk.tool("Undo").click();
        desk.tool("Shared borders").click();
        desk.awaitSaid("Shared borders are off");
        desk.tool("Reshape").click();
        dragHeld(100, 100, 80, 85);
        page.mouse().up();
        desk.awaitSaid("Corner moved to");
        desk.save();
        assertThat(areaOf("W")).isCloseTo(8250, within(5.0));
        assertThat(areaOf("E")).isCloseTo(10_000, within(0.5));
        desk.tool("Shared borders").click();
    }

    @Test
    void movesAWholeSideWithTheKeyboardAndRefusesWhatWouldBreakANeighbour() {
        open(Map.of("W", WEST_SIDE, "E", EAST_SIDE));
        desk.open("W");
        page.locator("#map").focus();
        press("e");
        walkTo(100, 50);
        press("Shift+Enter");
        desk.awaitSaid("Side taken");
        for (int i = 0; i < 4; i++) {
            press("ArrowRight");
        }
        press("Enter");
        desk.awaitSaid("Side moved. Moves with E.");
        desk.save();
        double moved = areaOf("W");
        assertThat(moved).isGreaterThan(10_500);
        assertThat(total()).isCloseTo(20_000, within(0.5));

        desk.tool("Reshape").click();
        dragHeld(100 + (moved - 10_000) / 100, 100, 260, 40);
        page.mouse().up();
        page.locator("#bar .error").getByText("the border of E would cross itself").waitFor();
        assertThat(areaOf("W")).isCloseTo(moved, within(1e-6));
    }

    @Test
    void splitsAZoneByALineAndLetsThePlannerPickThePartThatStays() {
        open(Map.of("W", WEST_SIDE, "E", EAST_SIDE));
        desk.open("W");
        long id = desk.stored().get("W").get("id").asLong();
        desk.tool("Split").click();
        click(30, -20);
        click(30, 50);
        page.locator("#bar").getByText("does not run right across yet").waitFor();
        click(30, 120);
        desk.awaitSaid("The line divides the zone.");
        desk.picture("split-line");
        desk.button("Finish").click();
        desk.awaitSaid("W becomes 2 parts.");
        page.locator("#proposal-1").check();
        desk.picture("split");
        bar("Split");
        desk.awaitSaid("W is divided.");
        desk.save();
        assertThat(desk.stored().get("W").get("id").asLong()).isEqualTo(id);
        assertThat(areaOf("W")).isCloseTo(3000, within(60.0));
        assertThat(areaOf("W") + areaOf("W1")).isCloseTo(10_000, within(0.5));
        assertThat(number("W", "existingDwellings") + number("W1", "existingDwellings")).isEqualTo(12);
        desk.tool("Undo").click();
        desk.save();
        assertThat(desk.stored().keySet()).containsExactlyInAnyOrder("W", "E");
    }

    @Test
    void splitsAndMergesWithTheKeyboardAlone() {
        open(Map.of("W", WEST_SIDE, "E", EAST_SIDE));
        desk.open("W");
        page.locator("#map").focus();
        press("x");
        desk.awaitSaid("Split. Enter sets the points");
        corner(0, 0);
        corner(100, 100);
        desk.awaitSaid("The line divides the zone.");
        press("f");
        desk.awaitSaid("W becomes 2 parts.");
        press("Alt+ArrowRight");
        desk.awaitSaid("2 of 2 chosen");
        press("f");
        desk.awaitSaid("W is divided. New: W1.");
        press("v");
        walkTo(70, 20);
        press("Enter");
        walkTo(30, 80);
        press("Shift+Enter");
        desk.awaitSaid("2 zones picked");
        press("g");
        desk.awaitSaid("become one zone");
        press("f");
        desk.awaitSaid("are now one zone");
        desk.save();
        assertThat(desk.stored()).hasSize(2);
        assertThat(total()).isCloseTo(20_000, within(0.5));
    }

    @Test
    void mergesZonesAndAsksWhatTheMergedOneShallSay() {
        open(Map.of("W", WEST_SIDE, "E", EAST_SIDE));
        desk.open("E");
        desk.fill("maxStoreys", "7");
        page.locator(".desk-back").click();
        desk.open("W");
        desk.fill("maxStoreys", "3");
        shiftClick(150, 50);
        desk.awaitSaid("2 zones picked");
        desk.tool("Merge").click();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Merge W and E")).waitFor();
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Code")).getByText("W").first().click();
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Most storeys")).getByText("3").first().click();
        desk.picture("merge");
        bar("Merge");
        desk.awaitSaid("W and E are now one zone, W.");
        desk.save();
        assertThat(desk.stored().keySet()).containsExactly("W");
        assertThat(areaOf("W")).isCloseTo(20_000, within(0.5));
        assertThat(number("W", "maxStoreys")).isEqualTo(3);
        assertThat(number("W", "existingDwellings")).isEqualTo(24);
    }

    @Test
    void cutsAgainstNeighboursAndTrimsToTheBorder() {
        open(Map.of("W", new double[][] {{-30, 10}, {120, 10}, {120, 90}, {-30, 90}}, "E", EAST_SIDE));
        desk.open("W");
        desk.tool("Cut to neighbours").click();
        desk.awaitSaid("W loses what overlaps E 1");
        desk.picture("cut");
        bar("Cut away");
        desk.awaitSaid("W is cut to its neighbours");
        page.locator("#map").focus();
        press("o");
        desk.awaitSaid("that lies outside the plan");
        desk.picture("trim");
        press("f");
        desk.awaitSaid("W is trimmed to the border");
        desk.save();
        assertThat(areaOf("W")).isCloseTo(8000, within(1.0));
        assertThat(overlap("W", "E")).isLessThan(1e-3);
    }

    @Test
    void fillsGapsByMouseAndByKeys() {
        open(Map.of("W", new double[][] {{0, 0}, {80, 0}, {80, 100}, {0, 100}}, "E", EAST_SIDE,
                "N", new double[][] {{0, 120}, {200, 120}, {200, 200}, {0, 200}}));
        desk.tool("Fill gap").click();
        click(90, 110);
        desk.awaitSaid("A gap of");
        page.locator("#bar .choice").getByText("a new zone").click();
        desk.picture("fill");
        page.locator("#bar .choice").getByText("N,").click();
        bar("Fill");
        desk.awaitSaid("The gap now belongs to N.");
        desk.save();
        assertThat(areaOf("N")).isCloseTo(16_000 + 4000 + 2000, within(1.0));
        assertThat(total()).isCloseTo(40_000, within(0.5));
    }

    @Test
    void findsFaultsPreviewsARepairAndTakesACleanPlanOn() {
        open(Map.of("W", new double[][] {{0, 0}, {100.03, 0}, {100.03, 100}, {0, 100}}, "E", EAST_SIDE, "N", NORTH_SIDE));
        page.locator("#map").focus();
        press("k");
        page.locator(".check-findings li").first().waitFor();
        desk.button("Show on the map").first().click();
        desk.picture("check");
        desk.button("Preview repair").first().click();
        desk.awaitSaid("The repair changes");
        desk.picture("repair");
        bar("Use");
        page.getByText("Everything fits").waitFor();
        assertThat(overlap("W", "E")).isLessThan(1e-6);
        desk.tool("Next phase").click();
        page.locator("dialog .notice.ok").waitFor();
        desk.picture("next-phase");
        desk.button("Take it to Consultation").click();
        desk.awaitSaid("A plan of a test is now: Consultation.");
        assertThat(api.get("/api/plans/" + desk.plan()).get("status").asString()).isEqualTo("CONSULTATION");
    }

    @Test
    void saysWhatStandsInTheWayAndChangesNothing() {
        open(Map.of("W", WEST_SIDE, "E", EAST_SIDE));
        desk.open("W");
        page.route("**/operations/**", route -> route.abort());
        desk.tool("Trim to border").click();
        page.locator("#bar .error").getByText("The server cannot be reached. Nothing has changed").waitFor();
        page.unroute("**/operations/**");
        desk.tool("Trim to border").click();
        page.locator("#bar .error").getByText("There is nothing to trim away. Nothing has changed.").waitFor();
        assertThat(browser.faults()).allMatch(fault -> fault.contains("ERR_FAILED"));
        assertThat(desk.tool("Undo").getAttribute("aria-disabled")).isEqualTo("true");
    }

    private void open(Map<String, double[][]> zones) {
        long plan = api.plan(shape(BORDER));
        zones.forEach((code, ring) -> api.zone(plan, code, shape(ring)));
        page.navigate("/drammen/plan?plan=" + plan);
        page.locator(".desk-zone").nth(zones.size() - 1).waitFor();
        map = MapPixels.of(desk);
    }

    private void click(double east, double north) {
        double[] pixel = at(east, north);
        desk.click(pixel[0], pixel[1]);
    }

    private void shiftClick(double east, double north) {
        page.keyboard().down("Shift");
        click(east, north);
        page.keyboard().up("Shift");
    }

    private void dragHeld(double fromEast, double fromNorth, double toEast, double toNorth) {
        double[] from = at(fromEast, fromNorth);
        double[] to = at(toEast, toNorth);
        desk.moveTo(from[0], from[1]);
        page.mouse().down();
        desk.moveTo(to[0], to[1]);
    }

    /** Jumps to a corner with the keyboard and sets a point there. */
    private void corner(double east, double north) {
        walkTo(east, north);
        press("Space");
        press("Enter");
    }

    /** Moves the crosshair near a place with arrows, from wherever it is. */
    private void walkTo(double east, double north) {
        double[] wanted = at(east, north);
        press("ArrowRight");
        for (int axis = 0; axis < 2; axis++) {
            for (int i = 0; i < 60; i++) {
                double away = wanted[axis] - crosshair()[axis];
                if (Math.abs(away) <= 8) {
                    break;
                }
                press(axis == 0 ? away > 0 ? "ArrowRight" : "ArrowLeft" : away > 0 ? "ArrowDown" : "ArrowUp");
            }
        }
    }

    private double[] crosshair() {
        Object box = page.locator(".edit-crosshair").evaluate("""
                path => { const at = path.getBoundingClientRect(), map = document.querySelector("#map").getBoundingClientRect();
                  return [at.x + at.width / 2 - map.x, at.y + at.height / 2 - map.y]; }""");
        return ((java.util.List<?>) box).stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
    }

    private void press(String key) {
        page.keyboard().press(key);
    }

    private void bar(String name) {
        page.locator("#bar").getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    private double[] at(double east, double north) {
        return map.at(EAST + east, NORTH + north);
    }

    private double areaOf(String code) {
        return desk.storedShape(code).getArea();
    }

    private double total() {
        return desk.stored().keySet().stream().mapToDouble(this::areaOf).sum();
    }

    private double overlap(String one, String other) {
        return desk.storedShape(one).intersection(desk.storedShape(other)).getArea();
    }

    private int number(String code, String field) {
        JsonNode value = desk.stored().get(code).get("properties").get(field);
        return value.asInt();
    }

    private static Geometry shape(double[][] ring) {
        Coordinate[] corners = new Coordinate[ring.length + 1];
        for (int i = 0; i <= ring.length; i++) {
            corners[i] = new Coordinate(EAST + ring[i % ring.length][0], NORTH + ring[i % ring.length][1]);
        }
        return new GeometryFactory().createPolygon(corners);
    }
}
