package org.byggbar.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.byggbar.support.Browser;
import org.byggbar.support.PmtilesArchive;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestTown;
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
