package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.byggbar.conformance.Service.JSON;
import static org.byggbar.conformance.Service.link;

import java.util.List;
import org.byggbar.geo.Crs;
import tools.jackson.databind.JsonNode;

/** OGC 17-083r4, annex A: tile matrix sets, their limits, and the metadata of tilesets, in the model and in JSON. */
final class MatrixSets {

    private static final String TMS = "http://www.opengis.net/spec/tms/2.0/conf/";
    private static final double PIXEL_M = 0.000_28;

    private final Service service;
    private final Tilesets tilesets;

    private MatrixSets(Service service, Tilesets tilesets) {
        this.service = service;
        this.tilesets = tilesets;
    }

    static List<ConformanceClass> of(Service service, Tilesets tilesets) {
        return new MatrixSets(service, tilesets).classes();
    }

    private List<ConformanceClass> classes() {
        List<JsonNode> sets = service.json(service.root() + "/tileMatrixSets", JSON).get("tileMatrixSets").valueStream().toList();
        List<JsonNode> all = tilesets.items();
        return List.of(
                new ConformanceClass(TMS + "tilematrixset").each("model", sets, Service::id, set -> model(set(set))),
                new ConformanceClass(TMS + "json-tilematrixset")
                        .each("media-type", sets, Service::id, this::set)
                        .each("model", sets, Service::id, set -> json(set(set))),
                new ConformanceClass(TMS + "tilematrixsetlimits").each("model", all, tilesets::name, this::limits),
                new ConformanceClass(TMS + "json-tilematrixsetlimits").each("model", all, tilesets::name, tileset -> tileset.get("tileMatrixSetLimits").forEach(limit ->
                        assertThat(limit.propertyNames()).containsExactlyInAnyOrder("tileMatrix", "minTileRow", "maxTileRow", "minTileCol", "maxTileCol"))),
                new ConformanceClass(TMS + "tilesetmetadata").each("model", all, tilesets::name, tileset -> metadata(tilesets.whole(tileset))),
                new ConformanceClass(TMS + "json-tilesetmetadata")
                        .each("media-type", all, tilesets::name, tileset -> service.json(link(tileset, "self", JSON), JSON))
                        .each("model", all, tilesets::name, tileset -> assertThat(tilesets.whole(tileset).propertyNames())
                                .contains("dataType", "crs", "tileMatrixSetURI", "links", "tileMatrixSetLimits", "layers", "boundingBox", "centerPoint")));
    }

    private JsonNode set(JsonNode listed) {
        JsonNode set = service.json(link(listed, "item", JSON), JSON);
        assertThat(set.get("id")).isEqualTo(listed.get("id"));
        assertThat(set.get("uri")).isEqualTo(listed.get("uri"));
        return set;
    }

    /** Matrices of halving cells from one corner, whose scales follow from their cells. */
    private static void model(JsonNode set) {
        assertThat(Crs.find(set.get("crs").asString())).isPresent();
        assertThat(set.get("tileMatrices")).isNotEmpty();
        double above = Double.NaN;
        for (JsonNode matrix : set.get("tileMatrices")) {
            double cell = matrix.get("cellSize").asDouble();
            assertThat(matrix.get("scaleDenominator").asDouble()).isCloseTo(cell / PIXEL_M, within(1e-6 * cell / PIXEL_M));
            assertThat(Double.isNaN(above) || Math.abs(above / cell - 2) < 1e-9).as("%s", matrix).isTrue();
            assertThat(matrix.path("cornerOfOrigin").asString("topLeft")).isEqualTo("topLeft");
            double wide = cell * matrix.get("tileWidth").asInt() * matrix.get("matrixWidth").asInt();
            assertThat(matrix.get("pointOfOrigin").get(0).asDouble() + wide).isCloseTo(set.at("/boundingBox/upperRight/0").asDouble(), within(1e-3));
            assertThat(matrix.get("pointOfOrigin").get(1).asDouble()).isCloseTo(set.at("/boundingBox/upperRight/1").asDouble(), within(1e-3));
            above = cell;
        }
    }

    private static void json(JsonNode set) {
        assertThat(set.get("id").isString() && set.get("crs").isString() && set.get("orderedAxes").size() == 2).isTrue();
        set.get("tileMatrices").forEach(matrix -> {
            assertThat(matrix.get("id").isString()).isTrue();
            assertThat(List.of("tileWidth", "tileHeight", "matrixWidth", "matrixHeight")).allMatch(name -> matrix.get(name).isIntegralNumber());
            assertThat(matrix.get("pointOfOrigin").valueStream()).hasSize(2).allMatch(JsonNode::isNumber);
        });
    }

    private void limits(JsonNode tileset) {
        JsonNode matrices = tilesets.matrixSet(tileset).get("tileMatrices");
        tileset.get("tileMatrixSetLimits").forEach(limit -> {
            JsonNode matrix = matrices.valueStream().filter(one -> one.get("id").equals(limit.get("tileMatrix"))).findFirst().orElseThrow();
            assertThat(limit.get("minTileRow").asInt()).isBetween(0, limit.get("maxTileRow").asInt());
            assertThat(limit.get("minTileCol").asInt()).isBetween(0, limit.get("maxTileCol").asInt());
            assertThat(limit.get("maxTileRow").asInt()).isLessThan(matrix.get("matrixHeight").asInt());
            assertThat(limit.get("maxTileCol").asInt()).isLessThan(matrix.get("matrixWidth").asInt());
        });
    }

    private void metadata(JsonNode tileset) {
        assertThat(tileset.get("title").asString()).isNotBlank();
        assertThat(tileset.get("layers")).isNotEmpty().allSatisfy(layer -> {
            assertThat(layer.get("id").asString()).isNotBlank();
            assertThat(layer.get("dataType").asString()).isEqualTo("vector");
            assertThat(layer.get("propertiesSchema").get("type").asString()).isEqualTo("object");
            assertThat(Integer.parseInt(layer.get("minTileMatrix").asString())).isBetween(0, Integer.parseInt(layer.get("maxTileMatrix").asString()));
        });
        JsonNode box = tileset.get("boundingBox");
        assertThat(box.get("lowerLeft").get(0).asDouble()).isLessThan(box.get("upperRight").get(0).asDouble());
        assertThat(tileset.get("centerPoint").get("coordinates").get(1).asDouble()).isBetween(box.get("lowerLeft").get(1).asDouble(), box.get("upperRight").get(1).asDouble());
    }
}
