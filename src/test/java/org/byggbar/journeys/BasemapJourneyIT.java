package org.byggbar.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.byggbar.support.Browser;
import org.byggbar.support.PmtilesArchive;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestTown;
import org.byggbar.support.VectorTileWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A planner chooses basemaps, a reader switches between them, and a server of tiles that dies leaves a map. */
@ServerTest
class BasemapJourneyIT {

    private static final Color GREEN = new Color(20, 160, 60);
    private static final Color RED = new Color(200, 30, 30);

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient db;
    @Value("${byggbar.data}")
    private Path data;

    private Browser browser;
    private Page page;
    private HttpServer tiles;
    private TestTown town;
    private volatile boolean broken;

    @BeforeEach
    void open() throws IOException {
        town = TestTown.norwegian(db);
        tiles = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] green = PmtilesArchive.tile(GREEN);
        tiles.createContext("/", exchange -> {
            exchange.sendResponseHeaders(broken ? 503 : 200, broken ? -1 : green.length);
            try (var out = exchange.getResponseBody()) {
                if (!broken) {
                    out.write(green);
                }
            }
        });
        tiles.start();
        PmtilesArchive.write(data.resolve("basemaps").resolve(town.id()).resolve("town.pmtiles"), RED);
        browser = new Browser(port);
        page = browser.visitor("nb", 1440, 900);
    }

    @AfterEach
    void close() {
        browser.close();
        tiles.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + tiles.getAddress().getPort() + "/{z}/{x}/{y}.png";
    }

    private void offerBoth() {
        db.sql("""
                with added as (insert into basemap (municipality_id, position, title, kind, address, attribution, min_zoom, max_zoom, muted, is_default)
                    values (:town, 1, '{"nb": "Grønt"}', 'XYZ', :address, '© <b>Grønt</b>', 0, 18, false, true),
                           (:town, 2, '{"nb": "Rødt"}', 'PMTILES', 'town.pmtiles', 'Rødt', 0, 16, false, false))
                update municipality set basemaps_version = basemaps_version + 1 where id = :town
                """).param("town", town.id()).param("address", address()).update();
        String host = "http://127.0.0.1:" + tiles.getAddress().getPort();
        page.waitForCondition(() -> page.request().get("/" + town.id() + "/").headers().get("content-security-policy").contains(host));
    }

    /** The colour in the middle of the map. */
    private Color ground() {
        try {
            Locator map = page.locator("#map");
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(map.screenshot()));
            return new Color(picture.getRGB(picture.getWidth() * 5 / 8, picture.getHeight() / 2));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitGround(Color wanted) {
        page.waitForCondition(() -> distance(ground(), wanted) < 12);
    }

    private static int distance(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) + Math.abs(one.getGreen() - other.getGreen()) + Math.abs(one.getBlue() - other.getBlue());
    }

    @Test
    void switchesBetweenMapsAndRemembersTheChoice() {
        offerBoth();
        page.navigate("/" + town.id() + "/");
        awaitGround(GREEN);
        assertThat(page.locator(".map-credit")).hasText("© <b>Grønt</b>");

        page.getByLabel("Rødt").focus();
        page.keyboard().press("Space");
        awaitGround(RED);
        page.getByLabel("Dempede farger").check();
        page.waitForCondition(() -> ground().getRed() - ground().getGreen() < 60);
        page.reload();
        assertThat(page.getByLabel("Rødt")).isChecked();
        assertThat(page.getByLabel("Dempede farger")).isChecked();
        page.getByLabel("Enkelt").check();
        assertThat(page.locator(".map-credit")).isHidden();
        awaitGround(new Color(244, 241, 234));
    }

    @Test
    void leavesANoteAndPlainGroundWhenTilesDoNotCome() {
        broken = true;
        offerBoth();
        page.navigate("/" + town.id() + "/");
        Locator note = page.locator(".map-note");
        assertThat(note).containsText("«Grønt» svarer ikke");
        awaitGround(new Color(244, 241, 234));
        int asked = browser.faults().size();
        assertThat(asked).as("tiles that the browser reports missing before the map stops asking").isLessThan(60);
        page.locator("#map").hover();
        page.mouse().wheel(0, -400);

        broken = false;
        note.getByText("Prøv igjen").click();
        awaitGround(GREEN);
        assertThat(note).isHidden();
        assertThat(browser.faults()).as("nothing more was asked for in vain").isEmpty();
    }

    /**
     * In every tile of zoom 12 the north-west quarter is water, with a road and a name beside its middle; the map is two zooms
     * deeper, where it shows a part of one.
     */
    @Test
    void drawsAVectorArchiveInItsOwnColours() throws IOException {
        int half = VectorTileWriter.EXTENT / 2;
        VectorTileWriter tile = new VectorTileWriter().area("water", Map.of("class", "lake"), 0, 0, half, 0, half, half, 0, half)
                .area("landuse", Map.of("class", "residential"), half, half, 4096, half, 4096, 4096, half, 4096)
                .line("transportation", Map.of("class", "motorway"), 0, half * 5 / 8, half, half * 5 / 8)
                .point("place", Map.of("class", "suburb", "name", "Vannby", "name:nb", "Vassby"), half / 3, half / 2);
        PmtilesArchive.write(data.resolve("basemaps").resolve(town.id()).resolve("vector.pmtiles"), tile, 12);
        offerVector();

        openAt(0.25, 0.25);
        awaitGround(new Color(0xcfe0e6));
        assertThat(page.locator(".map-label.shown").getByText("Vassby").first()).isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        awaitGround(new Color(0x16303a));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        openAt(0.25, 0.3125);
        awaitGround(Color.WHITE);
        openAt(0.75, 0.75);
        awaitGround(new Color(0xe4ded2));
        openAt(0.75, 0.25);
        awaitGround(new Color(0xf4f1ea));
        page.getByLabel("Enkelt").check();
        assertThat(page.locator(".map-label").getByText("Vassby")).hasCount(0);
    }

    @Test
    void offersAVectorArchiveByThatNameToAPlannerWhoTriesIt() throws IOException {
        VectorTileWriter sea = new VectorTileWriter().area("water", Map.of("kind", "ocean"), 0, 0, 4096, 0, 4096, 4096, 0, 4096);
        PmtilesArchive.write(data.resolve("basemaps").resolve(town.id()).resolve("vector.pmtiles"), sea, 12);
        browser.signIn(page, "admin@byggbar");
        page.navigate("/" + town.id() + "/basemaps");
        page.getByText("Legg til et bakgrunnskart").click();
        page.getByLabel("Type").selectOption("PMTILES");
        assertThat(page.getByLabel("Fil").locator("option")).hasText(new String[] {"Velg en fil", "town.pmtiles (bilder, zoom 0–16)", "vector.pmtiles (vektorkart, zoom 0–12)"});
        page.getByLabel("Fil").selectOption("vector.pmtiles");
        page.getByLabel("I dempede farger").uncheck();
        page.getByText("Prøv det").click();
        awaitGround(new Color(0xcfe0e6));
    }

    @Test
    void leavesTheNoteWhereAVectorArchiveIsOfAnUnknownSchema() throws IOException {
        VectorTileWriter tile = new VectorTileWriter().area("flater", Map.of("type", "sjø"), 0, 0, 4096, 0, 4096, 4096, 0, 4096);
        PmtilesArchive.write(data.resolve("basemaps").resolve(town.id()).resolve("vector.pmtiles"), tile, 12);
        offerVector();
        openAt(0.5, 0.5);
        assertThat(page.locator(".map-note")).containsText("«Vektor» svarer ikke");
    }

    /** Opens the map two zooms deeper than 12, with a place of the tile of the town in the middle of what {@link #ground} looks at. */
    private void openAt(double x, double y) {
        double column = Math.floor((town.lon() + 180) / 360 * 4096) + x;
        double mercator = 0.5 - Math.log(Math.tan(Math.PI / 4 + Math.toRadians(town.lat()) / 2)) / (2 * Math.PI);
        double row = Math.floor(mercator * 4096) + y;
        double lon = column / 4096 * 360 - 180;
        double lat = Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * row / 4096))));
        page.navigate("about:blank");
        page.navigate(String.format(Locale.ROOT, "/%s/#map=14/%.6f/%.6f", town.id(), lat, lon));
    }

    private void offerVector() {
        db.sql("""
                with added as (insert into basemap (municipality_id, position, title, kind, address, attribution, min_zoom, max_zoom, muted, is_default)
                    values (:town, 1, '{"nb": "Vektor"}', 'PMTILES', 'vector.pmtiles', '', 0, 14, false, true))
                update municipality set basemaps_version = basemaps_version + 1 where id = :town
                """).param("town", town.id()).update();
    }

    /** By keyboard only; the desk and the public map remember one choice. */
    @Test
    void isSwitchedAtThePlannersDeskAsWell() {
        offerBoth();
        browser.signIn(page, "admin@byggbar");
        page.navigate("/" + town.id() + "/plan");
        awaitGround(GREEN);
        Locator word = page.locator(".basemap-panel > summary");
        word.focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Grønt")).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(page.getByLabel("Rødt")).isChecked();
        awaitGround(RED);
        page.keyboard().press("Escape");
        assertThat(word).isFocused();
        assertThat(page.getByLabel("Rødt")).isHidden();

        page.reload();
        awaitGround(RED);
        page.navigate("/" + town.id() + "/");
        assertThat(page.getByLabel("Rødt")).isChecked();
        page.getByLabel("Grønt").check();
        broken = true;
        page.navigate("/" + town.id() + "/plan");
        assertThat(page.locator(".map-note")).containsText("«Grønt» svarer ikke");
        awaitGround(new Color(244, 241, 234));
        assertThat(browser.faults()).as("tiles that the browser reports missing").allMatch(fault -> fault.contains(".png"));
    }

    @Test
    void isChosenByAPlannerWhoTriesItFirst() {
        browser.signIn(page, "admin@byggbar");
        page.navigate("/" + town.id() + "/basemaps");
        page.getByText("Legg til et bakgrunnskart").click();
        assertThat(page.getByLabel("Navn (Norsk bokmål)")).isVisible();
        page.getByLabel("Navn (Norsk bokmål)").fill("Grønt");
        page.getByLabel("Adresse til kartflisene").fill(address().replace("{x}", "{q}"));
        page.getByText("Lagre", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".error-summary")).containsText("z, x og y");
        page.getByLabel("Adresse til kartflisene").fill(address());
        page.getByLabel("I dempede farger").uncheck();
        page.getByText("Prøv det").click();
        awaitGround(GREEN);
        page.getByText("Lagre", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".basemaps-save")).containsText("Lagret");

        page.navigate("/" + town.id() + "/");
        awaitGround(GREEN);
    }
}
