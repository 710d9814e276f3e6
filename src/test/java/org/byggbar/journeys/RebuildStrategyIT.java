package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.byggbar.geo.GeoJson;
import org.byggbar.journeys.StrategyPattern.Zone;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * The whole strategy of Drammen, 97 zones, rebuilt at the desk from an empty plan with a border: by typed corners, by
 * mouse with snapping, by splits, merges, moved borders and filled gaps, told apart by many at once, and clean at the
 * end. What is judged is what the server holds.
 */
@ServerTest
class RebuildStrategyIT {

    private static final double MIDDLE_X = 456;
    private static final double MIDDLE_Y = 470;

    @LocalServerPort
    private int port;

    private Browser browser;
    private Page page;
    private PlanDesk desk;
    private DeskApi api;

    @BeforeEach
    void signIn() {
        browser = new Browser(port);
        page = browser.visitor("en", 1440, 900);
        browser.signIn(page, "planner@drammen");
        desk = new PlanDesk(page);
        api = new DeskApi(page);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void rebuildsTheStrategyOfDrammenFromAnEmptyPlan() {
        StrategyPattern pattern = StrategyPattern.read();
        RebuildPlan work = new RebuildPlan(pattern);
        assertThat(List.of(work.byMouse, work.byFill, work.pairs, work.halves, work.slips)).allSatisfy(part -> assertThat(part).isNotEmpty());
        page.navigate("/drammen/plan");
        page.locator(".desk-zone").first().waitFor();
        page.navigate("/drammen/plan?plan=" + api.plan(pattern.border()));
        page.getByText("No zone here yet.").waitFor();

        work.entered.stream().sorted(Comparator.comparing(RebuildStrategyIT::kind)).forEach(zone -> enter(zone, zone.ring()));
        work.slips.forEach(this::enterAndPutRight);
        work.pairs.forEach(this::enterAndSplit);
        work.halves.forEach(this::enterAndMerge);
        work.byFill.forEach(this::fillGap);
        work.byMouse.forEach(this::draw);
        limitStoreysOfTransformations();
        checkIsClean();

        assertSame(pattern);
        assertPartition();
    }

    private static String kind(Zone zone) {
        return zone.strategy() + zone.landUse() + zone.fromLandUse();
    }

    /** Types the corners as coordinates, as one pastes them from a survey. */
    private void enter(Zone zone, List<Coordinate> ring) {
        typeCorners(ring);
        describe(zone);
    }

    private void typeCorners(List<Coordinate> ring) {
        if (page.locator(".desk-back").isVisible()) {
            page.locator(".desk-back").click();
        }
        desk.button("Enter coordinates").click();
        String lines = ring.stream().map(corner -> String.format(Locale.ROOT, "%.5f\t%.5f", corner.x, corner.y)).collect(Collectors.joining("\n"));
        page.locator(".corner-table input").first().evaluate("""
                (input, text) => { const data = new DataTransfer(); data.setData("text", text);
                  input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }""", lines);
        desk.button("Apply").click();
        page.locator(".zone-heading").waitFor();
    }

    private void describe(Zone zone) {
        desk.fill("code", zone.code());
        desk.fill("name", zone.name());
        select("strategy", zone.strategy());
        if (zone.fromLandUse() != null) {
            select("fromLandUse", zone.fromLandUse());
        }
        select("landUse", zone.landUse());
    }

    private void select(String field, String code) {
        if (!Objects.equals(desk.field(field).inputValue(), code)) {
            desk.field(field).selectOption(code);
        }
    }

    private void enterAndPutRight(RebuildPlan.Slip slip) {
        enter(slip.one(), RebuildPlan.moved(slip.one(), slip.right(), slip.wrong()).ring());
        enter(slip.other(), RebuildPlan.moved(slip.other(), slip.right(), slip.wrong()).ring());
        MapPixels map = see(new Envelope(slip.right().x - 60, slip.right().x + 60, slip.right().y - 60, slip.right().y + 60));
        desk.tool("Reshape").click();
        double[] from = map.at(slip.wrong());
        double[] to = map.at(slip.right());
        desk.drag(from[0], from[1], to[0], to[1]);
        desk.awaitSaid("Moves with " + slip.one().code() + ".");
        desk.tool("Select").click();
    }

    private void enterAndSplit(RebuildPlan.Pair pair) {
        Zone larger = pair.one().shape().getArea() > pair.other().shape().getArea() ? pair.one() : pair.other();
        List<Coordinate> ring = List.of(pair.whole().getExteriorRing().getCoordinates());
        enter(larger, ring.subList(0, ring.size() - 1));
        MapPixels map = see(pair.whole().getEnvelopeInternal());
        desk.tool("Split").click();
        pair.line().forEach(place -> press(map.at(place)));
        desk.button("Finish").click();
        desk.awaitSaid(larger.code() + " becomes 2 parts.");
        desk.picture("rebuild-split");
        bar("Split");
        desk.awaitSaid(larger.code() + " is divided. New: ");
        String code = desk.said().stream().filter(text -> text.startsWith(larger.code() + " is divided")).findFirst().orElseThrow()
                .replaceAll(".*New: ([^.]+)\\..*", "$1");
        page.locator(".desk-back").click();
        desk.open(code);
        describe(larger == pair.one() ? pair.other() : pair.one());
    }

    private void enterAndMerge(RebuildPlan.Halves cut) {
        Zone zone = cut.zone();
        enter(zone, cut.first());
        typeCorners(cut.second());
        MapPixels map = see(zone.shape().getEnvelopeInternal());
        desk.tool("Select").click();
        page.keyboard().down("Shift");
        press(map.at(inside(cut.first())));
        page.keyboard().up("Shift");
        page.getByText("2 zones picked").first().waitFor();
        desk.tool("Merge").click();
        page.locator(".merge-form").waitFor();
        bar("Merge");
        desk.awaitSaid("are now one zone");
        describe(zone);
    }

    private void fillGap(Zone zone) {
        MapPixels map = see(zone.shape().getEnvelopeInternal());
        desk.tool("Fill gap").click();
        press(map.at(zone.shape().getInteriorPoint().getCoordinate()));
        page.locator("#bar .choice").getByText("a new zone").click();
        desk.picture("rebuild-fill");
        bar("Fill");
        page.locator(".zone-heading").waitFor();
        desk.tool("Select").click();
        describe(zone);
    }

    /** By mouse: every corner snaps to one that is there. */
    private void draw(Zone zone) {
        MapPixels map = see(zone.shape().getEnvelopeInternal());
        desk.tool("Draw").click();
        zone.ring().forEach(corner -> press(map.at(corner)));
        page.locator("#bar").getByText("Click the first corner again to close").waitFor();
        press(map.at(zone.ring().get(0)));
        page.waitForFunction("() => document.querySelector(\".desk-tool[data-action=select]\").getAttribute(\"aria-pressed\") === \"true\"");
        describe(zone);
    }

    private void limitStoreysOfTransformations() {
        desk.tool("Table").click();
        desk.button("Filter").click();
        page.locator(".column-filter").filter(new Locator.FilterOptions().setHasText("Strategy")).locator("select").selectOption("TRANSFORM");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pick these")).click();
        page.locator("[data-picked=edit]").click();
        page.locator(".bulk-field").filter(new Locator.FilterOptions().setHas(
                page.locator("label").getByText("Most storeys", new Locator.GetByTextOptions().setExact(true)))).locator("input[type=text]").fill("6");
        page.locator("dialog").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change 2")).click();
        desk.tool("Table").click();
    }

    private void checkIsClean() {
        desk.tool("Check").click();
        page.locator(".check-body .notice, .check-findings").first().waitFor();
        assertThat(page.locator(".check-findings li").allInnerTexts()).isEmpty();
        assertThat(page.locator(".check-body").innerText()).contains("Everything fits");
        desk.picture("rebuild-checked");
    }

    private void assertSame(StrategyPattern pattern) {
        Map<String, JsonNode> stored = desk.stored();
        assertThat(stored.keySet()).containsExactlyInAnyOrderElementsOf(pattern.zones.keySet());
        pattern.zones.values().forEach(zone -> {
            JsonNode says = stored.get(zone.code()).get("properties");
            assertThat(says.get("name").asString()).isEqualTo(zone.name());
            assertThat(List.of(says.get("strategy").asString(), says.get("landUse").asString())).containsExactly(zone.strategy(), zone.landUse());
            assertThat(says.get("fromLandUse").isNull() ? null : says.get("fromLandUse").asString()).isEqualTo(zone.fromLandUse());
            assertThat(says.get("maxStoreys").isNull() ? 0 : says.get("maxStoreys").asInt()).isEqualTo(zone.strategy().equals("TRANSFORM") ? 6 : 0);
            assertThat(shape(stored.get(zone.code())).symDifference(zone.shape()).getArea()).as(zone.code()).isLessThan(0.01 * zone.shape().getArea());
        });
    }

    /** Nothing of the plan is without a zone, nothing has two. */
    private void assertPartition() {
        double plan = shape(api.get("/api/plans/" + desk.plan())).getArea();
        double zones = desk.stored().values().stream().mapToDouble(zone -> shape(zone).getArea()).sum();
        assertThat(zones).isCloseTo(plan, within(0.01));
        double told = desk.stored().values().stream().mapToDouble(zone -> zone.get("properties").get("areaM2").asDouble()).sum();
        assertThat(told).isCloseTo(plan, within(0.01));
    }

    /** As the server holds it: degrees with nine decimals say which millimetre is meant, no more. */
    private static Geometry shape(JsonNode feature) {
        return StrategyPattern.onGrid(GeoJson.readOfAnyLength(feature.get("geometry")));
    }

    private static Coordinate inside(List<Coordinate> ring) {
        return new Zone("", "", "", "", null, ring).shape().getInteriorPoint().getCoordinate();
    }

    /** Brings a piece of ground into the middle of the map, as large as it goes, by wheel and by dragging. */
    private MapPixels see(Envelope ground) {
        desk.tool("Select").click();
        double wanted = Math.max(ground.getWidth(), ground.getHeight()) / 430;
        for (int i = 0; i < 30; i++) {
            MapPixels map = MapPixels.of(desk);
            double[] centre = map.at(ground.centre());
            double ratio = map.metresPerPixel() / wanted;
            boolean centred = Math.hypot(centre[0] - MIDDLE_X, centre[1] - MIDDLE_Y) < 40;
            if (centred && ratio < 1.3 && ratio > 0.75) {
                return map;
            }
            boolean near = Math.abs(centre[0] - MIDDLE_X) < 380 && Math.abs(centre[1] - MIDDLE_Y) < 340;
            if (!near && map.metresPerPixel() < 8) {
                wheel(MIDDLE_X, MIDDLE_Y, 1);
            } else if (!centred) {
                double dx = Math.max(-300, Math.min(300, MIDDLE_X - centre[0]));
                double dy = Math.max(-300, Math.min(300, MIDDLE_Y - centre[1]));
                desk.drag(MIDDLE_X - dx / 2, MIDDLE_Y - dy / 2, MIDDLE_X + dx / 2, MIDDLE_Y + dy / 2);
            } else {
                wheel(centre[0], centre[1], ratio > 1 ? -1 : 1);
            }
        }
        throw new IllegalStateException("The map does not go to " + ground);
    }

    /** One step nearer or farther. */
    private void wheel(double x, double y, int steps) {
        desk.moveTo(x, y);
        String before = page.locator(".desk-scale").textContent();
        page.mouse().wheel(0, steps * 90);
        page.waitForFunction("before => document.querySelector('.desk-scale').textContent !== before", before);
    }

    private void press(double[] pixel) {
        desk.moveTo(pixel[0], pixel[1]);
        page.mouse().down();
        page.mouse().up();
    }

    private void bar(String name) {
        page.locator("#bar").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
