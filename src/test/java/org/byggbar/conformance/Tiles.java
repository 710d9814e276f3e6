package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.conformance.Service.encoded;
import static org.byggbar.conformance.Service.links;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.byggbar.support.VectorTile;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/** OGC 20-057, annex A.2 and A.12: the tiles of every tileset, by the template that it gives. */
final class Tiles {

    private static final String MVT = "application/vnd.mapbox-vector-tile";
    private static final List<String> PARAMETERS = List.of("tileMatrix", "tileRow", "tileCol");
    /** Of the 4096 units of a tile: geometry is told this far beyond its edge. */
    private static final double BUFFER = 64.0 / 4096;

    /** Where a feature lies: the tile at the finest level, and its place in the tile, in parts of its side from the top left corner. */
    private record Spot(JsonNode collection, String feature, int level, int row, int col, double size, double x, double y) {}

    private final Service service;
    private final Tilesets tilesets;

    private Tiles(Service service, Tilesets tilesets) {
        this.service = service;
        this.tilesets = tilesets;
    }

    static List<ConformanceClass> of(Service service, Tilesets tilesets) {
        Tiles tests = new Tiles(service, tilesets);
        return List.of(tests.core(), tests.mvt());
    }

    private ConformanceClass core() {
        List<JsonNode> all = tilesets.items();
        return new ConformanceClass(Tilesets.PART_1 + "core")
                .each("tc-op", all, tilesets::name, this::cornersOfEveryLevel)
                .test("tc-tilematrix-definition", () -> parameter("tileMatrix"))
                .test("tc-tilerow-definition", () -> parameter("tileRow"))
                .test("tc-tilecol-definition", () -> parameter("tileCol"))
                .each("tc-success", all, tilesets::name, this::showsWhatIsThere)
                .each("tc-error", all, tilesets::name, this::outside);
    }

    private HttpResponse<byte[]> tile(JsonNode tileset, Object matrix, Object row, Object col) {
        String template = links(tileset, "item").get(0).get("href").asString();
        return service.get(template.replace("{tileMatrix}", matrix.toString()).replace("{tileRow}", row.toString()).replace("{tileCol}", col.toString()), "Accept", MVT);
    }

    /** In the corners of the limits of every level there is a tile or nothing to show, never a refusal. */
    private void cornersOfEveryLevel(JsonNode tileset) {
        tileset.get("tileMatrixSetLimits").forEach(limits -> Stream.of("minTileRow", "maxTileRow").forEach(row -> Stream.of("minTileCol", "maxTileCol").forEach(col ->
                assertThat(tile(tileset, limits.get("tileMatrix").asString(), limits.get(row).asInt(), limits.get(col).asInt()).statusCode()).as("%s", limits).isIn(200, 204))));
    }

    private void parameter(String name) {
        Openapi.operations(service.api()).stream().filter(operation -> operation.id().endsWith(".getTile")).forEach(operation -> {
            List<JsonNode> path = operation.body().get("parameters").valueStream().filter(parameter -> parameter.get("in").asString().equals("path")).toList();
            assertThat(path.stream().map(parameter -> parameter.get("name").asString())).containsAll(PARAMETERS);
            assertThat(path).filteredOn(parameter -> parameter.get("name").asString().equals(name)).singleElement()
                    .satisfies(parameter -> assertThat(parameter.get("required").asBoolean()).isTrue());
        });
        tilesets.items().forEach(tileset -> assertThat(links(tileset, "item").get(0).get("href").asString()).contains("{" + name + "}"));
    }

    private Spot spot(JsonNode tileset, JsonNode collection) {
        JsonNode feature = service.page(collection, "limit=10&precision=9").get("features").valueStream()
                .filter(one -> !one.get("geometry").isNull()).findFirst().orElseThrow();
        Coordinate inside = Place.of(feature, Service.CRS84).getInteriorPoint().getCoordinate();
        double[] at = Place.moved(new double[] {inside.x, inside.y}, tileset.get("crs").asString());
        JsonNode limits = tileset.get("tileMatrixSetLimits").get(tileset.get("tileMatrixSetLimits").size() - 1);
        JsonNode matrix = tilesets.matrixSet(tileset).get("tileMatrices").valueStream().filter(one -> one.get("id").equals(limits.get("tileMatrix"))).findFirst().orElseThrow();
        double size = matrix.get("cellSize").asDouble() * matrix.get("tileWidth").asInt();
        double x = (at[0] - matrix.get("pointOfOrigin").get(0).asDouble()) / size;
        double y = (matrix.get("pointOfOrigin").get(1).asDouble() - at[1]) / size;
        return new Spot(collection, feature.get("id").asString(), Integer.parseInt(limits.get("tileMatrix").asString()), (int) y, (int) x, size, x - (int) x, y - (int) y);
    }

    /** The collections that a tileset draws. */
    private List<JsonNode> drawn(JsonNode tileset) {
        List<String> ids = tilesets.whole(tileset).get("layers").valueStream().map(Service::id).toList();
        return service.collections().stream().filter(collection -> ids.contains(Service.id(collection))).toList();
    }

    private VectorTile layer(JsonNode tileset, Spot spot) {
        HttpResponse<byte[]> answer = tile(tileset, spot.level, spot.row, spot.col);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Service.type(answer)).isEqualTo(MVT);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        List<VectorTile> layers = VectorTile.readAll(answer.body());
        assertThat(layers.stream().map(VectorTile::name)).doesNotHaveDuplicates();
        return layers.stream().filter(layer -> layer.name().equals(Service.id(spot.collection))).findFirst().orElseThrow();
    }

    /** The feature itself, and none that the API finds elsewhere. */
    private void showsWhatIsThere(JsonNode tileset) {
        drawn(tileset).forEach(collection -> {
            Spot spot = spot(tileset, collection);
            JsonNode matrix = tilesets.matrixSet(tileset).get("tileMatrices").get(spot.level);
            double west = matrix.get("pointOfOrigin").get(0).asDouble() + spot.col * spot.size;
            double north = matrix.get("pointOfOrigin").get(1).asDouble() - spot.row * spot.size;
            double more = spot.size * BUFFER * 1.1;
            String box = "%s,%s,%s,%s".formatted(west - more, north - spot.size - more, west + spot.size + more, north + more);
            List<String> near = service.found(collection, "bbox=" + box + "&bbox-crs=" + encoded(tileset.get("crs").asString()));
            assertThat(layer(tileset, spot).features()).extracting(feature -> String.valueOf(feature.id())).isSubsetOf(near).contains(spot.feature);
        });
    }

    private void outside(JsonNode tileset) {
        JsonNode limits = tileset.get("tileMatrixSetLimits");
        List.of(limits.get(0), limits.get(limits.size() / 2), limits.get(limits.size() - 1)).forEach(limit -> {
            String matrix = limit.get("tileMatrix").asString();
            int row = limit.get("maxTileRow").asInt();
            int col = limit.get("minTileCol").asInt();
            assertThat(tile(tileset, matrix, row + 1, col).statusCode()).as("%s", limit).isIn(400, 404);
            assertThat(tile(tileset, matrix, row, limit.get("maxTileCol").asInt() + 1).statusCode()).as("%s", limit).isIn(400, 404);
        });
        String first = limits.get(0).get("tileMatrix").asString();
        for (String wrong : List.of("2147483647", "99999999999999999999", "-1", "1.5", "x")) {
            assertThat(tile(tileset, first, wrong, 0).statusCode()).as(wrong).isIn(400, 404);
            assertThat(tile(tileset, first, 0, wrong).statusCode()).as(wrong).isIn(400, 404);
            assertThat(tile(tileset, wrong, 0, 0).statusCode()).as(wrong).isIn(400, 404);
        }
    }

    private ConformanceClass mvt() {
        return new ConformanceClass(Tilesets.PART_1 + "mvt").each("content", tilesets.items(), tilesets::name, tileset -> drawn(tileset).forEach(collection -> {
            Spot spot = spot(tileset, collection);
            VectorTile layer = layer(tileset, spot);
            assertThat(layer.features()).allSatisfy(feature -> {
                assertThat(feature.type()).as("point, line or polygon").isBetween(1, 3);
                assertThat(feature.parts()).isNotEmpty().allSatisfy(part -> assertThat(part).isNotEmpty());
            });
            List<int[]> corners = layer.feature(Long.parseLong(spot.feature)).parts().stream().flatMap(List::stream).toList();
            assertBetween(spot.x * layer.extent(), corners.stream().mapToInt(at -> at[0]).toArray());
            assertBetween(spot.y * layer.extent(), corners.stream().mapToInt(at -> at[1]).toArray());
        }));
    }

    /** The top left corner of the tile is 0, 0 and units run evenly to the bottom right: a place in a feature is among its corners. */
    private static void assertBetween(double unit, int[] corners) {
        assertThat(unit).isBetween(Arrays.stream(corners).min().orElseThrow() - 2.0, Arrays.stream(corners).max().orElseThrow() + 2.0);
    }
}
