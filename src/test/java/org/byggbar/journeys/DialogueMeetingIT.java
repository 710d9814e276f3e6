package org.byggbar.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A proposal on the wall of a meeting hall, steered by a presenter's clicker. */
@ServerTest
class DialogueMeetingIT {

    private static final int LEAST_TEXT_PX = 32;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient db;

    private Browser browser;
    private Page wall;
    private long plan;

    @BeforeEach
    void open() {
        browser = new Browser(port);
        plan = db.sql("select min(id) from plan where municipality_id = 'drammen' and status = 'CONSULTATION'").query(Long.class).single();
        wall = browser.visitor("nb", 1440, 900);
        wall.navigate("/drammen/proposals/" + plan + "/present");
        assertThat(wall.locator("#position")).hasText(Pattern.compile("1 av \\d+"));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void walksThroughEachAreaTodayAndProposed() {
        int zones = db.sql("select count(*) from zone where plan_id = :plan and overlay is null").param("plan", plan).query(Integer.class).single();
        assertThat(wall.locator("#position")).hasText("1 av " + (2 * zones + 2));

        wall.keyboard().press("PageDown");
        assertThat(wall.locator(".slide:not([hidden]) .now h3")).hasText("I dag");
        wall.keyboard().press("Space");
        assertThat(wall.locator(".slide:not([hidden]) .now h3")).hasText("Foreslått");
        assertThat(wall.locator("path.selection-line")).hasCount(1);
        wall.keyboard().press("PageUp");
        assertThat(wall.locator(".slide:not([hidden]) .now h3")).hasText("I dag");
        wall.keyboard().press("End");
        assertThat(wall.locator(".slide:not([hidden]) h2")).hasText("Hva folk sier");
        wall.keyboard().press("Home");
        assertThat(wall.locator("#position")).hasText(Pattern.compile("^1 av"));
    }

    @Test
    void keepsEveryTextLargeAndTheWayInForPhonesInSight() {
        for (int step = 0; step < 4; step++) {
            Object smallest = wall.evaluate("""
                    () => Math.min(...[...document.querySelectorAll('main *')]
                      .filter((element) => element.checkVisibility() && !element.closest('.unseen, .leaflet-pane, svg')
                        && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
                      .map((element) => parseFloat(getComputedStyle(element).fontSize)))""");
            assertThat(((Number) smallest).doubleValue()).isGreaterThanOrEqualTo(LEAST_TEXT_PX);
            assertThat(wall.locator(".present-qr")).isVisible();
            assertThat(wall.locator(".present-address strong")).hasText("127.0.0.1:" + port + "/p/" + plan);
            assertThat((Boolean) wall.evaluate("document.querySelector('.present-qr').naturalWidth > 0")).isTrue();
            wall.keyboard().press("ArrowRight");
        }
    }

    @Test
    void showsACommentWhenItIsPublished() {
        long id = db.sql("select min(id) from contribution where plan_id = :plan and status = 'HELD'").param("plan", plan).query(Long.class).single();
        assertThat(wall.locator("#contributions [data-id='" + id + "']")).hasCount(0);
        wall.waitForTimeout(500);

        db.sql("update contribution set status = 'PUBLISHED', version = version + 1 where id = :id").param("id", id).update();

        assertThat(wall.locator("#latest")).containsText("Nytt:");
        assertThat(wall.locator("#contributions [data-id='" + id + "']")).hasCount(1);
    }

    @Test
    void keepsWhatItShowsWhenTheNetworkGoes() {
        wall.keyboard().press("PageDown");
        String slide = wall.locator(".slide:not([hidden]) h2").textContent();
        wall.context().setOffline(true);

        assertThat(wall.locator("#offline")).containsText("Frakoblet siden");
        assertThat(wall.locator(".slide:not([hidden]) h2")).hasText(slide);
        wall.keyboard().press("PageDown");
        assertThat(wall.locator("#position")).hasText(Pattern.compile("^3 av"));
        browser.faults();
    }
}
