package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.util.List;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two planners in two browsers at one zone: what does not overlap is joined, what does is asked, and each sees where the other is. */
@ServerTest
class TwoPlannersIT {

    private static final double[][] CORNERS = {{300, 300}, {420, 295}, {430, 420}, {310, 430}};

    @LocalServerPort
    private int port;

    private Browser browser;
    private PlanDesk ida;
    private PlanDesk olav;

    @BeforeEach
    void open() {
        browser = new Browser(port);
        ida = new PlanDesk(signedIn("planner@drammen")).withNewPlan();
        ida.draw(CORNERS);
        ida.save();
        String address = "/drammen/plan?plan=" + ida.plan();
        olav = new PlanDesk(signedIn("admin@byggbar"));
        for (PlanDesk desk : List.of(ida, olav)) {
            desk.page.navigate(address);
            desk.open("1");
        }
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void seeWhereTheOtherIs() {
        ida.page.getByText("Administrator has this zone open.").waitFor();
        olav.page.getByText("Planner Drammen has this zone open.").waitFor();
        ida.page.locator(".desk-view .desk-back").click();
        ida.page.getByText("Administrator is here").waitFor();
        ida.picture("presence");
        olav.page.close();
        ida.page.getByText("Administrator is here").waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    @Test
    void keepBothWhatDoesNotOverlap() {
        olav.holdSaves();
        moveCorner(ida, 0, -30, -20);
        moveCorner(olav, 2, 35, 25);
        olav.fill("maxStoreys", "6");
        ida.save();
        olav.letSavesGo();
        olav.button("Save").click();
        olav.awaitSaid("Both of your changes are in it.");
        olav.page.locator(".desk-saved.ok").waitFor();
        ida.page.waitForFunction("area => Math.abs(Number(document.querySelector('.zone-area').dataset.m2) - area) < 0.01", olav.shownArea());
        assertThat(ida.field("maxStoreys").inputValue()).isEqualTo("6");
        assertThat(ida.storedShape("1").getArea()).isCloseTo(olav.shownArea(), within(0.1));
        assertThat(ida.storedShape("1").isValid()).isTrue();
    }

    @Test
    void chooseStretchByStretchWhereBothMovedTheSameCorner() {
        olav.holdSaves();
        moveCorner(olav, 0, -40, -10);
        ida.fill("description", "From Ida.");
        moveCorner(ida, 0, -10, -40);
        moveCorner(ida, 2, 20, 20);
        double wholeOfIda = ida.shownArea();
        ida.save();
        olav.letSavesGo();
        olav.button("Save").click();
        olav.page.locator(".conflict h2").waitFor();
        assertThat(olav.page.locator(".row-conflict").allInnerTexts()).singleElement().asString().contains("Outline, stretch 1");
        assertThat(olav.button("Save the joined version").getAttribute("aria-disabled")).isEqualTo("true");
        olav.picture("conflict");
        olav.page.locator(".row-conflict input[value=theirs]").check();
        olav.button("Save the joined version").click();
        olav.page.locator(".desk-saved.ok").waitFor();
        assertThat(olav.stored().get("1").get("properties").get("description").asString()).isEqualTo("From Ida.");
        assertThat(olav.storedShape("1").getArea()).isCloseTo(wholeOfIda, within(0.1));
    }

    @Test
    void loseNothingWhenOneDeletesWhatTheOtherChanges() {
        olav.page.context().setOffline(true);
        olav.fill("name", "Worked on");
        ida.tool("Delete").click();
        ida.save();
        olav.page.context().setOffline(false);
        olav.awaitState("Needs you: 1 zone changed by others too");
        olav.button("Look at it").click();
        olav.button("Bring it back with my work").click();
        olav.page.locator(".desk-saved.ok").waitFor();
        assertThat(olav.stored().get("1").get("properties").get("name").asString()).isEqualTo("Worked on");
        assertThat(browser.faults()).allSatisfy(fault -> assertThat(fault).contains("ERR_INTERNET_DISCONNECTED"));
    }

    private Page signedIn(String username) {
        Page page = browser.visitor("en", 1440, 900);
        browser.signIn(page, username);
        return page;
    }

    /** Drags a corner by pixels; both planners see the same part of the map, so a corner is where the outline is drawn. */
    private void moveCorner(PlanDesk desk, int index, double right, double down) {
        if (!"true".equals(desk.tool("Reshape").getAttribute("aria-pressed"))) {
            desk.tool("Reshape").click();
        }
        desk.page.waitForFunction("document.querySelector('.edit-canvas .edit-outline').getAttribute('d')");
        List<?> place = (List<?>) desk.page.evaluate("""
                index => {
                  const path = document.querySelector(".edit-canvas .edit-outline");
                  const numbers = path.getAttribute("d").match(/-?[0-9.]+/g).map(Number);
                  const corners = [];
                  for (let i = 0; i + 1 < numbers.length; i += 2) corners.push([numbers[i], numbers[i + 1]]);
                  const box = document.querySelector("#map").getBoundingClientRect();
                  const screen = corners.map(([x, y]) => new DOMPoint(x, y).matrixTransform(path.getScreenCTM()));
                  const wanted = [(p) => p.x + p.y, (p) => p.y - p.x, (p) => -p.x - p.y][index];
                  const corner = screen.reduce((best, p) => (wanted(p) < wanted(best) ? p : best));
                  return [corner.x - box.x, corner.y - box.y];
                }""", index);
        double x = ((Number) place.get(0)).doubleValue();
        double y = ((Number) place.get(1)).doubleValue();
        desk.drag(x, y, x + right, y + down);
        desk.awaitSaid("Corner moved to");
    }
}
