package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Work at the desk is saved by itself and outlives a lost connection, an ended session, a reload and a closed tab. */
@ServerTest
class AutosaveIT {

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
        desk = new PlanDesk(page).withNewPlan();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void savesByItselfAndAgainWhenTheConnectionIsBack() {
        desk.draw(WEST);
        page.locator(".desk-saved.ok").waitFor();
        assertThat(desk.stored()).containsOnlyKeys("1");

        page.context().setOffline(true);
        desk.fill("name", "Drawn on the train");
        desk.awaitState("Kept on this device, no connection");
        desk.picture("saving-offline");
        page.context().setOffline(false);
        page.locator(".desk-saved.ok").waitFor();
        assertThat(name("1")).isEqualTo("Drawn on the train");
        assertThat(browser.faults()).allSatisfy(fault -> assertThat(fault).contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void asksToSignInAgainAndSendsTheSameRequest() {
        List<String> keys = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/edits")) {
                keys.add(request.headers().get("idempotency-key"));
            }
        });
        desk.draw(WEST);
        page.context().clearCookies(new ClearCookiesOptions().setName("byggbar_session"));
        page.getByLabel("Password").fill(Browser.DEMO_PASSWORD);
        desk.picture("saving-sign-in");
        desk.button("Sign in and save").click();
        page.locator(".desk-saved.ok").waitFor();
        assertThat(desk.stored()).containsOnlyKeys("1");
        assertThat(keys).hasSizeGreaterThan(1);
        assertThat(keys.stream().distinct()).hasSize(1);
    }

    @Test
    void goesBackOverSavedStepsAfterAReload() {
        desk.draw(WEST);
        desk.fill("name", "First");
        desk.save();
        long id = desk.stored().get("1").get("id").asLong();
        desk.tool("Delete").click();
        desk.awaitSaid("is deleted");
        desk.save();
        assertThat(desk.stored()).isEmpty();

        page.reload();
        page.getByText("No zone here yet.").waitFor();
        desk.tool("Undo").click();
        page.locator(".zone-heading").waitFor();
        desk.save();
        assertThat(desk.stored().get("1").get("id").asLong()).isEqualTo(id);
        desk.tool("Undo").click();
        desk.awaitSaid("Undone: Name of 1.");
        desk.save();
        assertThat(name("1")).isEqualTo("Zone 1");
        desk.tool("Undo").click();
        desk.awaitSaid("Undone: draw 1.");
        desk.save();
        assertThat(desk.stored()).isEmpty();
    }

    @Test
    void keepsTwoTabsApartAndTakesOverWhatAClosedOneLeft() {
        desk.draw(WEST);
        desk.draw(EAST);
        desk.save();
        long plan = desk.plan();
        page.context().setOffline(true);
        desk.fill("name", "Left behind");
        desk.awaitState("Kept on this device, no connection");
        page.close();

        Page second = page.context().newPage();
        page.context().setOffline(false);
        PlanDesk other = new PlanDesk(second);
        second.navigate("/drammen/plan?plan=" + plan);
        second.getByText("is back on the desk").waitFor();
        Page third = second.context().newPage();
        PlanDesk fresh = new PlanDesk(third);
        third.navigate("/drammen/plan?plan=" + plan);
        fresh.open("1");
        assertThat(third.getByText("is back on the desk").count()).isZero();
        fresh.fill("name", "From the other tab");
        fresh.save();
        second.bringToFront();
        other.save();
        assertThat(other.stored().get("1").get("properties").get("name").asString()).isEqualTo("From the other tab");
        assertThat(other.stored().get("2").get("properties").get("name").asString()).isEqualTo("Left behind");
        assertThat(browser.faults()).allSatisfy(fault -> assertThat(fault).contains("ERR_INTERNET_DISCONNECTED"));
    }

    private String name(String code) {
        return desk.stored().get(code).get("properties").get("name").asString();
    }
}
