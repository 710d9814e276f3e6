package org.byggbar.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.byggbar.support.ZonedTown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A citizen has a map and one of its zones open while many zones are published at once. */
@ServerTest
class PublicationOnMapIT {

    /** For a second question to be asked, if the first were not the only one. */
    private static final double AFTERMATH_MS = 1_500;

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient db;

    private ZonedTown town;
    private Browser browser;
    private Page page;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        town = ZonedTown.create(db, 10, 10);
        browser = new Browser(port);
        page = browser.visitor("en", 1440, 900);
        page.navigate("/" + town.id() + "/#sel=zone." + town.zone("Z45"));
        assertThat(page.locator(".sheet h2")).hasText("Zone 45");
        assertThat(page.locator("path.shape-zone")).hasCount(town.zones());
        page.waitForTimeout(AFTERMATH_MS);
        page.onRequest(request -> asked.add(request.url()));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void showsThemAllByOneQuestionForTheLayer() {
        db.sql("update zone set name = 'New ' || code, version = version + 1 from set_config('byggbar.publishing', 'on', true) where municipality_id = :town")
                .param("town", town.id()).update();

        assertThat(page.locator(".sheet h2")).containsText("New Z45", new ContainsTextOptions().setTimeout(5_000));
        page.waitForTimeout(AFTERMATH_MS);
        assertThat(asked.stream().filter(url -> url.contains("/collections/zone/items"))).as("instead of %d", town.zones()).hasSizeLessThanOrEqualTo(2);
        assertThat(page.locator("path.shape-zone")).hasCount(town.zones());
        assertThat(page.locator("path.shape-zone[data-id=\"%d\"]".formatted(town.zone("Z99")))).hasAttribute("aria-label", Pattern.compile("New Z99"));
    }
}
