package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** axe finds nothing on the public pages, in three languages, light and dark, wide and narrow. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {

    private static final List<String> LANGUAGES = List.of("sv", "nb", "en");
    private static final String RULES = """
            async () => (await axe.run({ preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }))
              .violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
            """;

    @LocalServerPort
    private int port;

    private Browser browser;
    private String axe;

    @BeforeAll
    void open() throws IOException {
        browser = new Browser(port);
        axe = new PathMatchingResourcePatternResolver().getResources("classpath*:META-INF/resources/webjars/axe-core/**/axe.min.js")[0]
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/drammen/", "/drammen/#sel=zone.1", "/drammen/#table=1", "/login?error", "/help", "/styleguide", "/nowhere/",
        "/avesta/sites", "/avesta/sites?status=OPEN&stationWithinM=1", "/avesta/sites/1", "/avesta/proposals", "/avesta/proposals/2",
        "/avesta/proposals/2/present", "/avesta/receipt"})
    void findsNothing(String path) {
        List<String> found = new ArrayList<>();
        for (String language : LANGUAGES) {
            try (Page page = browser.visitor(language, 1440, 900)) {
                page.navigate(path);
                settle(page);
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    for (int width : List.of(1440, 320)) {
                        page.setViewportSize(width, 900);
                        found.addAll(violations(page).stream().map(fault -> language + " " + scheme + " " + width + " " + fault).toList());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/drammen/", "/login", "/help", "/styleguide", "/avesta/sites?status=OPEN&areaMin=1", "/avesta/sites/1",
        "/avesta/proposals", "/avesta/proposals/2", "/avesta/proposals/2/present", "/avesta/receipt"})
    void fitsAPhoneWithoutScrollingSideways(String path) {
        try (Page page = browser.visitor("sv", 320, 640)) {
            page.navigate(path);
            settle(page);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/drammen/", "/drammen/#sel=zone.1", "/login", "/help", "/styleguide", "/avesta/sites", "/avesta/sites/1",
        "/avesta/proposals", "/avesta/proposals/2", "/avesta/proposals/2/present", "/avesta/receipt"})
    void runsWithoutAFault(String path) {
        browser.faults();
        try (Page page = browser.visitor("nb", 1440, 900)) {
            page.navigate(path);
            settle(page);
        }
        assertThat(browser.faults()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<String> violations(Page page) {
        page.evaluate(axe);
        return (List<String>) page.evaluate(RULES);
    }

    /** The page has what it asked for, and nothing shows that it is still loading. */
    private static void settle(Page page) {
        page.waitForTimeout(600);
        PlaywrightAssertions.assertThat(page.locator("[aria-busy]:not(.guide *)")).hasCount(0);
        page.waitForTimeout(400);
    }
}
