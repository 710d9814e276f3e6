package org.byggbar.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.byggbar.support.ZonedTown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The public map of a town with more zones than a page can hold as shapes: what a citizen sees, points at, reaches and opens. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TiledMapIT {

    private static final String MIDDLE = "Z1325";
    /** What tells the strategies' colours apart under their patterns. */
    private static final Map<String, Double> HUES = Map.of("DENSIFY", hue(Color.decode("#c98a1b")), "TRANSFORM", hue(Color.decode("#7b4fa3")),
            "NEW", hue(Color.decode("#3c8d5a")));
    private static final long PATIENCE_NS = 30_000_000_000L;
    /** Long enough for a second reading to begin, if there were one. */
    private static final double AFTERMATH_MS = 1_500;

    /** The panes of tiles have no size of their own. */
    private static final Locator.WaitForOptions ATTACHED = new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient db;

    private ZonedTown town;
    private Browser browser;
    private Page page;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @BeforeAll
    void zone() {
        town = ZonedTown.create(db, 50, 52);
    }

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void drawsMoreThanAPageHoldsInTheColoursOfTheirClasses() throws IOException {
        open(ColorScheme.LIGHT, 14, MIDDLE);

        assertThat(page.locator(".list-count")).containsText(Pattern.compile("2.600 in view"));
        assertThat(page.locator(".list-row")).hasCount(150);
        assertThat(page.locator("path.shape-zone")).hasCount(0);
        assertThat(page.locator("[data-layer=zone] .legend li")).hasCount(4);
        for (String strategy : HUES.keySet()) {
            paint(strategy);
            waitForHue(strategy);
        }
    }

    /** A town that has just been brought in is news of the last half minute, but none to a page that has read it all. */
    @Test
    void asksForEachPageAndEachTileOnceOnAFirstVisit() {
        open(ColorScheme.LIGHT, 14, MIDDLE);
        assertThat(page.locator(".list-count")).containsText(Pattern.compile("2.600 in view"));
        page.waitForCondition(() -> asked("/changes").size() == 1);
        page.waitForTimeout(AFTERMATH_MS);

        assertThat(asked("/changes")).as("a stream that begins where the page began to read").singleElement().asString().containsPattern("/changes\\?lastEventId=\\d+$");
        assertThat(asked("/zone/items")).as("how many there are, and those in view").hasSize(2).allMatch(request -> request.contains("limit=150"));
        assertThat(asked(".mvt")).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void namesWhatIsPointedAtAndOpensItInItsExactGeometry() {
        open(ColorScheme.DARK, 14, MIDDLE);
        double[] middle = middle();
        page.mouse().move(middle[0] + 1, middle[1]);
        page.mouse().move(middle[0], middle[1]);

        assertThat(page.locator(".map-tip")).containsText("Zone 1325");
        var answer = page.waitForResponse("**/zone/items/" + town.zone(MIDDLE), () -> page.mouse().click(middle[0], middle[1]));
        assertThat(page.locator(".sheet h2")).hasText("Zone 1325");
        assertThat(page.locator("path.shape-zone.chosen")).hasCount(1);
        assertThat(isAsStored(answer.text())).as("the geometry that is shown is the stored one").isTrue();
        page.locator(".sheet").press("Escape");
        assertThat(page.locator("path.shape-zone")).hasCount(0);
    }

    @Test
    void goesFromZoneToZoneByKeyboard() {
        open(ColorScheme.LIGHT, 14, MIDDLE);
        page.locator(".map-stop").waitFor();
        assertThat(page.locator("#map [tabindex='0']")).hasCount(1);
        page.locator("#map [tabindex='0']").focus();
        page.keyboard().press("ArrowRight");
        String first = page.locator(".map-stop:focus").getAttribute("data-id");
        String name = page.locator(".map-stop:focus").getAttribute("aria-label").replaceAll("^Zone (Zone \\d+),.*", "$1");
        assertThat(page.locator("#announce-polite")).containsText("arrow keys");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".map-stop:focus")).not().hasAttribute("data-id", first);
        page.keyboard().press("ArrowLeft");

        assertThat(page.locator(".map-stop:focus")).hasAttribute("data-id", first);
        page.keyboard().press("Enter");
        assertThat(page.locator(".sheet h2")).hasText(name);
        page.keyboard().press("Escape");
        assertThat(page.locator(".map-stop:focus")).hasAttribute("data-id", first);
    }

    @Test
    void showsWhatSomebodySavesByFetchingTheTouchedTilesOnly() throws IOException {
        open(ColorScheme.LIGHT, 14, MIDDLE);
        paint("NEW");
        waitForHue("NEW");
        requests.clear();
        paint("TRANSFORM");
        long saved = System.nanoTime();
        waitForHue("TRANSFORM");

        System.out.printf(Locale.ROOT, "tiled map, from commit to picture: %d ms%n", (System.nanoTime() - saved) / 1_000_000);
        assertThat(asked(".mvt")).hasSizeBetween(1, 4).allMatch(request -> request.contains("revision="));
    }

    @Test
    void returnsToShapesWhereFewEnoughAreInView() {
        open(ColorScheme.LIGHT, 16, MIDDLE);

        assertThat(page.locator("path.shape-zone[aria-label*='Zone 1325']")).hasCount(1);
        assertThat(page.locator(".map-tile-picture")).hasCount(0);
        for (int i = 0; i < 2; i++) {
            page.locator(".map-button").nth(1).click();
            page.waitForTimeout(200);
        }
        page.locator(".map-tile-picture").first().waitFor();
        assertThat(page.locator("path.shape-zone")).hasCount(0);
    }

    @Test
    void saysWhenTilesDoNotComeAndRecovers() {
        page = browser.visitor("en", 1440, 900);
        page.route("**/*.mvt*", route -> route.abort());
        page.navigate("/%s/%s".formatted(town.id(), hash(14, MIDDLE)));

        assertThat(page.locator(".map-note")).containsText("could not be fetched");
        page.unroute("**/*.mvt*");
        page.locator(".map-tile-picture").first().waitFor();
        assertThat(page.locator(".map-note")).isHidden();
        assertThat(browser.faults()).allMatch(fault -> fault.contains(".mvt"));
    }

    /** Opens the map with a zone in the middle of what no panel hides. */
    private void open(ColorScheme scheme, int zoom, String code) {
        page = browser.visitor("en", 1440, 900, scheme);
        requests.clear();
        page.onRequest(request -> requests.add(request.url()));
        page.navigate("/%s/%s".formatted(town.id(), hash(zoom, code)));
        if (zoom > 15) {
            page.locator("path.shape-zone").first().waitFor();
        } else {
            page.locator(".map-tiles[data-whole=around]").waitFor(ATTACHED);
        }
        page.locator("[data-layer=zone] .legend li").first().waitFor();
    }

    /** Addresses asked for that hold a text, in their order. */
    private List<String> asked(String part) {
        return requests.stream().filter(request -> request.contains(part)).toList();
    }

    private String hash(int zoom, String code) {
        return db.sql("select st_y(p) as lat, st_x(p) as lon from (select st_transform(st_centroid(geom), 4326) as p from zone where id = :id) place")
                .param("id", town.zone(code))
                .query((row, n) -> String.format(Locale.ROOT, "#map=%d/%.6f/%.6f", zoom, row.getDouble("lat"), row.getDouble("lon"))).single();
    }

    /** Gives the patch around the middle another strategy, as a publication would. */
    private void paint(String strategy) {
        db.sql("""
                update zone set strategy = :strategy, from_land_use = case :strategy when 'TRANSFORM' then '1340' end, version = version + 1
                from set_config('byggbar.publishing', 'on', true)
                where municipality_id = :town and st_dwithin(geom, (select geom from zone where id = :middle), 40)
                """).param("strategy", strategy).param("town", town.id()).param("middle", town.zone(MIDDLE)).update();
    }

    private void waitForHue(String strategy) throws IOException {
        long end = System.nanoTime() + PATIENCE_NS;
        double seen;
        do {
            seen = hueInTheMiddle();
        } while (Math.abs(seen - HUES.get(strategy)) > 0.06 && System.nanoTime() < end);
        assertThat(seen).as("hue of %s", strategy).isCloseTo(HUES.get(strategy), Offset.offset(0.06));
    }

    /** The visible middle, in pixels of the page. */
    private double[] middle() {
        List<?> place = (List<?>) page.evaluate("""
                () => {
                  const frame = document.querySelector('.map-frame');
                  const inset = (side) => Number.parseFloat(frame.style.getPropertyValue(`--inset-${side}`)) || 0;
                  const { left, top, width, height } = frame.getBoundingClientRect();
                  return [left + (inset('left') + width - inset('right')) / 2, top + (inset('top') + height - inset('bottom')) / 2];
                }
                """);
        return place.stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
    }

    private double hueInTheMiddle() throws IOException {
        double[] middle = middle();
        var image = ImageIO.read(new ByteArrayInputStream(page.screenshot(new Page.ScreenshotOptions().setClip(middle[0] - 9, middle[1] - 9, 18, 18))));
        int[] sum = new int[3];
        for (int i = 0; i < 324; i++) {
            Color pixel = new Color(image.getRGB(i % 18, i / 18));
            sum[0] += pixel.getRed();
            sum[1] += pixel.getGreen();
            sum[2] += pixel.getBlue();
        }
        return hue(new Color(sum[0] / 324, sum[1] / 324, sum[2] / 324));
    }

    private static double hue(Color colour) {
        return Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null)[0];
    }

    /** Whether every corner of a feature's geometry is the stored one, to the seven decimals that maps are sent. */
    private boolean isAsStored(String feature) {
        return db.sql("""
                select st_hausdorffdistance(st_geomfromgeojson((:feature)::json ->> 'geometry'), st_transform(geom, 4326)) < 1e-7
                       and st_npoints(st_geomfromgeojson((:feature)::json ->> 'geometry')) = st_npoints(geom)
                from zone where id = :id
                """).param("feature", feature).param("id", town.zone(MIDDLE)).query(Boolean.class).single();
    }
}
