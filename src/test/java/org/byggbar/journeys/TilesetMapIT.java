package org.byggbar.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a tileset shows what its tiles hold. */
@ServerTest
class TilesetMapIT {

    private static final Color DENSIFY = Color.decode("#c98a1b");
    /** Panes of tiles have no size of their own. */
    private static final Locator.WaitForOptions ATTACHED = new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    @LocalServerPort
    private int port;

    private Browser browser;
    private Page page;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void drawsTheLayerInItsStyle(ColorScheme scheme) throws IOException {
        visit("/ogc/collections/zone/tiles/WebMercatorQuad?f=html", scheme);
        waitForPicture("zone");

        assertThat(share(DENSIFY)).as("share of the picture in the colour of densification").isGreaterThan(0.01);
        assertThat(layersAsked()).containsExactlyInAnyOrder("zone", "context");
        assertThat(page.locator(".map-label.shown").first()).isAttached();
        assertThat(page.locator(".map-stop")).hasCount(0);
    }

    @Test
    void drawsAllLayersOfTheWholeDataset() throws IOException {
        visit("/ogc/tiles/WebMercatorQuad?f=html", ColorScheme.LIGHT);
        for (String layer : List.of("context", "municipality", "plan", "zone", "overlay", "site", "housing_project", "contribution")) {
            waitForPicture(layer);
        }

        assertThat(share(DENSIFY)).isGreaterThan(0.01);
        assertThat(page.locator(".map-note")).isHidden();
    }

    /** Tiles of another grid hold the same; a map of the web shows it by tiles of its own grid. */
    @Test
    void drawsTheLayerOfATilesetInAnotherGridToo() {
        visit("/ogc/collections/site/tiles/utm33n?f=html", ColorScheme.LIGHT);
        waitForPicture("site");
        assertThat(page.locator(".leaflet-tiles-site-pane .map-tile-picture").first()).isAttached();
    }

    private void visit(String path, ColorScheme scheme) {
        page = browser.visitor("en", 1280, 900, scheme);
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(path);
        assertThat(page.locator("figure figcaption")).containsText("What the tiles hold");
    }

    private void waitForPicture(String layer) {
        page.locator(".leaflet-tiles-%s-pane[data-whole=around]".formatted(layer)).waitFor(ATTACHED);
    }

    private List<String> layersAsked() {
        return requests.stream().map(request -> URI.create(request).getPath()).filter(path -> path.startsWith("/tiles/"))
                .map(path -> path.split("/")[2]).distinct().toList();
    }

    /** How much of the map is about as colourful and in about the same hue, whatever lies under it. */
    private double share(Color colour) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(page.locator("#map").screenshot()));
        int pixels = picture.getWidth() * picture.getHeight();
        long alike = IntStream.range(0, pixels).map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()))
                .filter(rgb -> isAlike(hsb(new Color(rgb)), hsb(colour))).count();
        return (double) alike / pixels;
    }

    private static boolean isAlike(float[] seen, float[] wanted) {
        return Math.abs(seen[0] - wanted[0]) < 0.03 && seen[1] > 0.4;
    }

    private static float[] hsb(Color colour) {
        return Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null);
    }
}
