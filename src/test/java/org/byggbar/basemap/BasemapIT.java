package org.byggbar.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.support.CsrfToken.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import jakarta.servlet.Filter;
import java.awt.Color;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.byggbar.identity.As;
import org.byggbar.support.Http;
import org.byggbar.support.PmtilesArchive;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class BasemapIT {

    private static final String GREY = """
            {"title": {"nb": "Gråtone", "en": "Grey"}, "kind": "XYZ", "address": "https://{s}.tiles.example.no/{z}/{x}/{y}.png",
             "attribution": "© Kartverket", "attributionUrl": "https://www.kartverket.no/", "muted": true, "default": true}""";
    private static final String NATIONAL = """
            {"title": {"nb": "Flyfoto"}, "kind": "WMTS", "address": "https://wmts.example.se/{TileMatrix}/{TileRow}/{TileCol}",
             "attribution": "", "minZoom": 3, "maxZoom": 20}""";

    @Autowired
    private WebApplicationContext context;
    @Autowired
    @Qualifier("pageSecurity")
    private Filter pageSecurity;
    @Autowired
    private JdbcClient db;
    @Value("${byggbar.data}")
    private Path data;
    @LocalServerPort
    private int port;

    private MockMvc mvc;
    private TestTown town;
    private Http http;

    @BeforeEach
    void setUp() {
        DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(context);
        mvc = builder.addFilters(pageSecurity).apply(springSecurity()).build();
        town = TestTown.norwegian(db);
        http = new Http(port);
    }

    private String path() {
        return "/api/municipalities/" + town.id() + "/basemaps";
    }

    private MockHttpServletResponse save(RequestPostProcessor who, String ifMatch, String... basemaps) throws Exception {
        var call = put(path()).with(csrf()).with(who).contentType("application/json").content("{\"basemaps\": [" + String.join(",", basemaps) + "]}");
        return mvc.perform(ifMatch == null ? call : call.header("If-Match", ifMatch)).andReturn().getResponse();
    }

    private static JsonNode json(MockHttpServletResponse answer) throws Exception {
        return new JsonMapper().readTree(answer.getContentAsByteArray());
    }

    private List<String> imageSources(String page) {
        String policy = http.get(page, "Accept", "text/html").headers().firstValue("Content-Security-Policy").orElseThrow();
        return Arrays.stream(policy.split(";")).map(String::strip).filter(part -> part.startsWith("img-src ")).findFirst()
                .map(part -> List.of(part.split(" "))).orElseThrow();
    }

    @Test
    void keepsAListAndTellsItWithTheMunicipality() throws Exception {
        String first = mvc.perform(get(path())).andReturn().getResponse().getHeader("ETag");
        MockHttpServletResponse saved = save(As.planner(town.id()), first, GREY, NATIONAL);
        assertThat(saved.getStatus()).as(saved.getContentAsString()).isEqualTo(200);
        assertThat(saved.getHeader("ETag")).isNotEqualTo(first);
        JsonNode told = http.json("/api/municipalities/" + town.id()).get("basemaps");
        assertThat(told.valueStream().map(basemap -> basemap.at("/title/nb").asString())).containsExactly("Gråtone", "Flyfoto");
        assertThat(told.get(0).get("default").asBoolean()).isTrue();
        assertThat(told.get(1).get("maxZoom").asInt()).isEqualTo(20);
        assertThat(told.get(1).get("attributionUrl").isNull()).isTrue();
    }

    @Test
    void holdsWritersToTheVersionTheyRead() throws Exception {
        String first = mvc.perform(get(path())).andReturn().getResponse().getHeader("ETag");
        save(As.planner(town.id()), first, GREY);
        MockHttpServletResponse late = save(As.administrator(), first, NATIONAL);
        assertThat(late.getStatus()).isEqualTo(412);
        assertThat(json(late).at("/current/basemaps/0/title/nb").asString()).isEqualTo("Gråtone");
        assertThat(save(As.planner(town.id()), null, NATIONAL).getStatus()).isEqualTo(428);
        assertThat(save(As.moderator(town.id()), first, NATIONAL).getStatus()).isEqualTo(403);
        assertThat(save(As.planner("avesta"), first, NATIONAL).getStatus()).isEqualTo(403);
    }

    @Test
    void namesEveryFaultAtItsPlace() throws Exception {
        MockHttpServletResponse refused = save(As.planner(town.id()), "\"1\"",
                GREY.replace("https://{s}", "javascript://{s}"), NATIONAL.replace("WMTS", "XYZ"), GREY.replace("\"nb\"", "\"sv\""),
                "{\"title\": {\"nb\": \"File\"}, \"kind\": \"PMTILES\", \"address\": \"../../etc/passwd\", \"attribution\": \"\"}",
                GREY.replace("https://www.kartverket.no/", "javascript:alert(1)"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(json(refused).get("errors").valueStream().map(error -> error.get("pointer").asString() + " " + error.get("code").asString()))
                .containsExactlyInAnyOrder("/basemaps/0/address basemap.address_invalid", "/basemaps/1/address basemap.places_xyz",
                        "/basemaps/2/title/nb field.required", "/basemaps/3/address basemap.file_missing",
                        "/basemaps/4/attributionUrl basemap.link_invalid", "/basemaps basemap.many_defaults");
        assertThat(http.json("/api/municipalities/" + town.id()).get("basemaps")).isEmpty();
    }

    @Test
    void letsPagesOfTheMunicipalityLoadPicturesFromItsHostsAndNoOthers() throws Exception {
        List<String> before = imageSources("/" + town.id() + "/");
        assertThat(before).containsExactly("img-src", "'self'", "data:", "blob:");
        save(As.planner(town.id()), "\"1\"", GREY, NATIONAL);
        assertThat(imageSources("/" + town.id() + "/sites")).containsExactly("img-src", "'self'", "data:", "blob:",
                "https://a.tiles.example.no", "https://b.tiles.example.no", "https://c.tiles.example.no", "https://wmts.example.se");
        assertThat(imageSources("/drammen/")).doesNotContain("https://wmts.example.se");
        save(As.planner(town.id()), "\"2\"");
        assertThat(imageSources("/" + town.id() + "/")).isEqualTo(before);
    }

    /** What another node, or an operator with SQL, writes reaches this one by the change feed. */
    @Test
    void learnsOfHostsThatAreAddedElsewhere() throws Exception {
        db.sql("""
                with added as (insert into basemap (municipality_id, position, title, kind, address, attribution, min_zoom, max_zoom, muted, is_default)
                    values (:town, 1, '{"nb": "X"}', 'XYZ', 'https://elsewhere.example.no/{z}/{x}/{y}.png', '', 0, 18, false, false))
                update municipality set basemaps_version = basemaps_version + 1 where id = :town
                """).param("town", town.id()).update();
        long until = System.nanoTime() + 1_000_000_000L;
        List<String> seen = imageSources("/" + town.id() + "/");
        while (!seen.contains("https://elsewhere.example.no") && System.nanoTime() < until) {
            seen = imageSources("/" + town.id() + "/");
        }
        assertThat(seen).as("within a second").contains("https://elsewhere.example.no");
    }

    @Test
    void opensThePageForTryingMapsToAnyHostForPlannersOnly() throws Exception {
        var page = mvc.perform(get("/" + town.id() + "/basemaps").with(As.planner(town.id()))).andReturn().getResponse();
        assertThat(page.getHeader("Content-Security-Policy")).contains("img-src 'self' data: blob: https: ").contains("script-src 'self' 'nonce-");
        var other = mvc.perform(get("/" + town.id() + "/basemaps").with(As.moderator(town.id()))).andReturn().getResponse();
        assertThat(other.getStatus()).isEqualTo(403);
        assertThat(other.getHeader("Content-Security-Policy")).doesNotContain("https:");
    }

    private HttpResponse<byte[]> file(String name, String... headers) {
        return http.get("/basemaps/" + town.id() + "/" + name, headers);
    }

    private Path archive(String name) throws Exception {
        Path file = data.resolve("basemaps").resolve(town.id()).resolve(name);
        PmtilesArchive.write(file, Color.RED);
        return file;
    }

    @Test
    void sendsAnArchiveInPieces() throws Exception {
        byte[] all = Files.readAllBytes(archive("Town_2026.pmtiles"));
        HttpResponse<byte[]> whole = file("Town_2026.pmtiles");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(all);
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
        String etag = whole.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> start = file("Town_2026.pmtiles", "Range", "bytes=0-126", "If-Range", etag);
        assertThat(start.statusCode()).isEqualTo(206);
        assertThat(start.body()).isEqualTo(Arrays.copyOf(all, 127));
        assertThat(start.headers().firstValue("Content-Range")).contains("bytes 0-126/" + all.length);
        HttpResponse<byte[]> end = file("Town_2026.pmtiles", "Range", "bytes=-10");
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(all, all.length - 10, all.length));

        assertThat(file("Town_2026.pmtiles", "Range", "bytes=0-126", "If-Range", "\"older\"").statusCode()).as("another file now").isEqualTo(200);
        assertThat(file("Town_2026.pmtiles", "If-None-Match", etag).statusCode()).isEqualTo(304);
        HttpResponse<byte[]> beyond = file("Town_2026.pmtiles", "Range", "bytes=99999999-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */" + all.length);
        assertThat(Http.json(beyond).get("code").asString()).isEqualTo("range.unsatisfiable");
        var head = http.client().send(HttpRequest.newBuilder(http.at("/basemaps/" + town.id() + "/Town_2026.pmtiles")).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofByteArray());
        assertThat(head.headers().firstValue("Content-Length")).contains(String.valueOf(all.length));
    }

    @Test
    void servesNothingOutsideTheFolder() throws Exception {
        Files.writeString(archive("a.pmtiles").resolveSibling("notes.txt"), "secret");
        Files.writeString(data.resolve("basemaps").resolve("loose.pmtiles"), "secret");
        for (String name : List.of("notes.txt", "b.pmtiles", "..%2Floose.pmtiles", "%2e%2e/loose.pmtiles", "..%5Cloose.pmtiles", ".pmtiles", "a.pmtiles%00")) {
            assertThat(file(name).statusCode()).as(name).isIn(400, 404);
        }
    }

    @Test
    void offersArchivesToPlanners() throws Exception {
        Files.writeString(archive("map.pmtiles").resolveSibling("broken.pmtiles"), "no archive");
        JsonNode files = json(mvc.perform(get(path() + "/files").with(As.planner(town.id()))).andReturn().getResponse()).get("files");
        assertThat(files).hasSize(1);
        assertThat(files.get(0).get("name").asString()).isEqualTo("map.pmtiles");
        assertThat(files.get(0).get("tiles").asString()).isEqualTo("png");
        assertThat(files.get(0).get("maxZoom").asInt()).isEqualTo(PmtilesArchive.MAX_ZOOM);
        MockHttpServletResponse chosen = save(As.planner(town.id()), "\"1\"",
                "{\"title\": {\"nb\": \"Eget kart\"}, \"kind\": \"PMTILES\", \"address\": \"map.pmtiles\", \"attribution\": \"Us\"}");
        assertThat(chosen.getStatus()).as(chosen.getContentAsString()).isEqualTo(200);
    }
}
