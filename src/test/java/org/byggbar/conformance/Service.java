package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.byggbar.support.Http;
import tools.jackson.databind.JsonNode;

/** A server under test as a stranger's client meets it, who knows the address of its landing page and follows links. */
final class Service {

    static final String JSON = "application/json";
    static final String GEOJSON = "application/geo+json";
    static final String SCHEMA = "application/schema+json";
    static final String HTML = "text/html";
    static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";
    static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final int EVERYTHING = 10_000;

    private final Http http;
    private final String host;
    private final List<JsonNode> collections;
    private final JsonNode api;
    private final Map<String, JsonNode> features = new HashMap<>();

    Service(int port) {
        http = new Http(port);
        host = "http://localhost:" + port;
        collections = json(root() + "/collections", JSON).get("collections").valueStream().toList();
        api = json(link(json(root(), JSON), "service-desc", OPENAPI), OPENAPI);
    }

    /** The address of the landing page. */
    String root() {
        return host + "/ogc";
    }

    /** @param headers name, value, name, value … */
    HttpResponse<byte[]> get(String address, String... headers) {
        assertThat(address).as("links are absolute and lead to this server").startsWith(host + "/");
        return http.get(address.substring(host.length()), headers);
    }

    /** What the address answers, which must be 200 and of this type. */
    JsonNode json(String address, String type) {
        HttpResponse<byte[]> answer = get(address, "Accept", type);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        assertThat(type(answer)).as(address).isEqualTo(type.replaceFirst(";.*", ""));
        return Http.json(answer);
    }

    String html(String address) {
        HttpResponse<byte[]> answer = get(address, "Accept", HTML);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        assertThat(type(answer)).as(address).isEqualTo(HTML);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    int status(String address) {
        return get(address, "Accept", GEOJSON + ", " + JSON).statusCode();
    }

    static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    /** The OpenAPI document that the landing page names. */
    JsonNode api() {
        return api;
    }

    List<JsonNode> collections() {
        return collections;
    }

    static String id(JsonNode resource) {
        return resource.get("id").asString();
    }

    static List<JsonNode> links(JsonNode resource, String rel) {
        return resource.get("links").valueStream().filter(link -> link.get("rel").asString().equals(rel)).toList();
    }

    /** The address of the one link with this relation and type. */
    static String link(JsonNode resource, String rel, String type) {
        return links(resource, rel).stream().filter(link -> link.path("type").asString("").equals(type)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + rel + " as " + type + " among " + resource.get("links"))).get("href").asString();
    }

    static String items(JsonNode collection) {
        return link(collection, "items", GEOJSON);
    }

    /** A page of a collection. @param query without the question mark */
    JsonNode page(JsonNode collection, String query) {
        return json(items(collection) + "?" + query, GEOJSON);
    }

    /** Every feature of a collection in longitude and latitude with nine decimals; read once. */
    List<JsonNode> features(JsonNode collection) {
        return featuresIn(collection, CRS84);
    }

    /** Every feature of a collection in another system; read once. */
    List<JsonNode> featuresIn(JsonNode collection, String crs) {
        JsonNode all = features.computeIfAbsent(id(collection) + " " + crs,
                key -> page(collection, "precision=9&limit=" + EVERYTHING + "&crs=" + encoded(crs)));
        assertThat(all.get("numberReturned")).as("all of " + id(collection)).isEqualTo(all.get("numberMatched"));
        return all.get("features").valueStream().toList();
    }

    /** Ids of what a query finds, in the order of the answer. */
    List<String> found(JsonNode collection, String query) {
        return ids(page(collection, query + "&precision=5&limit=" + EVERYTHING));
    }

    int matched(JsonNode collection, String query) {
        return page(collection, query + "&limit=1").get("numberMatched").asInt();
    }

    static List<String> ids(JsonNode page) {
        return page.get("features").valueStream().map(Service::id).toList();
    }

    /** Through all pages by their {@code next} links. */
    List<String> walk(String first) {
        List<String> ids = new ArrayList<>();
        for (String address = first; address != null;) {
            JsonNode page = json(address, GEOJSON);
            ids.addAll(ids(page));
            address = links(page, "next").stream().map(link -> link.get("href").asString()).findFirst().orElse(null);
        }
        return ids;
    }

    JsonNode schema(JsonNode collection) {
        return json(link(collection, "http://www.opengis.net/def/rel/ogc/1.0/schema", SCHEMA), SCHEMA);
    }

    JsonNode queryables(JsonNode collection) {
        return json(link(collection, "http://www.opengis.net/def/rel/ogc/1.0/queryables", SCHEMA), SCHEMA);
    }

    static Stream<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
