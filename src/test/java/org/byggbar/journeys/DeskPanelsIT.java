package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.byggbar.support.Axe;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every panel of the desk, open on a draft: no barrier for anybody, light and dark, on a screen and on a phone. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskPanelsIT {

    private record Look(int width, int height, ColorScheme scheme) {}

    private static final List<Look> LOOKS = List.of(new Look(1440, 900, ColorScheme.LIGHT), new Look(390, 844, ColorScheme.DARK),
            new Look(320, 640, ColorScheme.LIGHT));

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient db;

    private Browser browser;
    private Page page;
    private PlanDesk desk;

    @BeforeAll
    void open() {
        browser = new Browser(port);
        page = browser.visitor("nb", 1440, 900);
        browser.signIn(page, "planner@drammen");
        desk = new PlanDesk(page);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    /** {@code action} of the rail; {@code then} is clicked afterwards, {@code content} shows that the panel is there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "zone       |              |                              | .zone-form",
        "capacity   |              | .capacity-why > summary      | .capacity-why[open]",
        "plan       | plan         |                              | .plan-form",
        "check      | check        |                              | .check-body .notice, .check-findings",
        "versions   | versions     |                              | .desk-view h2",
        "table      | table        |                              | .zone-grid",
        "rectangle  | rectangle    |                              | #bar p",
        "buffer     | buffer       |                              | #bar p",
        "rotate     | rotate       |                              | #bar p",
        "split      | split        |                              | #bar p",
        "snap-to    | snap-to      |                              | .desk-view h2",
        "keys       | keys         |                              | dialog[open]",
        "next-phase | publish      |                              | dialog[open]",
    })
    void hasNoBarrier(String name, String action, String then, String content) {
        page.setViewportSize(1440, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        long plan = db.sql("select min(id) from plan where municipality_id = 'drammen' and status = 'DRAFT'").query(Long.class).single();
        page.navigate("/drammen/plan?plan=" + plan);
        page.locator(".desk-zone").first().click();
        page.locator(".zone-form").waitFor();
        if (action != null) {
            page.locator("[data-action=" + action + "]").click();
        }
        if (then != null) {
            page.locator(then).first().click();
        }
        page.locator(content).first().waitFor();
        assertThat(barriers(name)).isEmpty();
    }

    private List<String> barriers(String name) {
        List<String> found = new ArrayList<>();
        for (Look look : LOOKS) {
            page.setViewportSize(look.width(), look.height());
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
            Axe.barriers(page).forEach(barrier -> found.add(look + " " + barrier));
            desk.picture("panel-" + name + "-" + look.width());
            int needed = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
            if (needed > look.width()) {
                found.add("%d wide on %d".formatted(needed, look.width()));
            }
        }
        return found;
    }
}
