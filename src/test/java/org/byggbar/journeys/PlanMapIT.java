package org.byggbar.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The public plan map as a citizen meets it. */
@ServerTest
class PlanMapIT {

    private static final String ZONE_SHAPES = "path.shape-zone";

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
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void listsEveryZoneOnTheMap() {
        goTo("/drammen/");
        int zones = db.sql("""
                select count(*) from layer_zone where municipality_id = 'drammen' and published and plan_status in ('IN_FORCE', 'ADOPTED')
                """).query(Integer.class).single();

        assertThat(page.locator(ZONE_SHAPES)).hasCount(zones);
        assertThat(page.locator(".list-row")).hasCount(zones);
    }

    @Test
    void opensAZoneFoundBySearchWithTheKeyboardAlone() {
        goTo("/drammen/");
        page.locator("ui-search input").focus();
        page.keyboard().type("Sundland elvefront");
        page.locator(".search-result").first().waitFor();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        assertThat(page.locator(".sheet h2")).isFocused();
        assertThat(page.locator(".sheet h2")).hasText("Sundland elvefront");
        page.keyboard().press("Escape");
        assertThat(page.locator(".list-row:focus")).hasCount(1);
    }

    @Test
    void walksFromShapeToShapeWithArrows() {
        goTo("/drammen/");
        assertThat(page.locator("#map path[tabindex='0']")).hasCount(1);
        page.locator("#map path[tabindex='0']").focus();
        Object first = focusedName();
        page.keyboard().press("ArrowRight");

        assertThat(focusedName()).isNotNull().isNotEqualTo(first);
        page.keyboard().press("Enter");
        assertThat(page.locator(".sheet h2")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("#map path:focus")).hasCount(1);
    }

    @Test
    void keepsViewFiltersAndChoiceInTheAddress() {
        goTo("/drammen/#map=13/59.74/10.2&zone.strategy=TRANSFORM");
        int transformed = page.locator(".list-row").count();
        page.locator(".list-row").first().click();
        String link = page.url();
        String title = page.locator(".sheet h2").textContent();

        Page other = browser.visitor("en", 1440, 900);
        other.navigate(link);
        assertThat(other.locator(".sheet h2")).hasText(title);
        assertThat(other.locator(ZONE_SHAPES)).hasCount(transformed);
        page.goBack();
        assertThat(page.locator(".list-row")).hasCount(transformed);
    }

    @Test
    void showsWhatSomebodyElseSavesWithinASecond() {
        goTo("/drammen/");
        page.locator(".list-row").first().click();
        page.locator(".sheet h2").waitFor();
        page.waitForTimeout(500);
        long id = Long.parseLong(page.url().replaceAll(".*sel=zone\\.", ""));

        db.sql("update zone set name = 'Nylig endret', version = version + 1 from set_config('byggbar.publishing', 'on', true) where id = :id").param("id", id).update();

        assertThat(page.locator(".sheet h2")).hasText("Nylig endret", new LocatorAssertions.HasTextOptions().setTimeout(1000));
    }

    @Test
    void measuresAreasAsTheServerDoes() {
        goTo("/drammen/");
        Object worst = page.evaluate("""
                async () => {
                  const app = document.querySelector('link[href*="/tokens.css"]').href.replace('tokens.css', '');
                  const { areaM2 } = await import(`${app}platform/crs.js`);
                  const { features } = await (await fetch('/ogc/collections/zone/items?municipality=drammen&limit=1000&precision=9')).json();
                  return Math.max(...features.map(({ geometry, properties }) => Math.abs(areaM2(geometry, 25832) - properties.area_m2)));
                }
                """);

        assertThat(((Number) worst).doubleValue()).isLessThan(0.1);
    }

    private void goTo(String path) {
        page.navigate(path);
        page.locator(".list-row").first().waitFor();
        page.locator(ZONE_SHAPES).first().waitFor();
    }

    private Object focusedName() {
        return page.evaluate("document.activeElement.getAttribute('aria-label')");
    }
}
