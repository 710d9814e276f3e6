package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two browsers on one town: what is published in one is on the other's open map within a second, and nobody asks for it twice. */
@Tag("measured")
@ServerTest
class LiveIT {

    private static final Logger LOG = LoggerFactory.getLogger(LiveIT.class);
    private static final long LIMIT_MS = 1000;
    private static final int QUIET_MS = 3000;
    private static final int SAVES = 3;

    /** Gives a published zone another name as a planner does: in a revision, which is then published; answers when that is acknowledged. */
    private static final String PUBLISH = """
            async ({ id, name, writable }) => {
              const { csrf } = await (await fetch('/api/session')).json();
              const send = async (method, path, body, headers) => {
                const answer = await fetch(path, {
                  method, body: JSON.stringify(body),
                  headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), [csrf.header]: csrf.token, ...headers },
                });
                if (!answer.ok) throw new Error(await answer.text());
                return answer.json();
              };
              const published = await (await fetch(`/api/zones/${id}`)).json();
              const revision = await send('POST', `/api/plans/${published.planId}/revisions`, {});
              const copies = await (await fetch(`/api/plans/${revision.id}/zones`)).json();
              const copy = copies.features.find(({ properties }) => properties.code === published.code);
              const zone = { ...copy.properties, geometry: copy.geometry };
              const body = { ...Object.fromEntries(writable.map((key) => [key, zone[key]])), name };
              await send('PUT', `/api/zones/${copy.id}`, body, { 'If-Match': `"${zone.version}"` });
              await send('POST', `/api/plans/${revision.id}/publish`, {}, { 'If-Match': `"${revision.version}"` });
              return Date.now();
            }
            """;
    /** Notes when the name is in the list and on the shape of the map, by the clock that both browsers share. */
    private static final String WATCH = """
            ({ id, name }) => {
              const isShown = () => document.querySelector('.list-rows').textContent.includes(name)
                && document.querySelector(`path.shape-zone[data-id="${id}"]`).getAttribute('aria-label').includes(name);
              new MutationObserver((_, observer) => {
                if (!isShown()) return;
                observer.disconnect();
                window.seenAt = Date.now();
              }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
            }
            """;
    /** Notes when a shape is half as wide again as now: moving the map would not do that. */
    private static final String WATCH_SHAPE = """
            selector => {
              const width = () => document.querySelector(selector)?.getBBox().width ?? 0;
              const before = width();
              if (!before) throw new Error(`No shape to watch at ${selector}`);
              new MutationObserver((_, observer) => {
                if (width() < 1.5 * before) return;
                observer.disconnect();
                window.seenAt = Date.now();
              }).observe(document.body, { subtree: true, childList: true, attributes: true });
            }
            """;
    /** Follows the stream as any program of a signed-in person may, and notes when a zone's second version is told. */
    private static final String FOLLOW = """
            id => new Promise((resolve) => {
              const stream = new EventSource('/api/municipalities/drammen/changes');
              stream.addEventListener('hello', () => resolve());
              stream.addEventListener('change', ({ data }) => {
                const change = JSON.parse(data);
                if (change.layer === 'zone' && change.id === id && change.version === 2) window.heardAt ??= Date.now();
              });
            })
            """;
    private static final String DESK_SHAPE = "path.shape-zone.chosen";
    private static final List<String> WRITABLE = List.of("code", "name", "strategy", "landUse", "fromLandUse", "utilisationMeasure",
            "utilisationExisting", "utilisationAllowed", "maxStoreys", "existingDwellings", "existingFloorAreaM2", "description", "geometry");

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient db;

    private Browser browser;
    private Page planner;
    private Page reader;
    private final List<String> readersRequests = new CopyOnWriteArrayList<>();

    @BeforeEach
    void aPlannerAndAMap() {
        browser = new Browser(port);
        planner = browser.visitor("nb", 1440, 900);
        browser.signIn(planner, "planner@drammen");
        reader = browser.visitor("en", 1440, 900);
        planner.navigate("/help");
        reader.navigate("/drammen/");
        reader.locator(".list-row").first().waitFor();
        reader.waitForTimeout(QUIET_MS);
        reader.onRequest(request -> readersRequests.add(pathOf(request)));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void showsAPublishedZoneWithinASecondWithoutAskingAgainAndAgain() {
        reader.waitForTimeout(QUIET_MS);
        assertThat(readersRequests).as("requests of a map at rest").isEmpty();

        int zone = zoneAt("order by id limit 1");
        for (int i = 0; i < SAVES; i++) {
            String name = "Renamed " + UUID.randomUUID();
            reader.evaluate(WATCH, Map.of("id", zone, "name", name));
            long acknowledged = publish(zone, name);
            reader.locator(".list-row", new Page.LocatorOptions().setHasText(name)).waitFor();
            reader.locator("path.shape-zone[aria-label*='" + name + "']").waitFor(attached());
            long seen = ((Number) reader.evaluate("() => window.seenAt")).longValue();

            LOG.info("Seen {} ms after the publication was acknowledged", seen - acknowledged);
            assertThat(seen - acknowledged).as("milliseconds from the acknowledged publication to the other map").isLessThanOrEqualTo(LIMIT_MS);
        }
        assertThat(readersRequests).as("the zone and its plan, once for each publication").hasSize(2 * SAVES)
                .allMatch(path -> path.equals("/ogc/collections/zone/items/" + zone) || path.startsWith("/ogc/collections/plan/items/"));
    }

    @Test
    void showsWhatAGisSavesInADraftOnThePlannersOpenDeskAndMap() {
        DeskApi api = new DeskApi(planner);
        long plan = api.plan(null);
        api.zone(plan, "1", new GeometryFactory().toGeometry(new Envelope(568_900, 569_200, 6_623_200, 6_623_400)));
        PlanDesk desk = new PlanDesk(planner);
        planner.navigate("/drammen/plan?plan=" + plan);
        desk.open("1");
        int zone = desk.stored().get("1").get("id").asInt();
        double before = desk.shownArea();
        Page map = planner.context().newPage();
        map.navigate("/drammen/#show=proposed");
        map.locator("path.shape-zone[data-id='" + zone + "']").waitFor(attached());
        planner.locator(DESK_SHAPE).waitFor(attached());
        planner.evaluate(FOLLOW, zone);
        planner.evaluate(WATCH_SHAPE, DESK_SHAPE);
        map.evaluate(WATCH_SHAPE, "path.shape-zone[data-id='" + zone + "']");

        String token = api.post("/api/tokens", Map.of("label", "GIS", "scope", "EDIT", "days", 1)).get("secret").asString();
        long acknowledged = patchAsGis("/ogc/collections/zone/items/" + zone, token, """
                {"geometry": {"type": "Polygon", "coordinates":
                 [[[568900, 6623200], [569500, 6623200], [569500, 6623400], [568900, 6623400], [568900, 6623200]]]}}""");

        Map<String, Long> moments = Map.of("stream", moment(planner, "heardAt"), "desk", moment(planner, "seenAt"), "map", moment(map, "seenAt"));
        moments.forEach((where, moment) -> {
            LOG.info("On the {} {} ms after the GIS had its answer", where, moment - acknowledged);
            assertThat(moment - acknowledged).as("milliseconds until the " + where + " tells").isLessThanOrEqualTo(LIMIT_MS);
        });
        planner.waitForFunction("area => Math.abs(document.querySelector('.zone-area').dataset.m2 / area - 2) < 0.001", before);
        assertThat(reader.request().get("/ogc/collections/zone/items/" + zone).status()).as("what everybody is told of the draft").isEqualTo(404);
    }

    /** Saves over whatever version there is, without a session and in the planning system. @return milliseconds of the epoch at the answer */
    private long patchAsGis(String item, String token, String body) {
        APIResponse read = reader.request().get(item, RequestOptions.create().setHeader("Authorization", "Bearer " + token));
        APIResponse saved = reader.request().patch(item, RequestOptions.create().setHeader("Authorization", "Bearer " + token)
                .setHeader("If-Match", read.headers().get("etag")).setHeader("Content-Type", "application/merge-patch+json")
                .setHeader("Content-Crs", "<http://www.opengis.net/def/crs/EPSG/0/25832>").setData(body));
        long answered = System.currentTimeMillis();
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        return answered;
    }

    private static long moment(Page page, String name) {
        return ((Number) page.waitForFunction("name => window[name]", name).jsonValue()).longValue();
    }

    @Test
    void renewsTheTileThatHoldsTheZoneAndNoOther() {
        int zone = zoneAt("order by st_xmin(z.geom) limit 1");
        String near = tile(zone);
        String far = tile(zoneAt("order by st_xmax(z.geom) desc limit 1"));
        assertThat(near).isNotEqualTo(far);
        String nearBefore = etag(near);
        String farBefore = etag(far);

        String name = "Renamed " + UUID.randomUUID();
        publish(zone, name);
        reader.locator("path.shape-zone[aria-label*='" + name + "']").waitFor(attached());

        assertThat(etag(near)).isNotEqualTo(nearBefore);
        assertThat(etag(far)).isEqualTo(farBefore);
        assertThat(answer(near, nearBefore).status()).isEqualTo(200);
        assertThat(answer(far, farBefore).status()).isEqualTo(304);
    }

    /** @return the moment of acknowledgement, milliseconds of the epoch */
    private long publish(int zone, String name) {
        return ((Number) planner.evaluate(PUBLISH, Map.of("id", zone, "name", name, "writable", WRITABLE))).longValue();
    }

    private int zoneAt(String which) {
        return db.sql("select z.id from zone z join plan p on p.id = z.plan_id where z.municipality_id = 'drammen' and p.status = 'IN_FORCE' and z.overlay is null " + which)
                .query(Integer.class).single();
    }

    /** Address of the tile at zoom 14 that holds a point of the zone. */
    private String tile(int zone) {
        return db.sql("""
                select format('/tiles/zone/14/%s/%s.mvt?municipality=drammen',
                              floor((st_x(p) + half) / (2 * half) * (1 << 14)), floor((half - st_y(p)) / (2 * half) * (1 << 14)))
                from (select st_pointonsurface(geom_web) as p, 20037508.342789244 as half from zone where id = :zone) as place
                """).param("zone", zone).query(String.class).single();
    }

    private String etag(String tile) {
        return answer(tile, "").headers().get("etag");
    }

    private APIResponse answer(String tile, String knownEtag) {
        return reader.request().get(tile, RequestOptions.create().setHeader("If-None-Match", knownEtag));
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }

    private static String pathOf(Request request) {
        return URI.create(request.url()).getPath();
    }
}
