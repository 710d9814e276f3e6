package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.conformance.Service.CRS84;
import static org.byggbar.conformance.Service.GEOJSON;
import static org.byggbar.conformance.Service.JSON;
import static org.byggbar.conformance.Service.encoded;
import static org.byggbar.conformance.Service.id;
import static org.byggbar.conformance.Service.items;
import static org.byggbar.conformance.Service.texts;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.byggbar.support.Http;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;

/** OGC 18-058r1, annex A: {@code /conf/crs}, for every collection in every system that it offers. */
final class FeaturesCrs {

    private static final String URI = "http://www\\.opengis\\.net/def/crs/[A-Z]+/[0-9.]+/[A-Za-z0-9]+";
    private static final String UNKNOWN = "http://www.opengis.net/def/crs/0/unknown";

    private record Offer(JsonNode collection, String crs) {

        String name() {
            return id(collection) + " in " + crs.replaceFirst(".*/", "");
        }
    }

    private final Service service;

    private FeaturesCrs(Service service) {
        this.service = service;
    }

    static ConformanceClass of(Service service) {
        return new FeaturesCrs(service).tests();
    }

    private ConformanceClass tests() {
        List<JsonNode> collections = service.collections();
        List<Offer> offers = collections.stream().flatMap(collection -> texts(collection.get("crs")).map(crs -> new Offer(collection, crs))).toList();
        return new ConformanceClass("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs")
                .test("crs-uri", () -> assertThat(texts(service.json(service.root() + "/collections", JSON).get("crs"))).contains(CRS84).allMatch(uri -> uri.matches(URI)))
                .each("crs-uri", collections, Service::id, collection ->
                        assertThat(Stream.concat(texts(collection.get("crs")), Stream.of(collection.get("storageCrs").asString()))).hasSizeGreaterThan(1).allMatch(uri -> uri.matches(URI)))
                .each("default-crs", collections, Service::id, collection -> assertThat(texts(collection.get("crs")).findFirst()).contains(CRS84))
                .each("storageCrs", collections, Service::id, collection -> assertThat(texts(collection.get("crs"))).contains(collection.get("storageCrs").asString()))
                .test("crs-parameter", () -> Openapi.assertForm(service.api(), "crs", "string"))
                .each("crs-parameter", offers, Offer::name, this::header)
                .each("crs-parameter-default", collections, Service::id, collection -> header(new Offer(collection, null)))
                .each("crs-parameter-invalid", collections, Service::id, this::invalidCrs)
                .each("crs-parameter-transform", offers, Offer::name, this::transformed)
                .test("bbox-crs-parameter", () -> Openapi.assertForm(service.api(), "bbox-crs", "string"))
                .each("bbox-crs-parameter", offers, Offer::name, this::sameByBox)
                .each("bbox-crs-parameter-default", collections, Service::id, this::boxesAreOfCrs84)
                .each("bbox-crs-parameter-invalid", collections, Service::id, collection ->
                        Stream.of(UNKNOWN, "EPSG:3006", "http://www.opengis.net/def/crs/EPSG/0/2154").forEach(crs ->
                                assertThat(service.status(items(collection) + "?bbox=10,59,11,60&bbox-crs=" + encoded(crs))).as(crs).isEqualTo(400)));
    }

    /** On the page and on the single feature; also of the default. */
    private void header(Offer offer) {
        String expected = "<" + (offer.crs == null ? CRS84 : offer.crs) + ">";
        String query = offer.crs == null ? "" : "?crs=" + encoded(offer.crs);
        for (String address : List.of(items(offer.collection) + query, items(offer.collection) + "/" + id(first(offer.collection)) + query)) {
            HttpResponse<byte[]> answer = service.get(address, "Accept", GEOJSON);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.headers().allValues("Content-Crs")).as(address).containsExactly(expected);
        }
    }

    private JsonNode first(JsonNode collection) {
        return service.features(collection).get(0);
    }

    private void invalidCrs(JsonNode collection) {
        for (String crs : List.of(UNKNOWN, "EPSG:3006", "http://www.opengis.net/def/crs/EPSG/0/2154")) {
            assertThat(service.status(items(collection) + "?crs=" + encoded(crs))).as(crs).isEqualTo(400);
            assertThat(service.status(items(collection) + "/" + id(first(collection)) + "?crs=" + encoded(crs))).as(crs).isEqualTo(400);
        }
    }

    /** Moved back by another engine, every coordinate of every feature is where it was. */
    private void transformed(Offer offer) {
        List<JsonNode> plain = service.features(offer.collection);
        List<JsonNode> moved = service.featuresIn(offer.collection, offer.crs);
        assertThat(moved.stream().map(Service::id)).containsExactlyElementsOf(plain.stream().map(Service::id).toList());
        for (int i = 0; i < plain.size(); i++) {
            if (!plain.get(i).get("geometry").isNull()) {
                Place.assertSame(Place.of(moved.get(i), offer.crs), Place.of(plain.get(i), CRS84), offer.name() + " " + id(plain.get(i)));
            }
        }
        JsonNode alone = Http.json(service.get(items(offer.collection) + "/" + id(plain.get(0)) + "?precision=9&crs=" + encoded(offer.crs), "Accept", GEOJSON));
        assertThat(alone.get("geometry")).isEqualTo(moved.get(0).get("geometry"));
    }

    /**
     * The official suite moves the extent's two corners and asks for no feature more than without; a box in a plane is no box of
     * degrees, so what it finds is also held against each feature's own coordinates in that plane.
     */
    private void sameByBox(Offer offer) {
        double[] e = Place.extent(offer.collection);
        List<JsonNode> moved = service.featuresIn(offer.collection, offer.crs);
        double[] part = {e[0] + (e[2] - e[0]) * 0.001, e[1], e[0] + (e[2] - e[0]) * 0.02, e[1] + (e[3] - e[1]) * 0.3};
        for (double[] box : List.of(e, part, new double[] {e[2] + 1, e[3] + 1, e[2] + 1.001, e[3] + 1.001})) {
            List<String> found = service.found(offer.collection, "bbox=" + Place.bbox(box, offer.crs) + "&bbox-crs=" + encoded(offer.crs));
            Envelope inPlane = Place.envelope(box, offer.crs);
            assertThat(found).isEqualTo(moved.stream().filter(feature -> feature.get("geometry").isNull()
                    || Place.touches(inPlane, feature.get("geometry"))).map(Service::id).toList());
        }
    }

    private void boxesAreOfCrs84(JsonNode collection) {
        String bbox = Place.bbox(Place.extent(collection), CRS84);
        assertThat(service.found(collection, "bbox=" + bbox + "&bbox-crs=" + encoded(CRS84))).isEqualTo(service.found(collection, "bbox=" + bbox)).isNotEmpty();
    }
}
