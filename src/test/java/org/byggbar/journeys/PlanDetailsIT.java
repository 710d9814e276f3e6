package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a plan needs besides zones before people can read it: words, timetable, border, documents. */
@ServerTest
class PlanDetailsIT {

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
    void writesThePlansWordsTimetableAndDocumentsAndFindsThemAgain() {
        openPlan();
        page.getByLabel("Summary for everyone").fill("Homes by the river.");
        page.getByText("Add a phase").click();
        page.getByLabel("Phase", new Page.GetByLabelOptions().setExact(true)).selectOption("NO_HORING");
        page.getByLabel("First day").fill("2027-01-11");
        page.getByLabel("Last day").fill("2027-01-15");
        assertThat(page.locator(".plan-phases .warn").textContent()).isEqualTo("5 days is too short.");
        page.getByLabel("Last day").fill("2027-02-26");
        assertThat(page.locator(".plan-phases .warn").count()).isZero();
        page.getByText("Write a document").click();
        page.getByLabel("Text (an empty line").fill("First.\n\nSecond.");

        page.reload();
        openPlan();
        assertThat(page.getByLabel("Summary for everyone").inputValue()).as("kept on the device").isEqualTo("Homes by the river.");
        desk.button("Save the plan").click();
        page.getByText("The plan is saved.").first().waitFor();

        JsonNode plan = plan();
        assertThat(plan.get("summary").asString()).isEqualTo("Homes by the river.");
        assertThat(plan.at("/phases/0/kind").asString()).isEqualTo("NO_HORING");
        assertThat(plan.at("/phases/0/closesAt").asString()).startsWith("2027-02-26T23:59:59");
        assertThat(plan.at("/documents/0/kind").asString()).isEqualTo("DESCRIPTION");
    }

    @Test
    void takesTheBorderFromTheZonesAndPutsTheEarlierOneBack() {
        desk.draw(WEST);
        desk.draw(EAST);
        page.locator(".desk-back").click();
        openPlan();
        desk.button("Around all zones").click();
        desk.awaitState("Saved");
        double zones = desk.stored().values().stream().mapToDouble(zone -> zone.at("/properties/areaM2").asDouble()).sum();
        awaitBorder(zones);

        page.locator("[data-action=border]").click();
        double[][] corners = {{250, 250}, {650, 250}, {650, 500}, {250, 500}, {250, 250}};
        for (double[] corner : corners) {
            desk.click(corner[0], corner[1]);
        }
        page.waitForFunction("zones => document.querySelector('.plan-border [data-m2]').dataset.m2 > 2 * zones", zones);
        desk.button("Put the earlier border back").click();
        awaitBorder(zones);

        page.reload();
        openPlan();
        awaitBorder(zones);
    }

    /** Waits until the border shown holds as much as the zones do, within 0.1 m². */
    private void awaitBorder(double zones) {
        page.waitForFunction("zones => Math.abs(document.querySelector('.plan-border [data-m2]').dataset.m2 - zones) < 0.1", zones);
    }

    private void openPlan() {
        page.locator("[data-action=plan]").click();
        page.locator(".plan-form").waitFor();
    }

    private JsonNode plan() {
        return new JsonMapper().readTree(page.request().get("/api/plans/" + desk.plan()).text());
    }
}
