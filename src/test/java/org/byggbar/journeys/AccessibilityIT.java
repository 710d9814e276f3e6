package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.byggbar.support.Axe;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * axe finds nothing on any page, in three languages, light and dark, wide and narrow; each page has one main heading,
 * its language, a way past the top, and fits a phone of 320 pixels without scrolling sideways.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {

    private static final List<String> LANGUAGES = List.of("sv", "nb", "en");
    private static final String LOOKED_AT = "nb";
    /** Gets every page as a phone does: drawn narrow from the start. The others become narrow when they stand. */
    private static final String ON_A_PHONE = "sv";
    private static final int WIDE = 1440;
    private static final int PHONE = 320;
    private static final int HEIGHT = 900;
    private static final String FRAME = """
            () => [
              document.querySelectorAll('h1').length === 1 ? '' : 'not one h1',
              document.title ? '' : 'no title',
              document.querySelector('a[href], button').matches('a.skip[href="#main"]') ? '' : 'no skip link first',
              document.querySelector('main#main') ? '' : 'no main',
            ].filter(Boolean)
            """;
    /** Names of rooms in the header, or under the thumb, that are cut off. */
    private static final String CUT_OFF = """
            () => [...document.querySelectorAll('.shell-rooms a')]
              .filter((room) => room.getBoundingClientRect().right > innerWidth || room.scrollWidth > room.clientWidth)
              .map((room) => `“${room.textContent}” is cut off`)
            """;
    private static final String NEXT_FRAMES = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 100))))";

    /** Resolves when the page has not changed for a while. */
    private static final String CALM = """
            () => new Promise((calm) => {
              let timer = setTimeout(done, 200);
              const watch = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 200); });
              watch.observe(document, { subtree: true, childList: true, attributes: true });
              function done() { watch.disconnect(); calm(); }
            })
            """;

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient db;

    private Browser browser;
    /** One page for each language and account, so that a visitor signs in once. */
    private final Map<String, Page> pages = new HashMap<>();
    private int looked;

    /**
     * A page as somebody sees it.
     *
     * @param account who is signed in, or null
     * @param opened what is clicked first, or null
     */
    record Stop(String path, String account, String opened) {

        static Stop at(String path) {
            return new Stop(path, null, null);
        }

        Stop opening(String selector) {
            return new Stop(path, account, selector);
        }

        Stop as(String username) {
            return new Stop(path, username, opened);
        }
    }

    @BeforeAll
    void open() {
        browser = new Browser(port);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    Stream<Stop> stops() {
        long plan = id("select min(id) from plan where municipality_id = 'drammen' and status = 'CONSULTATION'");
        long document = id("select min(id) from plan_document where plan_id = " + plan);
        long zone = id("select min(id) from layer_zone where municipality_id = 'drammen' and plan_status = 'IN_FORCE'");
        long site = id("select min(id) from site where municipality_id = 'drammen'");
        String proposal = "/drammen/proposals/" + plan;
        return Stream.of(
                Stop.at("/"),
                Stop.at("/drammen/"),
                Stop.at("/drammen/#sel=zone." + zone),
                Stop.at("/drammen/#table=1"),
                Stop.at("/drammen/sites"),
                Stop.at("/drammen/sites?status=OPEN&stationWithinM=1"),
                Stop.at("/drammen/sites/" + site),
                Stop.at("/drammen/proposals"),
                Stop.at(proposal),
                Stop.at(proposal).opening("#contribution button[type=submit]"),
                Stop.at(proposal + "/documents/" + document),
                Stop.at(proposal + "/present"),
                Stop.at("/drammen/receipt"),
                Stop.at("/login?error"),
                Stop.at("/help"),
                Stop.at("/styleguide"),
                Stop.at("/nowhere/"),
                Stop.at("/ogc?f=html"),
                Stop.at("/ogc/collections/zone?f=html").opening("#attributes ~ div summary"),
                Stop.at("/ogc/collections/zone/tiles/utm33n?f=html"),
                Stop.at("/ogc/collections/site/items?f=html&limit=5").opening(".more-filters summary"),
                Stop.at("/ogc/collections/site/items/" + site + "?f=html"),
                Stop.at("/ogc/collections/site/items?f=html&filter=name"),
                Stop.at("/ogc/collections/site/schema?f=html").opening("main summary"),
                Stop.at("/ogc/queryables?f=html"),
                Stop.at("/ogc/collections/site/items/" + site + "/history?f=html"),
                Stop.at("/ogc/tileMatrixSets?f=html"),
                Stop.at("/ogc/tileMatrixSets/utm33n?f=html"),
                Stop.at("/ogc/styles?f=html"),
                Stop.at("/drammen/plan?plan=" + plan).as("planner@drammen").opening(".desk-zone"),
                Stop.at("/drammen/plan?plan=" + plan).as("planner@drammen").opening(".basemap-panel > summary"),
                Stop.at("/tokens").as("planner@drammen"),
                Stop.at("/drammen/basemaps").as("planner@drammen").opening("#basemaps button[data-add]"),
                Stop.at("/drammen/moderation").as("moderator@drammen").opening(".queue-row"));
    }

    private long id(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    @ParameterizedTest
    @MethodSource("stops")
    void hasNoBarrier(Stop stop) {
        List<String> found = new ArrayList<>();
        int turn = looked++;
        for (String language : LANGUAGES) {
            boolean isPhone = language.equals(ON_A_PHONE);
            Page page = pages.computeIfAbsent(language + " " + stop.account(), key -> arrive(language, stop.account()));
            resize(page, isPhone ? PHONE : WIDE);
            visit(page, isPhone ? new Stop(stop.path(), stop.account(), null) : stop);
            found.addAll(frame(page, language));
            for (ColorScheme scheme : language.equals(LOOKED_AT) ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                if (language.equals(LOOKED_AT)) {
                    lookAt(page, scheme, (scheme == ColorScheme.LIGHT) == (turn % 2 == 0) ? WIDE : PHONE, found);
                }
            }
            resize(page, PHONE);
            addIfWiderThan(PHONE, page, language, found);
        }
        assertThat(found).isEmpty();
    }

    /** Roles, colours and sizes: every page light and dark, wide and narrow, and every second one the other way round. */
    private static void lookAt(Page page, ColorScheme scheme, int width, List<String> found) {
        resize(page, width);
        Axe.barriers(page).forEach(violation -> found.add(scheme + " " + width + " " + violation));
        addIfWiderThan(width, page, LOOKED_AT, found);
    }

    private Page arrive(String language, String account) {
        Page page = browser.visitor(language, WIDE, HEIGHT);
        if (account != null) {
            browser.signIn(page, account);
        }
        return page;
    }

    /** Loads the page anew, also when only what follows # differs, and waits until nothing shows that it is loading. */
    private static void visit(Page page, Stop stop) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.navigate("about:blank");
        page.navigate(stop.path());
        page.evaluate(CALM);
        PlaywrightAssertions.assertThat(page.locator("[aria-busy]:not(.guide *)")).hasCount(0);
        if (stop.opened() != null) {
            page.locator(stop.opened()).first().click();
            page.evaluate(CALM);
        }
    }

    /** The browser tells the page of its new size with the next frame; the page then moves its panels. */
    private static void resize(Page page, int width) {
        page.setViewportSize(width, HEIGHT);
        page.evaluate(NEXT_FRAMES);
    }

    @SuppressWarnings("unchecked")
    private static List<String> frame(Page page, String language) {
        List<String> missing = new ArrayList<>((List<String>) page.evaluate(FRAME));
        if (!language.equals(page.locator("html").getAttribute("lang"))) {
            missing.add("not in " + language);
        }
        return missing;
    }

    private static void addIfWiderThan(int width, Page page, String language, List<String> found) {
        ((List<?>) page.evaluate(CUT_OFF)).forEach(name -> found.add("%s on %d: %s".formatted(language, width, name)));
        int needed = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        if (needed > width) {
            found.add("%s is %d wide on %d".formatted(language, needed, width));
        }
    }
}
