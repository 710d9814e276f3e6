package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each drawing tool in use, judged by what the server holds after saving. Lengths are metres in EPSG:25832, Drammen's planning system. */
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class DrawingToolsIT {

    private static final double MM = 0.0025;

    @LocalServerPort
    private int port;

    private Browser browser;
    private Page page;
    private PlanDesk desk;

    @BeforeAll
    void signIn() {
        browser = new Browser(port);
        page = browser.visitor("en", 1440, 900);
        browser.signIn(page, "planner@drammen");
        desk = new PlanDesk(page);
    }

    @BeforeEach
    void openAPlanOfItsOwn() {
        desk.withNewPlan();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void drawsARectangleWithTheWidthHeightAndAngleTyped() {
        desk.tool("Rectangle").click();
        desk.drag(300, 300, 460, 420);
        desk.awaitSaid("Rectangle of ");
        desk.number("angle", "20");
        desk.number("width", "120,5");
        desk.number("height", "80");
        desk.picture("rectangle");
        desk.button("Finish").click();
        desk.save();

        Geometry stored = desk.storedShape("1");
        assertThat(stored.getArea()).isCloseTo(120.5 * 80, within(0.5));
        Coordinate[] ring = stored.getCoordinates();
        assertThat(ring).hasSize(5);
        assertThat(ring[0].distance(ring[1])).isCloseTo(120.5, within(MM));
        assertThat(ring[1].distance(ring[2])).isCloseTo(80, within(MM));
        assertThat(clockwiseFromEast(ring[0], ring[1])).isCloseTo(20, within(0.01));
    }

    @Test
    void drawsARectangleAlongANeighboursSideSharingItsCorners() {
        desk.draw(new double[][] {{300, 300}, {420, 330}, {400, 430}, {290, 400}});
        desk.tool("Rectangle").click();
        page.locator("#bar [name=mode]").selectOption("side");
        desk.click(302, 298);
        desk.click(423, 333);
        desk.click(430, 230);
        desk.awaitSaid("Rectangle of ");
        desk.button("Finish").click();
        desk.save();

        Geometry drawn = desk.storedShape("1");
        Geometry rectangle = desk.storedShape("2");
        assertThat(rectangle.getCoordinates()).contains(drawn.getCoordinates()[0], drawn.getCoordinates()[1]);
        assertThat(rectangle.intersection(drawn).getArea()).isLessThan(0.1);
    }

    @Test
    void movesByDraggingWithACornerSnappedAndByMetresTyped() {
        desk.draw(new double[][] {{300, 300}, {400, 300}, {400, 400}, {300, 400}});
        desk.draw(new double[][] {{600, 300}, {690, 310}, {680, 400}});
        desk.tool("Move").click();
        desk.moveTo(605, 308);
        page.mouse().down();
        desk.moveTo(408, 306);
        desk.picture("move");
        page.mouse().up();
        desk.awaitSaid("Zone moved by ");
        desk.save();
        Geometry neighbour = desk.storedShape("1");
        Geometry snapped = desk.storedShape("2");
        assertThat(neighbour.getCoordinates()[1].distance(snapped.getCoordinates()[0])).as("the corner is shared to the last digit").isZero();

        desk.number("east", "25,5");
        desk.number("north", "-10");
        desk.button("Put down").click();
        desk.save();
        Geometry typed = desk.storedShape("2");
        for (int i = 0; i < typed.getNumPoints(); i++) {
            assertThat(typed.getCoordinates()[i].x - snapped.getCoordinates()[i].x).isCloseTo(25.5, within(MM));
            assertThat(typed.getCoordinates()[i].y - snapped.getCoordinates()[i].y).isCloseTo(-10, within(MM));
        }
    }

    @Test
    void turnsAboutTheCentreByHandleAndByDegrees() {
        desk.draw(new double[][] {{300, 300}, {500, 300}, {500, 360}, {300, 360}});
        desk.save();
        Geometry before = desk.storedShape("1");
        desk.tool("Rotate").click();
        desk.number("degrees", "33,5");
        desk.picture("rotate");
        desk.button("Turn").click();
        desk.save();

        Geometry after = desk.storedShape("1");
        assertThat(after.getCentroid().distance(before.getCentroid())).isLessThan(MM);
        assertThat(after.getArea()).isCloseTo(before.getArea(), within(0.5));
        double turned = clockwiseFromEast(after.getCoordinates()[0], after.getCoordinates()[1])
                - clockwiseFromEast(before.getCoordinates()[0], before.getCoordinates()[1]);
        assertThat(turned).isCloseTo(33.5, within(0.01));
    }

    @Test
    void copiesAZoneWithTheNextCodeAndAddsAPartToIt() {
        desk.draw(new double[][] {{300, 300}, {400, 300}, {400, 400}, {300, 400}});
        desk.fill("name", "Elvebredden");
        desk.tool("Duplicate").click();
        desk.awaitSaid("2 is a copy of 1");
        desk.tool("Add part").click();
        desk.click(600, 300);
        desk.click(700, 300);
        desk.moveTo(690, 380);
        desk.picture("part");
        desk.click(690, 380);
        desk.click(600, 300);
        desk.awaitSaid("Part added.");
        desk.tool("Add part").click();
        for (double[] corner : new double[][] {{630, 310}, {660, 310}, {650, 330}, {630, 310}}) {
            desk.click(corner[0], corner[1]);
        }
        page.locator("#bar .error").getByText("must not lie on, in or around").waitFor();
        desk.save();

        Geometry original = desk.storedShape("1");
        Geometry copy = desk.storedShape("2");
        assertThat(desk.stored().get("2").get("properties").get("name").asString()).isEqualTo("Elvebredden");
        assertThat(copy.getNumGeometries()).isEqualTo(2);
        assertThat(List.of(copy.getGeometryN(0).getArea(), copy.getGeometryN(1).getArea()))
                .anySatisfy(area -> assertThat(area).isCloseTo(original.getArea(), within(0.5)));
    }

    @Test
    void setsTheNextCornerByLengthAndDirection() {
        desk.tool("Draw").click();
        desk.click(400, 400);
        for (String[] leg : new String[][] {{"75", "90"}, {"40", "180"}, {"75", "270"}}) {
            desk.number("leg", leg[0]);
            desk.number("direction", leg[1]);
            page.keyboard().press("Enter");
        }
        desk.picture("draw");
        desk.button("Finish").click();
        desk.save();
        assertThat(desk.storedShape("1").getArea()).isCloseTo(75 * 40, within(0.3));
        assertThat(desk.storedShape("1").getEnvelopeInternal().getWidth()).isCloseTo(75, within(MM));
    }

    @Test
    void keepsWhatWasMeasuredOnTheMapUntilItIsDismissed() {
        desk.tool("Measure").click();
        for (double[] point : new double[][] {{300, 300}, {500, 300}, {500, 400}, {300, 300}}) {
            desk.click(point[0], point[1]);
        }
        desk.picture("measure");
        double m2 = figure(page.locator(".desk-measured").innerText(), "m²");
        desk.draw(new double[][] {{300, 300}, {500, 300}, {500, 400}});
        assertThat(page.locator(".desk-measured").isVisible()).isTrue();
        desk.save();
        assertThat(desk.storedShape("1").getArea()).isCloseTo(m2, within(0.11));
        desk.button("Dismiss").click();
        assertThat(page.locator(".desk-measured").isVisible()).isFalse();
        assertThat(page.locator(".edit-ruler").getAttribute("d")).isEmpty();
    }

    @Test
    void countsHomesAtTheDensityChosenAndRemembersIt() {
        desk.tool("Draw").click();
        desk.number("density", "10");
        desk.click(300, 300);
        desk.click(500, 300);
        desk.click(500, 400);
        desk.moveTo(300, 400);
        String label = String.join(" ", page.locator(".edit-label").last().locator("tspan").allTextContents());
        assertThat(figure(label, "homes")).isCloseTo(figure(label, "daa") * 10, within(0.6));
        page.reload();
        page.locator(".desk-list").waitFor();
        desk.tool("Draw").click();
        assertThat(page.locator("#bar-density").inputValue()).isEqualTo("10");
    }

    @Test
    void buffersALineByMetresAfterAPreview() {
        desk.tool("Buffer").click();
        desk.click(300, 300);
        desk.click(500, 350);
        desk.number("metres", "15");
        desk.awaitSaid("Buffer of 15 m.");
        double lengthM = figure(desk.said().stream().filter(said -> said.startsWith("Point 2 at")).findFirst().orElseThrow(), "m\\.");
        desk.picture("buffer");
        desk.button("Finish").click();
        desk.save();
        assertThat(desk.storedShape("1").getArea()).isCloseTo(lengthM * 30 + Math.PI * 15 * 15, within(10.0));
    }

    @Test
    void snapsToTheRoadsThatAreTickedAndRemembersThem() {
        desk.tool("Snap to").click();
        page.getByLabel("Main road").check();
        desk.picture("snap-to");
        page.locator("#panel").getByText("Close").click();
        desk.tool("Draw").click();
        page.keyboard().press("Space");
        page.keyboard().press("Enter");
        desk.awaitSaid("Snapped to a corner of Main road");
        for (String key : List.of("ArrowRight", "ArrowRight", "Enter", "ArrowDown", "ArrowDown", "Enter", "f")) {
            page.keyboard().press(key);
        }
        page.locator(".zone-heading").waitFor();
        desk.save();
        Coordinate first = desk.storedShape("1").getCoordinates()[0];
        assertThat(desk.contextCorners("ROAD")).anySatisfy(corner -> assertThat(corner.distance(first)).isLessThan(0.001));

        page.reload();
        page.locator(".desk-zone").first().waitFor();
        desk.tool("Snap to").click();
        assertThat(page.getByLabel("Main road").isChecked()).isTrue();
        page.getByLabel("Main road").uncheck();
    }

    @Test
    void showsHandlesOnTheChosenZoneOnly() {
        desk.draw(new double[][] {{300, 300}, {400, 300}, {400, 400}, {300, 400}});
        desk.draw(new double[][] {{600, 300}, {700, 300}, {650, 400}});
        desk.tool("Reshape").click();
        page.waitForFunction("() => document.querySelector('.edit-corners').getAttribute('d').split('M').length === 4");
        desk.picture("reshape");
        desk.click(350, 350);
        page.waitForFunction("() => document.querySelector('.edit-corners').getAttribute('d').split('M').length === 5");
    }

    private static double clockwiseFromEast(Coordinate from, Coordinate to) {
        return -Math.toDegrees(Math.atan2(to.y - from.y, to.x - from.x));
    }

    /** The figure before a unit, whatever spaces part its thousands. */
    private static double figure(String text, String unit) {
        Matcher found = Pattern.compile("([\\d\\u202f.]+)\\h" + unit).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return Double.parseDouble(found.group(1).replace("\u202f", ""));
    }
}
