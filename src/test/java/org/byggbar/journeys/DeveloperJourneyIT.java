package org.byggbar.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
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

/** A developer finds a plot: by filters, by an area drawn on the map, with the mouse and with the keyboard alone. */
@ServerTest
class DeveloperJourneyIT {

    private static final String MARKS = "path.shape-site-mark";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient db;

    private Browser browser;
    private Page page;

    @BeforeEach
    void open() {
        browser = new Browser(port);
        page = browser.visitor("nb", 1440, 900);
        page.navigate("/drammen/sites");
        page.waitForSelector(":root[data-scripted]");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void narrowsTheListAndTheMapTogetherWithTheMouse() {
        int all = rows().count();
        assertThat(page.locator(MARKS)).hasCount(all);
        page.locator("#status").selectOption("OPEN");
        assertThat(page.locator(".chips .chip")).hasCount(1);
        page.locator("#stationWithinM").selectOption("1000");
        assertThat(page.locator(".chips .chip")).hasCount(2);
        int found = rows().count();
        assertThat(found).isPositive().isLessThan(all);
        assertThat(page.locator(MARKS)).hasCount(found);

        Page other = browser.visitor("nb", 1440, 900);
        other.navigate(page.url());
        assertThat(other.locator("#results .row")).hasCount(found);

        page.locator(MARKS).first().click();
        assertThat(page.locator("#results .row.chosen a")).isFocused();
        page.locator("#results .row.chosen a").click();
        assertThat(page.locator(".deadline")).containsText(Pattern.compile("(man|tirs|ons|tors|fre|lør|søn)dag .*, 23:59"));
        assertThat(page.locator(".figures")).containsText("EPSG:25832");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void findsAndOpensAPlotWithTheKeyboardAlone() {
        page.locator("#q").focus();
        page.keyboard().type("gulskogen");
        assertThat(page.locator(".chips .chip")).hasCount(1);
        assertThat(page.locator("#q")).isFocused();
        int found = rows().count();
        Keyboard.tabTo(page.locator("#results .row a").first());
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("Gulskogen");
        page.goBack();
        assertThat(rows()).hasCount(found);
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void searchesInsideAnAreaDrawnWithTheMouse() {
        int all = rows().count();
        button("Søk i et område du tegner").click();
        BoundingBox map = page.locator("#map").boundingBox();
        for (double[] corner : new double[][] {{0.55, 0.3}, {0.9, 0.3}, {0.9, 0.75}, {0.55, 0.75}}) {
            page.mouse().click(map.x + map.width * corner[0], map.y + map.height * corner[1]);
        }
        button("Ferdig").click();

        assertThat(page.locator(".chips .chip")).hasCount(1);
        assertThat(rows().count()).isPositive().isLessThan(all);
        assertThat(page.url()).contains("polygon=");
        page.locator(".chips .chip").click();
        assertThat(rows()).hasCount(all);
        assertThat(page.locator("#results-heading")).isFocused();
    }

    @Test
    void searchesInsideAnAreaDrawnWithTheKeyboardAlone() {
        int all = rows().count();
        page.locator("#draw").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#map")).isFocused();
        for (String way : new String[] {"ArrowRight", "ArrowDown", "ArrowLeft"}) {
            page.keyboard().press("Enter");
            for (int i = 0; i < 4; i++) {
                page.keyboard().press(way);
                page.waitForTimeout(300);
            }
        }
        Keyboard.tabTo(button("Ferdig"));
        page.keyboard().press("Enter");

        assertThat(page.locator(".chips .chip")).hasCount(1);
        assertThat(rows().count()).isLessThan(all);
        assertThat(page.locator("#draw")).isFocused();
    }

    @Test
    void namesTheNearestMissWhenNothingMatches() {
        double nearest = db.sql("""
                select min(s.geom <-> st.geom) from site s, station st where s.municipality_id = 'drammen' and s.status = 'OPEN'
                """).query(Double.class).single();
        page.navigate("/drammen/sites?status=OPEN&stationWithinM=" + Math.max(1, (int) nearest - 50));

        assertThat(rows()).hasCount(0);
        assertThat(page.locator("#results .notice a")).hasCount(1);
        assertThat(page.locator("#results .notice")).containsText("for langt fra en stasjon");
    }

    @Test
    void listsTheSamePlotsWithoutScripts() {
        int all = rows().count();
        BrowserContext context = page.context().browser().newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port).setLocale("nb").setJavaScriptEnabled(false));
        Page plain = context.newPage();
        plain.navigate("/drammen/sites");
        assertThat(plain.locator("#results .row")).hasCount(all);
        plain.locator("#status").selectOption("OPEN");
        plain.locator("button[type=submit].primary").click();
        assertThat(plain.locator(".chips .chip")).hasCount(1);
        plain.locator("#results .row a").first().click();
        assertThat(plain.locator(".figures tbody tr")).not().hasCount(0);
        context.close();
    }

    private Locator rows() {
        return page.locator("#results .row");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
