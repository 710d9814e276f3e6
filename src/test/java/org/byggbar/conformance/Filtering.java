package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.conformance.Service.GEOJSON;
import static org.byggbar.conformance.Service.JSON;
import static org.byggbar.conformance.Service.SCHEMA;
import static org.byggbar.conformance.Service.encoded;
import static org.byggbar.conformance.Service.id;
import static org.byggbar.conformance.Service.texts;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** OGC 19-079r2, annex A: queryables, and filters on the features of every collection. */
final class Filtering {

    private static final String PART_3 = "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/";
    private static final String NO_FILTER = "THIS IS NOT A FILTER";

    private final Service service;

    private Filtering(Service service) {
        this.service = service;
    }

    static List<ConformanceClass> of(Service service) {
        Filtering tests = new Filtering(service);
        return List.of(tests.queryables(), tests.filter(), tests.featuresFilter());
    }

    private ConformanceClass queryables() {
        return new ConformanceClass(PART_3 + "queryables")
                .each("get-queryables", service.collections(), Service::id, this::queryablesOf)
                .each("get-collection", service.collections(), Service::id, collection ->
                        assertThat(Service.link(collection, "http://www.opengis.net/def/rel/ogc/1.0/queryables", SCHEMA)).isEqualTo(address(collection)));
    }

    private String address(JsonNode collection) {
        return service.root() + "/collections/" + id(collection) + "/queryables";
    }

    private void queryablesOf(JsonNode collection) {
        JsonNode schema = service.json(address(collection), SCHEMA);
        assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("$id").asString()).isEqualTo(address(collection));
        assertThat(schema.get("type").asString()).isEqualTo("object");
        assertThat(schema.get("additionalProperties").asBoolean()).as("no other property is one").isFalse();
        assertThat(schema.get("properties")).isNotEmpty();
        schema.get("properties").forEach(property -> assertThat(property.has("type") || property.path("format").asString("").startsWith("geometry-")).as("%s", property).isTrue());
    }

    private ConformanceClass filter() {
        List<JsonNode> collections = service.collections();
        return new ConformanceClass(PART_3 + "filter")
                .test("get-conformance", () -> declares("filter"))
                .each("filter-param", collections, Service::id, collection -> {
                    filterValid(collection, "filter-lang=cql2-text&");
                    assertRefused(collection, "filter-lang=cql2-text&filter=" + encoded(NO_FILTER));
                    assertRefused(collection, "filter-lang=cql2-json&filter=" + encoded(NO_FILTER));
                    assertRefused(collection, "filter-lang=ecql&filter=true");
                })
                .each("filter-lang-default", collections, Service::id, collection -> {
                    filterValid(collection, "");
                    assertRefused(collection, "filter=" + encoded(NO_FILTER));
                })
                .each("expression-construction", collections, Service::id, collection ->
                        assertRefused(collection, "filter=" + encoded("this_is_not_a_queryable IS NULL")))
                .each("filter-crs-wgs84", collections, Service::id, this::inDegrees)
                .each("filter-crs-param", collections, Service::id, this::inEverySystem)
                .each("mixing-expression", collections, Service::id, this::bothConditionsHold);
    }

    private void declares(String name) {
        assertThat(texts(service.json(service.root() + "/conformance", JSON).get("conformsTo"))).contains(PART_3 + name);
    }

    private void assertRefused(JsonNode collection, String query) {
        var answer = service.get(Service.items(collection) + "?" + query, "Accept", GEOJSON);
        assertThat(answer.statusCode()).as(query).isEqualTo(400);
        assertThat(Service.type(answer)).isEqualTo("application/problem+json");
    }

    /** What a null test of each queryable finds is exactly the features without a value. */
    private void filterValid(JsonNode collection, String language) {
        service.queryables(collection).get("properties").propertyNames().stream().filter(name -> !name.equals("geometry") && !name.equals("id")).limit(3).forEach(name -> {
            List<String> expected = service.features(collection).stream().filter(feature -> feature.get("properties").get(name).isNull()).map(Service::id).toList();
            assertThat(service.found(collection, language + "filter=" + encoded(name + " IS NULL"))).as(name).isEqualTo(expected);
        });
    }

    private static String meets(String box) {
        return encoded("S_INTERSECTS(geometry,BBOX(" + box + "))");
    }

    private int placed(JsonNode collection) {
        return (int) service.features(collection).stream().filter(feature -> !feature.get("geometry").isNull()).count();
    }

    private void inDegrees(JsonNode collection) {
        assertThat(service.matched(collection, "filter=" + meets(Place.text(Place.extent(collection))))).isEqualTo(placed(collection));
        assertRefused(collection, "filter=" + meets("1000000,1000000,2000000,2000000"));
    }

    /** The extent's two corners in each system; what lies in that box is told by each feature's own coordinates there. */
    private void inEverySystem(JsonNode collection) {
        double[] e = Place.extent(collection);
        texts(collection.get("crs")).forEach(crs -> {
            List<String> expected = service.featuresIn(collection, crs).stream().filter(feature -> !feature.get("geometry").isNull()
                    && Place.touches(Place.envelope(e, crs), feature.get("geometry"))).map(Service::id).toList();
            assertThat(service.found(collection, "filter-crs=" + encoded(crs) + "&filter=" + meets(Place.bbox(e, crs)))).as(crs).isEqualTo(expected).isNotEmpty();
        });
        assertRefused(collection, "filter-crs=" + encoded("http://www.opengis.net/def/crs/OGC/0/does_not_exist") + "&filter=" + meets(Place.text(e)));
    }

    private void bothConditionsHold(JsonNode collection) {
        double[] e = Place.extent(collection);
        String filter = "filter=" + meets(Place.text(e));
        assertThat(service.matched(collection, filter + "&bbox=" + Place.text(e))).isEqualTo(placed(collection));
        assertThat(service.matched(collection, filter + "&bbox=" + Place.text(new double[] {e[2] + 1, e[3] + 1, e[2] + 2, e[3] + 2}))).isZero();
    }

    private ConformanceClass featuresFilter() {
        return new ConformanceClass(PART_3 + "features-filter")
                .test("get-conformance", () -> declares("features-filter"))
                .test("filter-on-items", () -> {
                    Openapi.assertForm(service.api(), "filter", "string");
                    assertThat(texts(Openapi.assertForm(service.api(), "filter-lang", "string").get("enum"))).containsExactlyInAnyOrder("cql2-text", "cql2-json");
                    assertThat(Openapi.assertForm(service.api(), "filter-crs", "string").get("default").asString()).isEqualTo(Service.CRS84);
                })
                .each("filter-on-items", service.collections(), Service::id, collection -> {
                    String some = id(service.features(collection).get(0));
                    assertThat(service.found(collection, "filter=" + encoded("id = " + some))).containsExactly(some);
                    assertThat(service.walk(Service.items(collection) + "?limit=5&filter=" + encoded("id <> " + some)))
                            .isEqualTo(service.features(collection).stream().map(Service::id).filter(id -> !id.equals(some)).toList());
                });
    }
}
