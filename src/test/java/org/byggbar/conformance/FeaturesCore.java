package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.conformance.Service.GEOJSON;
import static org.byggbar.conformance.Service.HTML;
import static org.byggbar.conformance.Service.JSON;
import static org.byggbar.conformance.Service.OPENAPI;
import static org.byggbar.conformance.Service.id;
import static org.byggbar.conformance.Service.items;
import static org.byggbar.conformance.Service.link;
import static org.byggbar.conformance.Service.links;
import static org.byggbar.conformance.Service.texts;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.byggbar.support.Http;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/** OGC 17-069r4, annex A.2: {@code /conf/core}. */
final class FeaturesCore {

    private static final List<String> STATUSES = List.of("/", "/conformance", "/collections");
    /** Boxes of the official suite: the meridian, the equator, the antimeridian, and both poles. */
    private static final List<double[]> BOXES = List.of(new double[] {-1.5, 50, 1.5, 53}, new double[] {-80, -5, -70, 5},
            new double[] {177, 65, -177, 70}, new double[] {-180, 85, 180, 90}, new double[] {-180, -90, 180, -85},
            new double[] {-180, -90, 180, 90}, new double[] {20, -90, 5, 90});
    private static final int ONE_BY_ONE = 40;

    private final Service service;
    private final Set<String> followed = new HashSet<>();

    private FeaturesCore(Service service) {
        this.service = service;
    }

    static ConformanceClass of(Service service) {
        return new FeaturesCore(service).tests();
    }

    private ConformanceClass tests() {
        List<JsonNode> collections = service.collections();
        return new ConformanceClass("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core")
                .test("http", this::http)
                .test("root-op", () -> STATUSES.forEach(path -> service.json(service.root() + path, JSON)))
                .test("root-success", this::rootSuccess)
                .test("conformance-op", () -> service.json(link(landing(), "conformance", JSON), JSON))
                .test("conformance-success", this::conformanceSuccess)
                .test("api-definition-op", this::apiDefinitionOp)
                .test("api-definition-success", () -> Openapi.assertSound(service.api()))
                .test("fc-md-op", () -> service.json(link(landing(), "data", JSON), JSON))
                .test("fc-md-success", this::collectionsSuccess)
                .test("fc-md-links", () -> assertBothForms(service.json(service.root() + "/collections", JSON), JSON))
                .each("fc-md-items", collections, Service::id, this::collectionMembers)
                .each("fc-md-items-links", collections, Service::id, this::itemsLinks)
                .each("fc-md-extent", collections, Service::id, this::extent)
                .each("sfc-md-op", collections, Service::id, collection -> service.json(service.root() + "/collections/" + id(collection), JSON))
                .each("sfc-md-success", collections, Service::id, this::sameAlone)
                .each("fc-op", collections, Service::id, collection -> service.page(collection, "limit=10"))
                .test("fc-bbox-definition", () -> Openapi.assertBbox(service.api()))
                .each("fc-bbox-response", collections, Service::id, this::bbox)
                .test("fc-limit-definition", () -> Openapi.assertLimit(service.api()))
                .each("fc-limit-response", collections, Service::id, this::limit)
                .test("fc-time-definition", () -> Openapi.assertForm(service.api(), "datetime", "string"))
                .each("fc-time-response", collections.stream().filter(Times::has).toList(), Service::id, collection -> new Times(service, collection).check())
                .each("query-param-unknown", collections, Service::id, collection ->
                        assertThat(service.status(items(collection) + "?unknownQueryParameter=1")).isEqualTo(400))
                .each("query-param-invalid", collections, Service::id, this::invalid)
                .each("fc-response", collections, Service::id, this::response)
                .each("fc-links", collections, Service::id, this::pageLinks)
                .each("fc-timeStamp", collections, Service::id, this::timeStamp)
                .each("fc-numberMatched", collections, Service::id, this::numberMatched)
                .each("fc-numberReturned", collections, Service::id, this::numberReturned)
                .each("crs84", collections, Service::id, this::crs84)
                .each("f-op", collections, Service::id, collection -> service.json(items(collection) + "/" + id(some(collection)), GEOJSON))
                .each("f-success", collections, Service::id, this::feature)
                .each("f-links", collections, Service::id, this::featureLinks);
    }

    private JsonNode landing() {
        return service.json(service.root(), JSON);
    }

    private void http() {
        Stream.concat(STATUSES.stream().map(path -> service.root() + path), service.collections().stream().map(Service::items)).forEach(address ->
                assertThat(service.get(address, "Accept", GEOJSON + "," + JSON).version()).as(address).isEqualTo(HttpClient.Version.HTTP_1_1));
        assertThat(service.status(service.root() + "/collections/no_such_collection")).isEqualTo(404);
        assertThat(service.status(service.root() + "/collections/no_such_collection/items")).isEqualTo(404);
        assertThat(service.status(items(service.collections().get(0)) + "/999999999")).isEqualTo(404);
    }

    private void rootSuccess() {
        JsonNode landing = landing();
        assertThat(link(landing, "service-desc", OPENAPI)).isNotBlank();
        assertThat(service.html(link(landing, "service-doc", HTML))).contains("/collections/{collectionId}/items");
        assertThat(links(landing, "conformance")).isNotEmpty();
        assertThat(links(landing, "data")).isNotEmpty();
        assertThat(landing.get("title").asString()).isNotBlank();
        assertBothForms(landing, JSON);
    }

    private void conformanceSuccess() {
        assertThat(texts(service.json(service.root() + "/conformance", JSON).get("conformsTo"))).doesNotHaveDuplicates()
                .contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core").allMatch(uri -> uri.matches("http://www\\.opengis\\.net/spec/\\S+/conf/\\S+"));
    }

    private void apiDefinitionOp() {
        HttpResponse<byte[]> answer = service.get(link(landing(), "service-desc", OPENAPI), "Accept", OPENAPI);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(OPENAPI);
    }

    /** Itself in the type asked for, its twin in the other, every link with its relation and type, and none that leads nowhere. */
    private void assertBothForms(JsonNode resource, String type) {
        assertThat(service.json(link(resource, "self", type), type).propertyNames()).isEqualTo(resource.propertyNames());
        assertThat(service.html(link(resource, "alternate", HTML))).startsWith("<!DOCTYPE html>");
        resource.get("links").forEach(link -> {
            assertThat(link.path("rel").asString("")).as("%s", link).isNotBlank();
            assertThat(link.path("type").asString("")).as("%s", link).isNotBlank();
            if (!link.path("templated").asBoolean(false) && followed.add(link.get("href") + " " + link.get("type"))) {
                HttpResponse<byte[]> answer = service.get(link.get("href").asString(), "Accept", link.get("type").asString());
                assertThat(answer.statusCode()).as("%s", link).isEqualTo(200);
                assertThat(Service.type(answer)).as("%s", link).isEqualTo(link.get("type").asString().replaceFirst(";.*", ""));
            }
        });
    }

    private void collectionsSuccess() {
        JsonNode body = service.json(service.root() + "/collections", JSON);
        assertThat(texts(body.get("crs")).findFirst()).contains(Service.CRS84);
        assertThat(body.get("collections")).isNotEmpty();
        assertThat(body.get("collections").valueStream().map(Service::id)).doesNotHaveDuplicates();
    }

    private void collectionMembers(JsonNode collection) {
        assertThat(collection.get("title").asString()).isNotBlank();
        assertThat(collection.path("itemType").asString("feature")).isEqualTo("feature");
        assertThat(texts(collection.get("crs")).findFirst()).contains(Service.CRS84);
        assertBothForms(collection, JSON);
    }

    private void itemsLinks(JsonNode collection) {
        assertThat(links(collection, "items")).extracting(link -> link.get("type").asString()).contains(GEOJSON, HTML);
        assertThat(items(collection)).as("clients append the id of a feature").isEqualTo(service.root() + "/collections/" + id(collection) + "/items");
    }

    /** Every feature lies in the extent that is told, in space and in time. */
    private void extent(JsonNode collection) {
        double[] box = Place.extent(collection);
        assertThat(box).hasSize(4);
        assertThat(collection.at("/extent/spatial/crs").asString(Service.CRS84)).isEqualTo(Service.CRS84);
        Envelope told = new Envelope(box[0], box[2], box[1], box[3]);
        assertThat(service.features(collection)).allSatisfy(feature -> {
            Geometry place = Place.of(feature, Service.CRS84);
            assertThat(place == null || told.covers(place.getEnvelopeInternal())).as(id(feature)).isTrue();
        });
        if (Times.has(collection)) {
            new Times(service, collection).assertInsideExtent();
        }
    }

    private void sameAlone(JsonNode listed) {
        assertThat(service.json(service.root() + "/collections/" + id(listed), JSON)).isEqualTo(listed);
    }

    private void bbox(JsonNode collection) {
        double[] e = Place.extent(collection);
        double width = e[2] - e[0];
        double height = e[3] - e[1];
        List<double[]> own = List.of(e, new double[] {e[0] + width * 0.2, e[1] + height * 0.2, e[0] + width * 0.6, e[1] + height * 0.7},
                new double[] {e[0], e[1], e[0] + width / 30, e[1] + height / 3}, new double[] {e[2] - width / 40, e[1], e[2], e[3]});
        Stream.concat(BOXES.stream(), own.stream()).forEach(box -> {
            List<String> expected = service.features(collection).stream().filter(feature -> {
                Geometry place = Place.of(feature, Service.CRS84);
                return place == null || Place.meets(place, box);
            }).map(Service::id).toList();
            assertThat(service.found(collection, "bbox=" + Place.text(box))).as(Place.text(box)).isEqualTo(expected);
        });
        String six = Arrays.stream(new double[] {e[0], e[1], -100, e[2], e[3], 9000}).mapToObj(Double::toString).reduce((a, b) -> a + "," + b).orElseThrow();
        assertThat(service.matched(collection, "bbox=" + six)).isEqualTo(service.features(collection).size());
    }

    private void limit(JsonNode collection) {
        int all = service.features(collection).size();
        for (int limit : new int[] {1, 10, 1_000_000}) {
            assertThat(service.page(collection, "limit=" + limit).get("features").size()).as("limit " + limit).isEqualTo(Math.min(limit, all));
        }
        int standard = Openapi.parameter(service.api(), "limit").at("/schema/default").asInt();
        assertThat(service.json(items(collection), GEOJSON).get("features").size()).isEqualTo(Math.min(standard, all));
    }

    private void invalid(JsonNode collection) {
        for (String wrong : List.of("limit=0", "limit=-1", "limit=unlimited", "bbox=1,2,3", "bbox=a,b,c,d", "bbox=1,5,2,4", "bbox=1,2,3,4,5", "datetime=yesterday",
                "datetime=2026-01-01/../2027-01-01", "datetime=2027-01-01/2026-01-01", "crs=nonsense", "bbox=1,2,3,4&bbox-crs=nonsense", "filter-lang=sql&filter=id%3D1")) {
            HttpResponse<byte[]> answer = service.get(items(collection) + "?" + wrong, "Accept", GEOJSON);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(Service.type(answer)).as(wrong).isEqualTo("application/problem+json");
        }
    }

    private void response(JsonNode collection) {
        JsonNode page = service.page(collection, "limit=10");
        assertThat(page.get("type").asString()).isEqualTo("FeatureCollection");
        assertThat(page.get("features")).isNotEmpty().allSatisfy(feature -> assertThat(feature.get("type").asString()).isEqualTo("Feature"));
        assertThat(page.propertyNames()).contains("links", "timeStamp", "numberMatched", "numberReturned");
    }

    private void pageLinks(JsonNode collection) {
        assertBothForms(service.page(collection, "limit=2"), GEOJSON);
    }

    private void timeStamp(JsonNode collection) {
        Instant before = Instant.now().minusSeconds(2);
        Instant told = Instant.parse(service.page(collection, "limit=1").get("timeStamp").asString());
        assertThat(told).isBetween(before, Instant.now().plusSeconds(2));
    }

    /** The number matched is what all pages together have, each feature once, however the pages are cut. */
    private void numberMatched(JsonNode collection) {
        List<String> all = service.features(collection).stream().map(Service::id).toList();
        int least = all.size() <= ONE_BY_ONE ? 1 : all.size() / ONE_BY_ONE + 1;
        for (int limit : IntStream.of(least, all.size() / 2 + 1).distinct().toArray()) {
            assertThat(service.matched(collection, "")).isEqualTo(all.size());
            assertThat(service.walk(items(collection) + "?limit=" + limit)).as("in pages of " + limit).isEqualTo(all);
        }
    }

    private void numberReturned(JsonNode collection) {
        Stream.of("limit=3", "limit=100", "limit=3&bbox=177,65,-177,70").map(query -> service.page(collection, query))
                .forEach(page -> assertThat(page.get("numberReturned").asInt()).isEqualTo(page.get("features").size()));
    }

    private void crs84(JsonNode collection) {
        HttpResponse<byte[]> answer = service.get(items(collection), "Accept", GEOJSON);
        assertThat(answer.headers().firstValue("Content-Crs")).contains("<" + Service.CRS84 + ">");
        Envelope nordic = new Envelope(4, 32, 54, 72);
        Http.json(answer).get("features").forEach(feature -> {
            Geometry place = Place.of(feature, Service.CRS84);
            assertThat(place == null || nordic.covers(place.getEnvelopeInternal())).as("longitude first: " + id(feature)).isTrue();
        });
    }

    private JsonNode some(JsonNode collection) {
        List<JsonNode> all = service.features(collection);
        return all.get(all.size() / 2);
    }

    private void feature(JsonNode collection) {
        JsonNode listed = some(collection);
        JsonNode alone = service.json(items(collection) + "/" + id(listed) + "?precision=9", GEOJSON);
        assertThat(alone.get("type").asString()).isEqualTo("Feature");
        for (String member : List.of("id", "geometry", "properties")) {
            assertThat(alone.get(member)).as(member).isEqualTo(listed.get(member));
        }
    }

    private void featureLinks(JsonNode collection) {
        JsonNode feature = service.json(items(collection) + "/" + id(some(collection)), GEOJSON);
        assertBothForms(feature, GEOJSON);
        Set<String> collections = new TreeSet<>(links(feature, "collection").stream().map(link -> link.get("href").asString()).toList());
        assertThat(collections).contains(service.root() + "/collections/" + id(collection));
    }
}
