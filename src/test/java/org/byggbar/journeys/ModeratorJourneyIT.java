package org.byggbar.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.byggbar.support.Browser;
import org.byggbar.support.Keyboard;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A moderator decides on what citizens sent: one comment is answered and shown, another turned down with a reason. */
@ServerTest
class ModeratorJourneyIT {

    private static final String ANSWER = "Thank you. We will draw the benches into the plan.";
    private static final ContainsTextOptions AT_ONCE = new ContainsTextOptions().setTimeout(2000);

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient db;

    private final String idea = "Benches in the lee of the old warehouse, " + UUID.randomUUID();
    private final String advertisement = "Buy your benches at a discount, " + UUID.randomUUID();

    private Browser browser;
    private String proposal;
    private Page reader;
    private Page moderator;
    private String ideaReceipt;
    private String advertisementReceipt;

    @BeforeEach
    void twoCommentsWait() {
        db.sql("delete from rate_limit").update();
        long plan = db.sql("select min(id) from plan where municipality_id = 'drammen' and status = 'CONSULTATION'").query(Long.class).single();
        proposal = "/drammen/proposals/" + plan;
        browser = new Browser(port);
        reader = browser.visitor("en", 1440, 900);
        ideaReceipt = send(idea);
        advertisementReceipt = send(advertisement);
        reader.navigate(proposal);
        assertThat(reader.locator(":root[data-scripted]")).hasCount(1);
        assertThat(reader.locator("#contributions")).not().containsText(idea);
        moderator = browser.visitor("en", 1440, 900);
        moderator.navigate("/login?next=/drammen/moderation");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    /** @return the receipt's code */
    private String send(String text) {
        reader.navigate(proposal);
        assertThat(reader.locator(":root[data-scripted]")).hasCount(1);
        reader.locator("#contribution input[name=kind]").first().check();
        reader.locator("#text").fill(text);
        reader.locator("#contribution button[type=submit]").click();
        return reader.locator(".receipt-code code").textContent();
    }

    @Test
    void decidesWithTheMouse() {
        moderator.locator("#username").fill("moderator@drammen");
        moderator.locator("#password").fill(Browser.DEMO_PASSWORD);
        moderator.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();

        waiting(idea).click();
        assertThat(moderator.locator("#item blockquote")).containsText(idea);
        moderator.getByLabel("The municipality's answer").fill(ANSWER);
        button("Publish").click();
        isShownWithTheAnswer();

        waiting(advertisement).click();
        button("Do not show").click();
        assertThat(moderator.locator(".error-summary")).isFocused();
        moderator.getByLabel("Reason for not showing it").selectOption("SPAM");
        button("Do not show").click();
        isTurnedDown();
    }

    @Test
    void decidesWithTheKeyboardAlone() {
        Keyboard.tabTo(moderator.locator("#username"));
        moderator.keyboard().type("moderator@drammen");
        Keyboard.tabTo(moderator.locator("#password"));
        moderator.keyboard().type(Browser.DEMO_PASSWORD);
        moderator.keyboard().press("Enter");

        waiting(idea).waitFor();
        Keyboard.enter(waiting(idea));
        assertThat(moderator.locator("#item h2").first()).isFocused();
        Keyboard.tabTo(moderator.getByLabel("The municipality's answer"));
        moderator.keyboard().type(ANSWER);
        moderator.keyboard().press("Control+Enter");
        isShownWithTheAnswer();

        assertThat(moderator.locator("#item h2").first()).isFocused();
        moderator.keyboard().press("Escape");
        Keyboard.enter(waiting(advertisement));
        Keyboard.tabTo(moderator.getByLabel("Reason for not showing it"));
        moderator.keyboard().type("Spam");
        Keyboard.enter(button("Do not show"));
        isTurnedDown();
    }

    @Test
    void seesWhatIsSentMeanwhileWithoutTouchingThePage() {
        moderator.locator("#username").fill("moderator@drammen");
        moderator.locator("#password").fill(Browser.DEMO_PASSWORD);
        moderator.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        waiting(idea).waitFor();
        String late = "A bench more, " + UUID.randomUUID();
        assertThat(waiting(late)).hasCount(0);
        send(late);
        assertThat(waiting(late)).isVisible(new IsVisibleOptions().setTimeout(4000));
    }

    /** The reader has not touched the page since it was opened. */
    private void isShownWithTheAnswer() {
        assertThat(reader.locator("#contributions")).containsText(idea, AT_ONCE);
        assertThat(reader.locator("#contributions .contribution", withText(idea))).containsText(ANSWER);
        assertThat(waiting(idea)).hasCount(0);
    }

    /** Nobody sees it but its author, who learns why. */
    private void isTurnedDown() {
        assertThat(waiting(advertisement)).hasCount(0);
        assertThat(reader.locator("#contributions")).not().containsText(advertisement);
        lookUp(advertisementReceipt);
        assertThat(reader.locator("main")).containsText("Spam");
        lookUp(ideaReceipt);
        assertThat(reader.locator("main")).containsText(ANSWER);
    }

    private void lookUp(String code) {
        reader.navigate("/drammen/receipt");
        reader.locator("#code").fill(code);
        reader.locator("#code").press("Enter");
    }

    private Locator waiting(String text) {
        return moderator.locator(".queue-row", withText(text));
    }

    private Locator button(String name) {
        return moderator.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.LocatorOptions withText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
