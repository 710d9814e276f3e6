package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A planner keeps, compares and brings back versions of a draft, and changes a published plan by a revision. */
@ServerTest
class VersionsJourneyIT {

    private static final double[][] WEST = {{300, 300}, {420, 295}, {430, 420}, {310, 430}};
    private static final double[][] EAST = {{500, 300}, {600, 290}, {610, 410}, {510, 417}};

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
        desk = new PlanDesk(page);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void comparesWithAKeptVersionAndBringsADeletedZoneBack() {
        desk.withNewPlan();
        desk.draw(WEST);
        desk.draw(EAST);
        desk.save();
        long deleted = desk.stored().get("2").get("id").asLong();
        desk.tool("Versions").click();
        page.getByLabel("Keep the plan as it is now").fill("Before the meeting");
        desk.button("Keep this version").click();
        page.locator(".version-name").getByText("Before the meeting").waitFor();
        desk.picture("versions");

        desk.tool("Delete").click();
        desk.open("1");
        desk.fill("maxStoreys", "6");
        desk.tool("Reshape").click();
        desk.drag(300, 300, 260, 280);
        desk.awaitSaid("Corner moved to");
        desk.tool("Versions").click();
        desk.button("Compare version 1 with now").click();
        page.locator(".compare-table").waitFor();
        assertThat(page.locator(".compare-changed").allInnerTexts()).singleElement().asString().contains("Most storeys", "6", "1 corner moved");
        assertThat(page.locator(".compare-removed").allInnerTexts()).singleElement().asString().contains("2");
        page.locator(".map-swipe-slider").waitFor();
        desk.picture("compare");
        desk.click(580, 350);
        page.locator(".compare-table tr.chosen.compare-removed").waitFor();

        page.locator(".desk-back").first().click();
        desk.button("Trash").click();
        page.getByText("Can be brought back until").waitFor();
        desk.picture("trash");
        desk.button("Bring back").click();
        page.locator(".zone-heading").waitFor();
        desk.save();
        assertThat(desk.stored().get("2").get("id").asLong()).isEqualTo(deleted);
    }

    @Test
    void opensAKeptVersionAsADraftOfItsOwn() {
        desk.withNewPlan();
        desk.draw(WEST);
        desk.save();
        long plan = desk.plan();
        desk.tool("Versions").click();
        page.getByLabel("Keep the plan as it is now").fill("As first drawn");
        desk.button("Keep this version").click();
        desk.button("Open version 1 as a new draft").click();
        page.waitForURL(url -> !url.endsWith("plan=" + plan));
        page.locator(".desk-zone").first().waitFor();
        assertThat(desk.stored()).containsOnlyKeys("1");
    }

    @Test
    void changesAPublishedPlanByPublishingARevision() {
        page.navigate("/drammen/plan");
        page.locator(".desk-zone").first().waitFor();
        page.locator("#plan").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(0));
        page.getByText("This plan is published and can't be changed.").waitFor();
        long published = desk.plan();
        assertThat(desk.tool("Draw").getAttribute("aria-disabled")).isEqualTo("true");
        page.locator(".desk-zone").first().click();
        assertThat(desk.field("name").isDisabled()).isTrue();
        desk.picture("published");

        desk.button("Make a revision").click();
        page.getByText("A revision of").waitFor();
        assertThat(desk.plan()).isNotEqualTo(published);
        page.locator(".desk-zone").first().click();
        desk.fill("maxStoreys", "9");
        desk.save();
        desk.button("What is changed").click();
        page.locator(".compare-changed").getByText("Most storeys").waitFor();
        desk.picture("revision");
        desk.button("Publish the revision").click();
        desk.button("Publish").click();
        desk.awaitSaid("is published as version 2");
        assertThat(desk.plan()).isEqualTo(published);

        desk.tool("Versions").click();
        page.locator(".version-name").getByText("Version 2").waitFor();
        desk.button("What applied on a date").click();
        desk.button("Take the middle of the map").click();
        page.getByText("applied here on").first().waitFor();
        desk.picture("applied");
    }
}
