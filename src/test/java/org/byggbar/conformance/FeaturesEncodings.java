package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.conformance.Service.GEOJSON;
import static org.byggbar.conformance.Service.HTML;
import static org.byggbar.conformance.Service.JSON;
import static org.byggbar.conformance.Service.id;
import static org.byggbar.conformance.Service.items;
import static org.byggbar.conformance.Service.link;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.byggbar.support.Http;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/** OGC 17-069r4, annex A.3 to A.6 as far as they are declared, and the classes of OGC API Common that they are made of. */
final class FeaturesEncodings {

    private static final String PART_1 = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final Service service;

    private FeaturesEncodings(Service service) {
        this.service = service;
    }

    static List<ConformanceClass> of(Service service) {
        FeaturesEncodings tests = new FeaturesEncodings(service);
        return List.of(tests.geojson(), tests.html(), tests.oas30(), tests.commonCore(), tests.commonCollections());
    }

    private ConformanceClass geojson() {
        return new ConformanceClass(PART_1 + "geojson")
                .test("definition", () -> assertThat(types("getFeatures")).contains(GEOJSON))
                .each("content", service.collections(), Service::id, this::geojsonContent);
    }

    private List<String> types(String operationId) {
        return Openapi.operations(service.api()).stream().filter(operation -> operation.id().equals(operationId)).findFirst().orElseThrow()
                .body().at("/responses/200/content").propertyNames().stream().toList();
    }

    /** RFC 7946: each feature has the three members, a known geometry whose outer rings run counter-clockwise, and values of one type. */
    private void geojsonContent(JsonNode collection) {
        assertThat(service.features(collection)).allSatisfy(feature -> {
            assertThat(feature.propertyNames()).contains("type", "id", "geometry", "properties").doesNotContain("crs", "coordinates", "features");
            Geometry place = Place.of(feature, Service.CRS84);
            assertThat(place == null || place.isValid()).as(id(feature)).isTrue();
        });
        assertThat(service.features(collection).stream().map(feature -> feature.get("properties").propertyNames()).distinct()).as("the same members in each").hasSize(1);
        JsonNode alone = service.json(items(collection) + "/" + id(service.features(collection).get(0)), GEOJSON);
        assertThat(alone.get("properties").propertyNames()).isEqualTo(service.features(collection).get(0).get("properties").propertyNames());
    }

    private ConformanceClass html() {
        return new ConformanceClass(PART_1 + "html")
                .test("definition", () -> {
                    for (String operation : List.of("getLandingPage_1", "getConformanceDeclaration", "getCollections", "describeCollection", "getFeatures", "getFeature")) {
                        assertThat(types(operation)).as(operation).contains(HTML);
                    }
                })
                .each("content", pages(), address -> address.substring(service.root().length()), this::htmlContent);
    }

    private List<String> pages() {
        return Stream.concat(Stream.of("", "/conformance", "/collections", "/api").map(path -> service.root() + path),
                service.collections().stream().flatMap(collection -> Stream.of(service.root() + "/collections/" + id(collection), items(collection),
                        items(collection) + "/" + id(service.features(collection).get(0))))).toList();
    }

    /** A page by wish or by what browsers accept, and data for whoever does not ask for a page. */
    private void htmlContent(String address) {
        String page = service.html(address + "?f=html");
        assertThat(page).startsWith("<!DOCTYPE html>").contains("<html lang=\"", "<title>", "</html>");
        assertThat(Service.type(service.get(address, "Accept", BROWSER))).isEqualTo(HTML);
        assertThat(Service.type(service.get(address))).as("to curl and GDAL").endsWith("json");
        assertThat(Service.type(service.get(address + "?f=json", "Accept", BROWSER))).endsWith("json");
    }

    private ConformanceClass oas30() {
        return new ConformanceClass(PART_1 + "oas30")
                .test("oas-definition-1", () -> assertThat(service.html(link(service.json(service.root(), JSON), "service-doc", HTML))).contains("/collections/{collectionId}/items"))
                .test("oas-definition-2", () -> Openapi.assertSound(service.api()))
                .test("oas-impl", this::everyOperationAnswers)
                .test("completeness", this::answersAreDescribed)
                .test("exceptions-codes", () -> assertThat(Openapi.operations(service.api())).allSatisfy(operation ->
                        assertThat(operation.body().at("/responses/default/content").propertyNames()).as(operation.id()).containsExactly("application/problem+json")))
                .test("security", this::security);
    }

    /** Every address that the document describes is one of this server's. */
    private void everyOperationAnswers() {
        assertThat(readings()).hasSizeGreaterThan(25).allSatisfy(reading ->
                assertThat(service.get(reading.address).statusCode()).as(reading.address).isIn(200, 204));
    }

    private record Reading(Openapi.Operation operation, String address) {}

    private List<Reading> readings() {
        JsonNode zone = service.collections().stream().filter(collection -> id(collection).equals("zone")).findFirst().orElseThrow();
        String first = id(service.features(zone).get(0));
        return Openapi.operations(service.api()).stream().filter(operation -> operation.method().equals("get"))
                .filter(operation -> !operation.path().contains("tileRow"))
                .map(operation -> new Reading(operation, service.root() + operation.path().replace("{collectionId}", "zone").replace("{featureId}", first)
                        .replace("{tileMatrixSetId}", "WebMercatorQuad").replace("{style}", "all").replaceFirst("^/$", ""))).toList();
    }

    /** Status and type of each answer stand in the document, of refusals as well. */
    private void answersAreDescribed() {
        readings().forEach(reading -> {
            assertDescribed(reading.operation, service.get(reading.address));
            assertDescribed(reading.operation, service.get(reading.address.replace("/zone", "/no_such_collection").replace("WebMercatorQuad", "NoSuchQuad")
                    .replace("/all", "/no_such_style")));
        });
        Openapi.Operation items = Openapi.operations(service.api()).stream().filter(operation -> operation.id().equals("getFeatures")).findFirst().orElseThrow();
        assertDescribed(items, service.get(service.root() + "/collections/zone/items?limit=x"));
    }

    private static void assertDescribed(Openapi.Operation operation, HttpResponse<byte[]> answer) {
        JsonNode responses = operation.body().get("responses");
        String status = String.valueOf(answer.statusCode());
        JsonNode response = responses.has(status) ? responses.get(status) : responses.get("default");
        assertThat(responses.has(status) || answer.statusCode() >= 400).as(operation.id() + " " + status).isTrue();
        assertThat(response.path("content").propertyNames().stream().map(type -> type.replaceFirst(";.*", "")))
                .as(operation.id() + " " + status).contains(Service.type(answer));
    }

    /** Tokens, as bearer or as password, are told; reading needs none. */
    private void security() {
        JsonNode schemes = service.api().at("/components/securitySchemes");
        assertThat(schemes.valueStream().map(scheme -> scheme.path("type").asString() + " " + scheme.path("scheme").asString())).contains("http bearer", "http basic");
        assertThat(Openapi.operations(service.api())).allSatisfy(operation -> {
            boolean writes = List.of("post", "put", "patch", "delete").contains(operation.method());
            JsonNode demands = operation.body().has("security") ? operation.body().get("security") : service.api().get("security");
            assertThat(demands.valueStream().anyMatch(JsonNode::isEmpty)).as(operation.id() + " without an account").isEqualTo(!writes);
            assertThat(demands.valueStream().flatMap(demand -> demand.propertyNames().stream())).allMatch(schemes::has).isNotEmpty();
        });
        HttpResponse<byte[]> wrong = service.get(service.root(), "Authorization", "Bearer byggbar_1_wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
    }

    private ConformanceClass commonCore() {
        return new ConformanceClass("http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core")
                .test("landingpage-op", () -> assertThat(service.status(service.root() + "/")).isEqualTo(200))
                .test("conformance-op", () -> assertThat(service.json(service.root() + "/conformance", JSON).get("conformsTo")).isNotEmpty())
                .test("query-param-invalid", () -> {
                    for (String path : List.of("", "/conformance", "/collections", "/tiles", "/tileMatrixSets", "/styles")) {
                        assertThat(service.status(service.root() + path + "?f=no_such_form")).as(path).isEqualTo(400);
                    }
                });
    }

    private ConformanceClass commonCollections() {
        return new ConformanceClass("http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections")
                .test("collections-op", () -> assertThat(Http.json(service.get(service.root() + "/collections")).get("collections")).isNotEmpty())
                .each("collection-definition", service.collections(), Service::id, collection ->
                        assertThat(collection.propertyNames()).contains("id", "title", "description", "links", "extent", "crs"))
                .each("src-md-success", service.collections(), Service::id, collection ->
                        assertThat(service.json(service.root() + "/collections/" + id(collection), JSON)).isEqualTo(collection));
    }
}
