package org.byggbar.layers.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.byggbar.support.Http;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Open data as pages for people. */
@ServerTest
class OgcPagesIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private PasswordEncoder passwords;
    @LocalServerPort
    private int port;

    private Http anybody;
    private PlannedTown town;

    @BeforeEach
    void setUp() {
        anybody = new Http(port);
        town = PlannedTown.create(db);
    }

    private String page(Http who, String path) {
        HttpResponse<byte[]> answer = who.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private String zones(String query) {
        return "/ogc/collections/zone/items?municipality=" + town.id() + query;
    }

    @Test
    void theWayInNamesEveryCollectionAndTheAddressToCopy() {
        assertThat(page(anybody, "/ogc?lang=nb")).contains(">Områder</a>", ">Tomter</a>", "Hva kommunen vil med hvert område",
                "value=\"http://localhost:" + port + "/ogc\"", "lang=\"nb\"");
        assertThat(page(anybody, "/ogc/collections?lang=sv")).contains(">Områden</a>", ">Planer</a>");
        assertThat(page(anybody, "/ogc/conformance")).contains("ogcapi-features-2/1.0/conf/crs");
        assertThat(page(anybody, "/ogc/api")).contains("/collections/{collectionId}/items");
    }

    @Test
    void aCollectionExplainsItsAttributesAndCodes() {
        assertThat(page(anybody, "/ogc/collections/zone?lang=en")).contains("Present utilisation", ">DENSIFY</code>", ">Densify</dd>",
                "http://www.opengis.net/def/crs/EPSG/0/3006", "/ogc/collections/zone/items?limit=10");
    }

    @Test
    void featuresAreATableOfWordsThatAFormChoosesFrom() {
        town.zone("A1", 0, 0, 2, 1);
        long second = town.zone("A2", 2, 0, 4, 1);
        String first = page(anybody, zones("&limit=1&lang=nb&strategy=&datetime=&code="));
        assertThat(first).as("what a form leaves empty is no condition").contains(">2 objekter, 1 på siden<", ">Zone A1</a>", "Fortetting", "rel=\"next\"")
                .doesNotContain(">Zone A2</a>");
        String next = first.replaceFirst("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(page(anybody, next)).contains(">Zone A2</a>").doesNotContain(">Zone A1</a>", "rel=\"next\"");
        assertThat(page(anybody, zones("&code=A2&f=html"))).contains("/ogc/collections/zone/items/" + second).doesNotContain(">Zone A1</a>");
        assertThat(page(anybody, "/ogc/collections/zone/items/" + second + "?lang=sv")).contains("<h1>Zone A2</h1>", "Förtät", "/history");
    }

    @Test
    void draftsAreOnThePagesOfTheirPlannersOnly() {
        long draft = town.draftZone("D1", 2, 0, 4, 1);
        assertThat(page(anybody, zones(""))).doesNotContain("Zone D1");
        HttpResponse<byte[]> hidden = anybody.get("/ogc/collections/zone/items/" + draft, "Accept", "text/html");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
        Http planner = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "PLANNER", town.id());
        assertThat(page(planner, zones(""))).contains(">Zone D1</a>");
        assertThat(page(planner, "/ogc/collections/zone/items/" + draft)).contains("<h1>Zone D1</h1>");
        assertThat(planner.get(zones(""), "Accept", "text/html").headers().firstValue("Cache-Control")).get().asString().contains("private");
    }

    @Test
    void namesAreTextAndNothingElse() {
        town.rename(town.zone("A1", 0, 0, 2, 1), "<img src=x onerror=alert(1)>");
        assertThat(page(anybody, zones(""))).contains("&lt;img src=x onerror=alert(1)&gt;").doesNotContain("<img src=x");
    }

    @Test
    void everyDocumentForProgramsIsAPageInThreeLanguages() {
        long zone = town.zone("A1", 0, 0, 2, 1);
        town.rename(zone, "Renamed");
        assertThat(page(anybody, "/ogc/collections/zone/schema?lang=nb")).contains("lang=\"nb\"", "Områder: hva et objekt forteller", ">Strategi<", ", m2<");
        assertThat(page(anybody, "/ogc/collections/zone/queryables?lang=sv")).contains("Områden: vad filter kan nämna", "NEW");
        assertThat(page(anybody, "/ogc/queryables?lang=en")).contains("All layers: what filters may name", "municipality_id");
        assertThat(page(anybody, "/ogc/tileMatrixSets?lang=sv")).contains("utm33n", "WebMercatorQuad", "Vilka rutor kartorna är delade i");
        assertThat(page(anybody, "/ogc/tileMatrixSets/utm33n?lang=nb")).contains("EPSG:25833", "Målestokk");
        assertThat(page(anybody, "/ogc/styles?lang=en")).contains("/ogc/styles/zone", "Map styles");
        assertThat(page(anybody, "/ogc/collections/zone/items/" + zone + "/history?lang=nb")).contains("Endret", ">Navn<", "Kommunen");
    }

    @Test
    void aFilterThatSomebodyTypesIsAskedOrToldWhatIsWrongWithIt() {
        town.zone("A1", 0, 0, 2, 1);
        town.zone("B1", 2, 0, 4, 1);
        assertThat(page(anybody, zones("&lang=en&filter=code%20LIKE%20%27A%25%27"))).contains("1 feature<", "Zone A1", "code LIKE &#39;A%&#39;</textarea>").doesNotContain("Zone B1", "filter-fault");
        for (String[] told : new String[][] {{"sv", "storeys", "Kontrollera stavningen"}, {"nb", "storeys", "stavemåten"}, {"en", "code LIKE", "code LIKE</textarea>"}}) {
            HttpResponse<byte[]> answer = anybody.get(zones("&lang=" + told[0] + "&filter=" + told[1].replace(" ", "%20")), "Accept", "text/html");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("aria-invalid=\"true\"", "id=\"filter-fault\"", told[1] + "</textarea>", told[2]).doesNotContain("<table");
        }
        assertThat(anybody.get(zones("&bbox=1,2&filter=true"), "Accept", "text/html").statusCode()).as("another fault has its own page").isEqualTo(400);
    }
}
