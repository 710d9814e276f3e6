package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.conformance.Service.HTML;
import static org.byggbar.conformance.Service.JSON;
import static org.byggbar.conformance.Service.id;
import static org.byggbar.conformance.Service.link;
import static org.byggbar.conformance.Service.links;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.byggbar.geo.Crs;
import tools.jackson.databind.JsonNode;

/** OGC 20-057, annex A, but for the tiles themselves: lists of tilesets, tilesets, and the OpenAPI document. */
final class Tilesets {

    static final String PART_1 = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/";
    static final String VECTOR = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";
    static final String SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";

    private final Service service;
    private final List<String> lists;
    private final List<JsonNode> items = new ArrayList<>();

    Tilesets(Service service) {
        this.service = service;
        lists = Stream.concat(Stream.of(link(service.json(service.root(), JSON), VECTOR, JSON)),
                service.collections().stream().map(collection -> link(collection, VECTOR, JSON))).toList();
        lists.forEach(list -> service.json(list, JSON).get("tilesets").forEach(items::add));
    }

    /** What the lists tell of each tileset, of the whole dataset first. */
    List<JsonNode> items() {
        return items;
    }

    /** The path of a tileset below the landing page, to name a test by. */
    String name(JsonNode tileset) {
        return link(tileset, "self", JSON).substring(service.root().length());
    }

    JsonNode whole(JsonNode tileset) {
        return service.json(link(tileset, "self", JSON), JSON);
    }

    JsonNode matrixSet(JsonNode tileset) {
        return service.json(link(tileset, SCHEME, JSON), JSON);
    }

    List<ConformanceClass> classes() {
        return List.of(tileset(), tilesetsList(), datasetTilesets(), geodataTilesets(), oas30());
    }

    private ConformanceClass tileset() {
        return new ConformanceClass(PART_1 + "tileset")
                .each("description", items, this::name, this::description)
                .each("description", items, tileset -> name(tileset) + " as a page", tileset ->
                        assertThat(service.html(link(whole(tileset), "alternate", HTML))).contains(tileset.get("tileMatrixSetId").asString()));
    }

    private void description(JsonNode item) {
        JsonNode tileset = whole(item);
        assertThat(tileset.get("dataType").asString()).isEqualTo("vector");
        assertThat(Crs.find(tileset.get("crs").asString())).isPresent();
        assertThat(link(tileset, "self", JSON)).isEqualTo(link(item, "self", JSON));
        JsonNode scheme = matrixSet(tileset);
        assertThat(scheme.get("uri")).isEqualTo(tileset.get("tileMatrixSetURI"));
        assertThat(scheme.get("crs")).isEqualTo(tileset.get("crs"));
        assertThat(scheme.get("id")).isEqualTo(tileset.get("tileMatrixSetId"));
        JsonNode template = links(tileset, "item").get(0);
        assertThat(template.get("href").asString()).startsWith(link(tileset, "self", JSON) + "/").contains("{tileMatrix}", "{tileRow}", "{tileCol}");
        assertThat(template.get("templated").asBoolean()).isTrue();
        assertThat(template.get("type").asString()).isEqualTo("application/vnd.mapbox-vector-tile");
        tileset.get("links").forEach(one -> {
            assertThat(one.path("rel").asString("")).as("%s", one).isNotBlank();
            if (!one.path("templated").asBoolean(false)) {
                assertThat(service.get(one.get("href").asString(), "Accept", one.get("type").asString()).statusCode()).as("%s", one).isEqualTo(200);
            }
        });
    }

    private ConformanceClass tilesetsList() {
        return new ConformanceClass(PART_1 + "tilesets-list").each("tileset-links", lists, list -> list.substring(service.root().length()), list -> {
            assertThat(list).endsWith("/tiles");
            JsonNode tilesets = service.json(list, JSON).get("tilesets");
            assertThat(tilesets).isNotEmpty();
            tilesets.forEach(tileset -> {
                assertThat(tileset.propertyNames()).contains("dataType", "crs", "tileMatrixSetId", "tileMatrixSetURI", "tileMatrixSetLimits");
                assertThat(link(tileset, "self", JSON)).isEqualTo(list + "/" + tileset.get("tileMatrixSetId").asString());
                assertThat(links(tileset, SCHEME)).hasSize(1);
                assertThat(links(tileset, "item")).as("where the official suite looks for the template").hasSize(1);
                assertThat(whole(tileset).get("tileMatrixSetLimits")).isEqualTo(tileset.get("tileMatrixSetLimits"));
            });
            assertThat(texts(tilesets.valueStream().map(tileset -> tileset.get("tileMatrixSetURI"))))
                    .contains("http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad");
            assertThat(service.html(list + "?f=html")).contains("WebMercatorQuad");
        });
    }

    private static Stream<String> texts(Stream<JsonNode> all) {
        return all.map(JsonNode::asString);
    }

    private ConformanceClass datasetTilesets() {
        return new ConformanceClass(PART_1 + "dataset-tilesets")
                .test("landingpage", () -> assertThat(links(service.json(service.root(), JSON), VECTOR)).singleElement()
                        .satisfies(link -> assertThat(link.get("href").asString()).isEqualTo(service.root() + "/tiles")))
                .test("operation", () -> assertThat(service.json(service.root() + "/tiles", JSON).get("tilesets")).isNotEmpty());
    }

    private ConformanceClass geodataTilesets() {
        return new ConformanceClass(PART_1 + "geodata-tilesets")
                .each("desc-links", service.collections(), Service::id, collection -> {
                    assertThat(link(collection, VECTOR, JSON)).isEqualTo(service.root() + "/collections/" + id(collection) + "/tiles");
                    assertThat(links(service.json(service.root() + "/collections/" + id(collection), JSON), VECTOR)).hasSize(1);
                })
                .each("operation", service.collections(), Service::id, collection ->
                        assertThat(service.json(service.root() + "/collections/" + id(collection) + "/tiles", JSON).get("tilesets")).isNotEmpty());
    }

    private ConformanceClass oas30() {
        return new ConformanceClass(PART_1 + "oas30")
                .test("completeness", () -> {
                    Openapi.assertSound(service.api());
                    assertThat(service.api().get("paths").propertyNames()).contains("/tiles", "/tiles/{tileMatrixSetId}", "/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
                            "/collections/{collectionId}/tiles", "/collections/{collectionId}/tiles/{tileMatrixSetId}",
                            "/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", "/tileMatrixSets", "/tileMatrixSets/{tileMatrixSetId}");
                })
                .test("operation-id", () -> assertThat(Openapi.operations(service.api()).stream().map(Openapi.Operation::id)).contains("dataset.vector.getTileSetsList",
                        "dataset.vector.getTileSet", "dataset.vector.getTile", "collection.vector.getTileSetsList", "collection.vector.getTileSet", "collection.vector.getTile"));
    }
}
