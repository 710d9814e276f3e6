package org.byggbar.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.byggbar.support.Browser;
import org.byggbar.support.Keyboard;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A citizen reads a proposal, says something about a place in it, and finds it again. */
@ServerTest
class CitizenJourneyIT {

    private static final Pattern RECEIPT = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient db;

    private Browser browser;
    private Page page;

    @BeforeEach
    void open() {
        db.sql("delete from rate_limit").update();
        browser = new Browser(port);
        page = browser.visitor("nb", 1440, 900);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void readsAProposalAndCommentsOnAPlaceWithTheMouse() {
        page.navigate("/drammen/proposals");
        page.locator("#groups section").first().getByRole(AriaRole.LINK).first().click();
        settle();
        radio("Side ved side").check();
        assertThat(page.locator(".map-swipe-slider")).isVisible();
        radio("Foreslått").check();
        page.locator(".changes .show-place").first().click();
        assertThat(page.locator("path.selection-line")).hasCount(1);
        button("Sett et punkt").click();
        page.locator("#map").click(new Locator.ClickOptions().setPosition(300, 400));
        button("Ferdig").click();
        assertThat(page.locator("#place-state")).hasText("Et punkt på kartet");
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("Idé"))).check();
        page.locator("#text").fill("Sett opp benker med le for vinden langs promenaden.");
        button("Send innspillet").click();

        String code = receipt();
        assertThat(stored("Sett opp benker")).isEqualTo("HELD ST_Point");
        lookUp(code);
        assertThat(page.locator("dl.facts")).containsText("Venter på gjennomgang");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void readsAProposalAndCommentsOnAPlaceWithTheKeyboardAlone() {
        page.navigate(proposal());
        settle();
        page.locator("[data-sketch=line]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#map")).isFocused();
        page.keyboard().press("Enter");
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("ArrowRight");
            page.waitForTimeout(300);
        }
        page.keyboard().press("Enter");
        Keyboard.tabTo(button("Ferdig"));
        page.keyboard().press("Enter");
        assertThat(page.locator("#place-state")).hasText("En linje på kartet");
        assertThat(page.locator("[data-sketch=line]")).isFocused();

        Keyboard.tabTo(page.locator("input[name=kind]").first());
        page.keyboard().press("Space");
        page.keyboard().press("ArrowDown");
        Keyboard.tabTo(page.locator("#text"));
        page.keyboard().type("Bra med en vei der barna kan sykle trygt.");
        Keyboard.tabTo(button("Send innspillet"));
        page.keyboard().press("Enter");

        receipt();
        assertThat(page.locator(".sent h3")).isFocused();
        assertThat(stored("Bra med en vei")).isEqualTo("HELD ST_LineString");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void toldWhatIsMissingAndWarnedAboutPersonalData() {
        page.navigate(proposal());
        settle();
        page.locator("#text").fill("Ring meg på 91 23 45 67, fødselsnummer 010190-12345.");
        assertThat(page.locator("#text-warning")).containsText("et fødselsnummer, et telefonnummer");
        button("Send innspillet").click();

        assertThat(page.locator("#problems")).isFocused();
        page.locator("#problems a").click();
        assertThat(page.locator("#kind")).isFocused();
        assertThat(page.locator("#text")).hasValue(Pattern.compile("^Ring meg"));
    }

    @Test
    void keepsTheCommentWithoutANetworkAndSendsItOnceLater() {
        page.navigate(proposal());
        settle();
        BrowserContext context = page.context();
        page.locator("input[name=kind]").first().check();
        page.locator("#text").fill("Flere sykkelparkeringer ved stasjonen.");
        context.setOffline(true);
        button("Send innspillet").click();
        assertThat(page.locator("#draft-state")).containsText("Ikke sendt ennå");

        context.setOffline(false);
        receipt();
        assertThat(count("Flere sykkelparkeringer")).isOne();
        browser.faults();
    }

    @Test
    void commentsWithoutScriptsAndCookies() {
        BrowserContext context = page.context().browser().newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port).setLocale("nb").setJavaScriptEnabled(false));
        Page plain = context.newPage();
        plain.navigate(proposal());
        context.clearCookies();
        plain.locator("input[name=kind]").nth(2).check();
        plain.locator("button[type=submit].primary").click();
        assertThat(plain.locator("#problems")).isVisible();
        assertThat(plain.locator("input[name=kind]").nth(2)).isChecked();
        plain.locator("#text").fill("Jeg skriver uten skript og kapsler.");
        context.clearCookies();
        plain.locator("button[type=submit].primary").click();

        assertThat(plain.locator(".receipt-code code")).hasText(RECEIPT);
        plain.reload();
        assertThat(count("Jeg skriver uten skript")).isOne();
        context.close();
    }

    @Test
    void showsMarkupInNamesAndCommentsAsText() {
        String evil = "<img src=x onerror=alert(1)>{{7*7}}[[${7*7}]]";
        long plan = plan();
        db.sql("update zone set name = :evil from set_config('byggbar.publishing', 'on', true) where id = (select min(id) from zone where plan_id = :plan)")
                .param("evil", evil).param("plan", plan).update();
        db.sql("update contribution set text = :evil, public_name = :evil where id = (select min(id) from contribution where plan_id = :plan and status = 'PUBLISHED')")
                .param("evil", evil).param("plan", plan).update();

        for (String path : new String[] {proposal(), proposal() + "/present"}) {
            page.navigate(path);
            settle();
            assertThat(page.content()).doesNotContain("<img src=x");
            assertThat(page.locator("main")).containsText(evil);
        }
        assertThat(browser.faults()).isEmpty();
    }

    private void settle() {
        page.waitForSelector(":root[data-scripted]");
    }

    private String receipt() {
        assertThat(page.locator(".receipt-code code")).hasText(RECEIPT);
        return page.locator(".receipt-code code").textContent();
    }

    private void lookUp(String code) {
        page.navigate("/drammen/receipt");
        page.locator("#code").fill(code.toLowerCase().replace("-", " "));
        button("Finn det").click();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator radio(String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
    }

    private long plan() {
        return db.sql("select min(id) from plan where municipality_id = 'drammen' and status = 'CONSULTATION'").query(Long.class).single();
    }

    private String proposal() {
        return "/drammen/proposals/" + plan();
    }

    private String stored(String words) {
        return db.sql("select status || ' ' || st_geometrytype(geom) from contribution where text like :words")
                .param("words", words + "%").query(String.class).single();
    }

    private long count(String words) {
        return db.sql("select count(*) from contribution where text like :words").param("words", words + "%").query(Long.class).single();
    }
}
