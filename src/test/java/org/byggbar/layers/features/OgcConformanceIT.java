package org.byggbar.layers.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.byggbar.support.Http;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the OGC's abstract tests of API Features parts 1, 2 and 5 ask of the documents, over the demo municipalities. */
@ServerTest
class OgcConformanceIT {

    private static final String GEOJSON = "application/geo+json";
    private static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    @LocalServerPort
    private int port;

    private Http client;

    @BeforeEach
    void setUp() {
        client = new Http(port);
    }

    private JsonNode json(String address, String accept) {
        HttpResponse<byte[]> answer = client.get(path(address), "Accept", accept);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).as(address).get().asString().startsWith(accept.replaceFirst(";.*", ""));
        return Http.json(answer);
    }

    private String path(String address) {
        return address.replaceFirst("^http://localhost:" + port, "");
    }

    private static JsonNode link(JsonNode resource, String rel, String type) {
        return links(resource).filter(link -> link.path("rel").asString().equals(rel) && link.path("type").asString().equals(type)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + rel + " as " + type + " among " + resource.get("links")));
    }

    private static Stream<JsonNode> links(JsonNode resource) {
        return StreamSupport.stream(resource.get("links").spliterator(), false);
    }

    private List<JsonNode> collections() {
        return StreamSupport.stream(json("/ogc/collections", "application/json").get("collections").spliterator(), false).toList();
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ogc", "/ogc/", "/ogc/conformance", "/ogc/collections", "/ogc/collections/zone", "/ogc/collections/zone/items?limit=1",
        "/ogc/collections/zone/items/{first}"})
    void everyResourceLinksToItselfAndToItsTwinAndEveryLinkLeadsSomewhere(String address) {
        JsonNode resource = resource(address);
        String data = address.contains("items") ? GEOJSON : "application/json";
        assertThat(path(link(resource, "self", data).get("href").asString())).startsWith(address.replaceFirst("[/?].*first.*|/$", "").replace("?limit=1", ""));
        String page = link(resource, "alternate", "text/html").get("href").asString();
        HttpResponse<byte[]> html = client.get(path(page), "Accept", "application/json");
        assertThat(html.statusCode()).as(page).isEqualTo(200);
        assertThat(html.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
        assertThat(html.headers().allValues("Vary").toString().toLowerCase()).contains("accept", "cookie", "authorization");
        links(resource).forEach(link -> {
            assertThat(link.path("rel").asString("")).as(link.toString()).isNotBlank();
            assertThat(link.path("type").asString("")).as(link.toString()).isNotBlank();
            String href = link.get("href").asString();
            assertThat(href).startsWith("http://localhost:" + port + "/");
            if (!href.contains("{")) {
                assertThat(client.get(path(href), "Accept", link.get("type").asString()).statusCode()).as(href).isEqualTo(200);
            }
        });
    }

    private JsonNode resource(String address) {
        if (address.contains("{first}")) {
            JsonNode first = json("/ogc/collections/zone/items?limit=1", GEOJSON).get("features").get(0).get("id");
            return json(address.replace("{first}", first.asString()), GEOJSON);
        }
        return json(address, address.contains("items") ? GEOJSON : "application/json");
    }

    @Test
    void whoSaysNothingGetsJsonAndABrowserGetsAPage() {
        for (String path : List.of("/ogc", "/ogc/collections", "/ogc/collections/zone/items?limit=1")) {
            assertThat(type(client.get(path))).as(path).contains("json");
            assertThat(type(client.get(path, "Accept", "*/*"))).as(path).contains("json");
            assertThat(type(client.get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8"))).as(path).startsWith("text/html");
        }
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void theServiceIsDescribedByValidOpenApiWhoseAddressesAreReal() {
        JsonNode landing = json("/ogc", "application/json");
        JsonNode api = json(link(landing, "service-desc", OPENAPI).get("href").asString(), OPENAPI);
        assertThat(api.get("openapi").asString()).startsWith("3.0.");
        assertThat(api.findParents("type").stream().filter(schema -> schema.get("type").isArray())).as("types of OpenAPI 3.1").isEmpty();
        assertThat(api.get("info").path("contact").path("email").asString("none")).isNotEmpty();
        String server = api.get("servers").get(0).get("url").asString();
        assertThat(api.get("paths").propertyNames()).contains("/", "/conformance", "/collections", "/collections/{collectionId}",
                "/collections/{collectionId}/items", "/collections/{collectionId}/items/{featureId}", "/collections/{collectionId}/schema");
        for (String path : List.of("/", "/conformance", "/collections")) {
            assertThat(client.get(path(server + path), "Accept", "application/json").statusCode()).as(path).isEqualTo(200);
        }
        JsonNode items = api.get("paths").get("/collections/{collectionId}/items").get("get");
        assertThat(texts(parameter(items, "collectionId").get("schema").get("enum")))
                .isEqualTo(new TreeSet<>(collections().stream().map(collection -> collection.get("id").asString()).toList()));
        assertThat(items.get("responses").get("200").get("content").has(GEOJSON)).isTrue();
        for (String name : List.of("limit", "bbox", "datetime", "crs", "bbox-crs")) {
            JsonNode parameter = parameter(items, name);
            assertThat(parameter.path("style").asString()).as(name).isEqualTo("form");
            assertThat(parameter.path("explode").asBoolean(false)).as(name).isFalse();
            assertThat(parameter.path("required").asBoolean(false)).as(name).isFalse();
        }
        JsonNode bbox = parameter(items, "bbox").get("schema");
        assertThat(List.of(bbox.get("type").asString(), bbox.get("items").get("type").asString())).containsExactly("array", "number");
        assertThat(List.of(bbox.get("minItems").asInt(), bbox.get("maxItems").asInt())).containsExactly(4, 6);
        JsonNode limit = parameter(items, "limit").get("schema");
        assertThat(List.of(limit.get("minimum").asInt(), limit.get("default").asInt(), limit.get("maximum").asInt())).containsExactly(1, 1_000, 10_000);
        assertThat(parameter(items, "datetime").get("schema").get("type").asString()).isEqualTo("string");
    }

    private static JsonNode parameter(JsonNode operation, String name) {
        return StreamSupport.stream(operation.get("parameters").spliterator(), false).filter(one -> one.get("name").asString().equals(name)).findFirst()
                .orElseThrow();
    }

    @Test
    void everyCollectionIsTheSameAloneAsInTheListAndOffersItsItems() {
        JsonNode all = json("/ogc/collections", "application/json");
        for (JsonNode listed : collections()) {
            String id = listed.get("id").asString();
            JsonNode alone = json("/ogc/collections/" + id, "application/json");
            assertThat(alone).isEqualTo(listed);
            String items = link(alone, "items", GEOJSON).get("href").asString();
            assertThat(items).as("clients append the id of a feature").endsWith("/items").startsWith("http://");
            assertThat(json(items + "?limit=1", GEOJSON).get("type").asString()).isEqualTo("FeatureCollection");
            assertThat(texts(alone.get("crs"))).contains(CRS84, alone.get("storageCrs").asString());
            assertThat(texts(all.get("crs"))).containsAll(texts(alone.get("crs")));
        }
    }

    @Test
    void theExtentsHoldEveryFeature() {
        for (JsonNode collection : collections()) {
            String items = path(link(collection, "items", GEOJSON).get("href").asString()) + "?limit=1";
            int all = json(items, GEOJSON).get("numberMatched").asInt();
            JsonNode spatial = collection.path("extent").path("spatial");
            if (spatial.has("bbox")) {
                assertThat(spatial.get("crs").asString()).isEqualTo(CRS84);
                assertThat(json(items + "&bbox=" + join(spatial.get("bbox").get(0)), GEOJSON).get("numberMatched").asInt()).as(items).isEqualTo(all);
            }
            JsonNode temporal = collection.path("extent").path("temporal").path("interval").path(0);
            if (!temporal.isMissingNode()) {
                String span = temporal.get(0).asString() + "/" + temporal.get(1).asString();
                assertThat(json(items + "&datetime=" + span, GEOJSON).get("numberMatched").asInt()).as(items + " " + span).isEqualTo(all);
            }
        }
    }

    private static String join(JsonNode numbers) {
        List<String> texts = new ArrayList<>();
        numbers.forEach(number -> texts.add(number.asString()));
        return String.join(",", texts);
    }

    @Test
    void theSchemaNamesEveryPropertyItsRoleAndItsCodes() {
        JsonNode collection = json("/ogc/collections/zone", "application/json");
        String address = link(collection, "http://www.opengis.net/def/rel/ogc/1.0/schema", "application/schema+json").get("href").asString();
        JsonNode schema = json(address + "?lang=nb", "application/schema+json");
        assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("$id").asString()).isEqualTo(address);
        JsonNode properties = schema.get("properties");
        assertThat(properties.get("id").get("x-ogc-role").asString()).isEqualTo("id");
        assertThat(properties.get("geometry").get("x-ogc-role").asString()).isEqualTo("primary-geometry");
        assertThat(properties.get("geometry").get("format").asString()).isEqualTo("geometry-multipolygon");
        assertThat(properties.get("updated_at").get("x-ogc-role").asString()).isEqualTo("primary-instant");
        assertThat(properties.get("updated_at").get("format").asString()).isEqualTo("date-time");
        assertThat(properties.get("area_m2").get("x-ogc-unit").asString()).isEqualTo("m2");
        assertThat(properties.get("strategy").get("title").asString()).isEqualTo("Strategi");
        assertThat(texts(properties.get("strategy").get("enum"))).containsExactly("DENSIFY", "NEW", "PRESERVE", "TRANSFORM");
        assertThat(properties.get("strategy").get("oneOf").toString()).contains("\"title\":\"Fortetting\"");
        Set<String> told = new TreeSet<>(json("/ogc/collections/zone/items?limit=1", GEOJSON).get("features").get(0).get("properties").propertyNames());
        assertThat(properties.propertyNames()).containsAll(told);
        assertThat(properties.propertyNames()).hasSize(told.size() + 2);
    }

    @Test
    void conformanceNamesThePartsAndUnknownThingsAreRefused() {
        assertThat(texts(json("/ogc/conformance", "application/json").get("conformsTo"))).contains(
                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
                "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs", "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas");
        assertThat(Http.json(client.get("/ogc/collections/nothing")).get("code").asString()).isEqualTo("layer.unknown");
        assertThat(client.get("/ogc/collections/nothing/schema").statusCode()).isEqualTo(404);
        assertThat(client.get("/ogc/collections/zone/items?unknownQueryParameter12345=1").statusCode()).isEqualTo(400);
        assertThat(client.get("/ogc/collections/zone/items?limit=unlimited").statusCode()).isEqualTo(400);
    }
}
