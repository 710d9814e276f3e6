package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * A planner who sees nothing and points at nothing: a zone is drawn, described, reshaped, moved, saved and checked by
 * keys alone. Every announcement is asserted, in order, and the places and areas it tells are held against each other
 * and against what the server stores.
 */
@ServerTest
class BlindfoldedJourneyIT {

    private static final String PLACE = "E ([\\d\\h]+\\.\\d) · N ([\\d\\h]+\\.\\d)";
    private static final String AREA = "Area ([\\d\\h.]+) m², perimeter ([\\d\\h.]+)\\hm\\.";
    private static final String HOMES = " Room for about \\d+ homes?\\.";
    private static final String MEASURED = AREA + HOMES;

    @LocalServerPort
    private int port;

    private Browser browser;
    private Page page;
    private PlanDesk desk;
    private int heard;

    @BeforeEach
    void open() {
        browser = new Browser(port);
        page = browser.visitor("en", 1440, 900);
        browser.signIn(page, "planner@drammen");
        desk = new PlanDesk(page).withNewPlan();
        hears("The draft A plan of a test is open\\. Draw its first zone\\.");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void drawsDescribesReshapesMovesSavesAndChecksWithoutAPointer() {
        List<double[]> corners = draws();
        describes();
        reshapes(corners);
        double area = moves();
        saves(area);
        checks();
    }

    private List<double[]> draws() {
        List<double[]> corners = new ArrayList<>();
        tabTo("#map");
        press("d", "Draw a zone\\. Enter sets a corner at the crosshair, Space jumps to the nearest corner\\.");
        corners.add(place(press("Enter", "Corner 1 set at " + PLACE + "\\.")));
        press("ArrowRight", 4, PLACE + "\\.");
        corners.add(place(press("Enter", "Corner 2 set at " + PLACE + "\\.")));
        press("ArrowDown", 3, PLACE + "\\. " + MEASURED);
        press("Shift+ArrowLeft", PLACE + "\\. " + MEASURED);
        Matcher third = press("Enter", "Corner 3 set at " + PLACE + "\\. " + MEASURED);
        corners.add(place(third));
        assertThat(number(third.group(3))).as("the area told is that of the places told").isCloseTo(area(corners), within(20.0));
        press("ArrowLeft", 2, PLACE + "\\. " + MEASURED);
        press("Enter", "Corner 4 set at " + PLACE + "\\. " + MEASURED);
        Matcher back = press("Escape", "Corner taken back, 3 left\\. " + MEASURED);
        assertThat(back.group(1)).as("the same area as before the fourth corner").isEqualTo(third.group(3));
        press("f", "1 Zone 1, Densify\\. " + Pattern.quote(third.group(3)) + "(\\.0)?\\hm² · [\\d.]+\\hha · [\\d.]+\\hdaa\\.");
        assertThat(page.locator(".zone-heading:focus").count()).as("reading goes on at the zone").isOne();
        return corners;
    }

    /** The form says by itself what it is; nothing is announced over it. */
    private void describes() {
        tabTo("[name=name]");
        page.keyboard().press("Control+a");
        page.keyboard().type("Elvebredden");
        tabTo("[name=strategy]");
        page.keyboard().press("n");
        assertThat(page.locator("[name=strategy]").inputValue()).isEqualTo("NEW");
        tabTo("#map");
    }

    private void reshapes(List<double[]> corners) {
        press("e", "Reshape\\. 3 corners\\. Space jumps to the nearest one, Enter takes it\\.");
        press("Space", "Corner \\d, " + PLACE + "\\. Enter takes it\\.");
        double[] walked = place(press("Alt+ArrowRight", "Corner \\d, " + PLACE + "\\. Enter takes it\\."));
        assertThat(corners).anySatisfy(corner -> assertThat(walked).containsExactly(corner));
        press("Enter", "Corner \\d of 3 taken, " + PLACE + "\\. Move, then Enter puts it down\\. Delete removes it\\.");
        press("ArrowUp", PLACE + "\\. " + MEASURED);
        press("Escape", "Corner put back\\.");
        press("Space", "Corner \\d, " + PLACE + "\\. Enter takes it\\.");
        press("Enter", "Corner \\d of 3 taken, " + PLACE + "\\. Move, then Enter puts it down\\. Delete removes it\\.");
        press("ArrowUp", 2, PLACE + "\\. " + MEASURED);
        press("Enter", "Corner moved to " + PLACE + "\\. " + MEASURED);
        press("Delete", "Three corners are the fewest an outline can have\\.");
    }

    private double moves() {
        press("m", "Move the zone\\. Arrows go (\\d+) m, with Shift (\\d+) m\\. Space snaps its nearest corner\\. Enter puts it down\\.");
        press("ArrowRight", "E \\d+\\hm · N 0\\hm · \\d+\\hm\\. Corner at " + PLACE + "\\.");
        press("Shift+ArrowUp", "E \\d+\\hm · N 1\\hm · [\\d.]+\\hm\\. Corner at " + PLACE + "\\.");
        Matcher moved = press("Enter", "Zone moved by E \\d+\\hm · N 1\\hm · [\\d.]+\\hm\\. " + MEASURED);
        press("Enter", "The zone has not been moved yet\\.");
        press("Escape", "Selecting again\\. Enter chooses the zone at the crosshair\\.");
        return number(moved.group(1));
    }

    /** The work may have saved itself meanwhile; either way the planner is told that it is safe. */
    private void saves(double area) {
        press("Control+s", "Saved 1 zone\\.|Everything is saved\\.|Saving …");
        page.locator(".desk-saved.ok").waitFor();
        JsonNode stored = desk.stored().get("1").get("properties");
        assertThat(stored.get("name").asString()).isEqualTo("Elvebredden");
        assertThat(stored.get("strategy").asString()).isEqualTo("NEW");
        assertThat(stored.get("areaM2").asDouble()).as("the area last told").isCloseTo(area, within(0.06));
    }

    private void checks() {
        press("k", "0 errors · 1 remark");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Check of the plan");
        assertThat(page.locator(".check-list").innerText()).contains("The plan has no border yet.");
        tabTo("[data-action=select], #map");
        assertThat(desk.said()).as("nothing else has been said").hasSize(heard);
    }

    /** Presses a key and waits for the one announcement that answers it. */
    private Matcher press(String key, String expected) {
        page.keyboard().press(key);
        return hears(expected);
    }

    private void press(String key, int times, String expected) {
        for (int i = 0; i < times; i++) {
            press(key, expected);
        }
    }

    private Matcher hears(String expected) {
        page.waitForFunction("heard => window.said.length > heard", heard);
        String said = desk.said().get(heard++);
        Matcher matcher = Pattern.compile(expected).matcher(said);
        assertThat(matcher.matches()).as("announcement %d, \"%s\", as \"%s\"", heard, said, expected).isTrue();
        return matcher;
    }

    private void tabTo(String selector) {
        for (int i = 0; i < 120; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError(selector + " cannot be reached with Tab");
    }

    private static double[] place(Matcher told) {
        return new double[] {number(told.group(1)), number(told.group(2))};
    }

    private static double number(String told) {
        return Double.parseDouble(told.replaceAll("[^\\d.]", ""));
    }

    private static double area(List<double[]> corners) {
        double twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            double[] a = corners.get(i);
            double[] b = corners.get((i + 1) % corners.size());
            twice += a[0] * b[1] - b[0] * a[1];
        }
        return Math.abs(twice) / 2;
    }
}
