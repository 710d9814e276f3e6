package org.byggbar.layers.tilesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.byggbar.layers.tiles.TileGrid;
import org.byggbar.support.Http;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.byggbar.support.VectorTile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;

/** OGC API Tiles as a stranger's client walks it, and what the official test suite is blind to: where things lie in the tiles. */
@ServerTest
class TilesetIT {

    private static final String TILESETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";

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

    private static List<JsonNode> links(JsonNode body, String rel) {
        return body.get("links").valueStream().filter(link -> link.get("rel").asString().equals(rel)).toList();
    }

    private String path(JsonNode link) {
        String href = link.get("href").asString();
        assertThat(href).startsWith("http://localhost:" + port + "/");
        return href.substring(("http://localhost:" + port).length());
    }

    @Test
    void isFoundFromTheLandingPageAndEachCollection() {
        JsonNode landing = anybody.json("/ogc");
        assertThat(landing.get("links").valueStream()).allSatisfy(link -> assertThat(link.get("rel").asString()).isNotBlank());
        assertThat(links(landing, TILESETS)).singleElement().extracting(this::path).isEqualTo("/ogc/tiles");
        anybody.json("/ogc/collections").get("collections").forEach(collection ->
                assertThat(links(collection, TILESETS)).singleElement().extracting(this::path)
                        .isEqualTo("/ogc/collections/" + collection.get("id").asString() + "/tiles"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ogc/tiles", "/ogc/collections/zone/tiles"})
    void tellsInEachItemOfAListAllThatAClientNeeds(String list) {
        JsonNode tilesets = anybody.json(list).get("tilesets");
        assertThat(tilesets.valueStream().map(tileset -> tileset.get("tileMatrixSetId").asString())).containsExactly("WebMercatorQuad", "utm33n");
        assertThat(tilesets.get(0).get("tileMatrixSetURI").asString())
                .isEqualTo("http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad");
        tilesets.forEach(tileset -> {
            assertThat(tileset.get("tileMatrixSetLimits").size()).isPositive();
            JsonNode self = links(tileset, "self").get(0);
            assertThat(self.get("type").asString()).isEqualTo("application/json");
            assertThat(path(self)).isEqualTo(list + "/" + tileset.get("tileMatrixSetId").asString());
            JsonNode whole = anybody.json(path(self));
            assertThat(whole.get("tileMatrixSetLimits")).isEqualTo(tileset.get("tileMatrixSetLimits"));
            Stream.of(tileset, whole).forEach(told ->
                    assertThat(path(links(told, "item").get(0))).isEqualTo(path(self) + "/{tileMatrix}/{tileRow}/{tileCol}"));
            tileset.get("links").valueStream().filter(link -> !link.has("templated")).forEach(link -> assertThat(anybody.get(path(link)).statusCode()).as("%s", link).isEqualTo(200));
            JsonNode scheme = anybody.json(path(links(tileset, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme").get(0)));
            assertThat(scheme.get("uri")).isEqualTo(tileset.get("tileMatrixSetURI"));
            assertThat(scheme.get("crs")).isEqualTo(tileset.get("crs"));
        });
    }

    @ParameterizedTest
    @CsvSource({"/ogc/tiles/WebMercatorQuad", "/ogc/tiles/utm33n", "/ogc/collections/zone/tiles/WebMercatorQuad", "/ogc/collections/zone/tiles/utm33n"})
    void hasTilesInTheCornersOfItsLimitsAndNoneBeyond(String tileset) {
        town.zone("A1", 0, 0, 2, 1);
        JsonNode limits = anybody.json(tileset).get("tileMatrixSetLimits");
        List.of(limits.get(0), limits.get(limits.size() - 1)).forEach(limit -> {
            int rows = limit.get("maxTileRow").asInt();
            int cols = limit.get("maxTileCol").asInt();
            String matrix = tileset + "/" + limit.get("tileMatrix").asString() + "/";
            for (int row : new int[] {limit.get("minTileRow").asInt(), rows}) {
                for (int col : new int[] {limit.get("minTileCol").asInt(), cols}) {
                    assertThat(anybody.get(matrix + row + "/" + col).statusCode()).isIn(200, 204);
                }
            }
            assertThat(Stream.of((rows + 1) + "/" + cols, rows + "/" + (cols + 1), "2147483647/" + cols, rows + "/2147483647",
                    "99999999999999999999/0", "-1/0").map(at -> anybody.get(matrix + at).statusCode())).allMatch(status -> status == 404);
            assertThat(Stream.of("a/0", "0/1.5").map(at -> anybody.get(matrix + at).statusCode())).allMatch(status -> status == 400);
        });
        int beyond = limits.get(limits.size() - 1).get("tileMatrix").asInt() + 1;
        assertThat(anybody.get(tileset + "/" + beyond + "/0/0").statusCode()).isEqualTo(404);
        assertThat(anybody.get(tileset.replaceAll("/[^/]+$", "/NoSuchQuad") + "/3/0/0").statusCode()).isEqualTo(404);
    }

    @Test
    void reachesAsFarAsItsDataAndNoFurther() {
        JsonNode tileset = anybody.json("/ogc/collections/municipality/tiles/WebMercatorQuad");
        JsonNode box = anybody.json("/ogc/collections/municipality").get("extent").get("spatial").get("bbox").get(0);
        JsonNode limit = tileset.get("tileMatrixSetLimits").get(10);
        int n = 1 << limit.get("tileMatrix").asInt();
        assertThat(limit.get("minTileCol").asInt()).isEqualTo((int) ((box.get(0).asDouble() + 180) / 360 * n));
        assertThat(limit.get("maxTileCol").asInt()).isEqualTo((int) ((box.get(2).asDouble() + 180) / 360 * n));
        assertThat(limit.get("minTileRow").asInt()).isEqualTo(row(box.get(3).asDouble(), n));
        assertThat(limit.get("maxTileRow").asInt()).isEqualTo(row(box.get(1).asDouble(), n));
    }

    private static int row(double lat, int n) {
        return (int) ((1 - Math.log(Math.tan(Math.toRadians(lat)) + 1 / Math.cos(Math.toRadians(lat))) / Math.PI) / 2 * n);
    }

    /** West, south, east and north of a zone as the database reckons them, east first. */
    private double[] box(long zone, int srid) {
        return db.sql("select st_xmin(g), st_ymin(g), st_xmax(g), st_ymax(g) from (select st_transform(geom, :srid) as g from zone where id = :id) z")
                .param("srid", srid).param("id", zone)
                .query((row, n) -> new double[] {row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)}).single();
    }

    /** Row and column of the tile of the finest level that holds the box's middle. */
    private static String address(TileGrid grid, int level, double[] box) {
        double size = grid.tileSize(level);
        return level + "/" + (int) ((grid.north() - (box[1] + box[3]) / 2) / size) + "/" + (int) (((box[0] + box[2]) / 2 - grid.west()) / size);
    }

    @ParameterizedTest
    @CsvSource({"WebMercatorQuad, 15", "utm33n, 13"})
    void drawsAZoneWhereItLies(String set, int level) {
        long zone = town.zone("A1", 0, 0, 2, 1);
        TileGrid grid = TileGrid.find(set).orElseThrow();
        double[] box = box(zone, grid.srid());
        String[] zyx = address(grid, level, box).split("/");
        double unit = grid.tileSize(level) / 4096;
        double west = grid.west() + Integer.parseInt(zyx[2]) * grid.tileSize(level);
        double north = grid.north() - Integer.parseInt(zyx[1]) * grid.tileSize(level);
        for (String tileset : List.of("/ogc/tiles/", "/ogc/collections/zone/tiles/")) {
            byte[] mvt = anybody.get(tileset + set + "/" + String.join("/", zyx)).body();
            VectorTile zones = VectorTile.readAll(mvt).stream().filter(layer -> layer.name().equals("zone")).findFirst().orElseThrow();
            List<int[]> ring = zones.feature(zone).parts().get(0);
            // What reaches over the tile's edge by more than the buffer is cut off there.
            double[] cut = {-64, -64, 4160, 4160};
            assertThat(west + ring.stream().mapToInt(p -> p[0]).min().orElseThrow() * unit).isCloseTo(Math.max(box[0], west + cut[0] * unit), within(unit));
            assertThat(west + ring.stream().mapToInt(p -> p[0]).max().orElseThrow() * unit).isCloseTo(Math.min(box[2], west + cut[2] * unit), within(unit));
            assertThat(north - ring.stream().mapToInt(p -> p[1]).min().orElseThrow() * unit).isCloseTo(Math.min(box[3], north - cut[1] * unit), within(unit));
            assertThat(north - ring.stream().mapToInt(p -> p[1]).max().orElseThrow() * unit).isCloseTo(Math.max(box[1], north - cut[3] * unit), within(unit));
        }
    }

    @Test
    void holdsEveryLayerOfThePlaceInOneTile() {
        long zone = town.zone("A1", 0, 0, 2, 1);
        String at = address(TileGrid.WEB, 14, box(zone, 3857));
        List<String> together = VectorTile.readAll(anybody.get("/ogc/tiles/WebMercatorQuad/" + at).body()).stream().map(VectorTile::name).toList();
        List<String> alone = new ArrayList<>();
        anybody.json("/layers.json").get("layers").forEach(layer -> {
            String id = layer.get("id").asString();
            String[] zyx = at.split("/");
            HttpResponse<byte[]> tile = anybody.get("/tiles/" + id + "/" + zyx[0] + "/" + zyx[2] + "/" + zyx[1] + ".mvt");
            if (tile.statusCode() == 200) {
                alone.add(id);
            }
        });
        assertThat(together).isEqualTo(alone).contains("municipality", "plan", "zone");
    }

    @ParameterizedTest
    @CsvSource({"/ogc/collections/zone/tiles/utm33n/, utm33n, 13", "/ogc/tiles/WebMercatorQuad/, WebMercatorQuad, 15"})
    void changesWithAnEditAndIsNotSentAgainWithoutOne(String tileset, String set, int level) throws InterruptedException {
        long zone = town.zone("A1", 0, 0, 2, 1);
        TileGrid grid = TileGrid.find(set).orElseThrow();
        String tile = tileset + address(grid, level, box(zone, grid.srid()));
        String before = anybody.get(tile).headers().firstValue("ETag").orElseThrow();
        assertThat(anybody.get(tile, "If-None-Match", before).statusCode()).isEqualTo(304);
        town.rename(zone, "Renamed");
        Instant end = Instant.now().plus(Duration.ofSeconds(2));
        while (anybody.get(tile, "If-None-Match", before).statusCode() == 304 && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        VectorTile zones = VectorTile.readAll(anybody.get(tile).body()).stream().filter(layer -> layer.name().equals("zone")).findFirst().orElseThrow();
        assertThat(zones.feature(zone).properties()).containsEntry("name", "Renamed");
    }

    @Test
    void showsDraftsOnlyToThoseWhoMaySeeThem() {
        town.zone("A1", 0, 0, 2, 1);
        long draft = town.draftZone("U1", 0, 0, 2, 1);
        Http planner = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "PLANNER", town.id());
        for (String tile : List.of("/ogc/tiles/utm33n/" + address(TileGrid.UTM33, 13, box(draft, 25833)),
                "/ogc/collections/zone/tiles/utm33n/" + address(TileGrid.UTM33, 13, box(draft, 25833)))) {
            assertThat(zones(planner.get(tile))).contains(draft);
            assertThat(zones(anybody.get(tile))).isNotEmpty().doesNotContain(draft);
            assertThat(planner.get(tile).headers().firstValue("Cache-Control")).contains("private, no-store");
        }
    }

    private static List<Long> zones(HttpResponse<byte[]> tile) {
        return VectorTile.readAll(tile.body()).stream().filter(layer -> layer.name().equals("zone"))
                .flatMap(layer -> layer.features().stream()).map(VectorTile.Feature::id).toList();
    }

    @Test
    void describesTheAttributesThatTheTilesCarry() {
        long zone = town.zone("A1", 0, 0, 2, 1);
        JsonNode layer = anybody.json("/ogc/collections/zone/tiles/WebMercatorQuad").get("layers").get(0);
        assertThat(layer.get("id").asString()).isEqualTo("zone");
        assertThat(layer.get("geometryDimension").asInt()).isEqualTo(2);
        JsonNode described = layer.get("propertiesSchema").get("properties");
        String at = address(TileGrid.WEB, 15, box(zone, 3857));
        VectorTile.read(anybody.get("/ogc/collections/zone/tiles/WebMercatorQuad/" + at).body()).feature(zone).properties()
                .forEach((name, value) -> assertThat(described.get(name).get("type").asString())
                        .isEqualTo(value instanceof String ? "string" : value instanceof Boolean ? "boolean" : "integer"));
    }

    @Test
    void namesTheOperationsAsTheStandardDoes() {
        JsonNode paths = anybody.json("/api/openapi.json").get("paths");
        assertThat(paths.get("/ogc/collections/{layer}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}").get("get").get("operationId").asString())
                .isEqualTo("collection.vector.getTile");
        assertThat(paths.get("/ogc/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}").get("get").get("operationId").asString())
                .isEqualTo("dataset.vector.getTile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ogc/tiles/WebMercatorQuad", "/ogc/collections/housing_project/tiles/WebMercatorQuad"})
    void isReadByWebMapsAsTileJsonAndStyle(String tileset) {
        JsonNode body = anybody.json(tileset);
        JsonNode tileJson = anybody.json(path(links(body, "describedby").get(0)));
        assertThat(tileJson.get("tilejson").asString()).isEqualTo("3.0.0");
        JsonNode limit = body.get("tileMatrixSetLimits").get(3);
        String tile = tileJson.get("tiles").get(0).asString().substring(("http://localhost:" + port).length())
                .replace("{z}", limit.get("tileMatrix").asString()).replace("{y}", limit.get("minTileRow").asString())
                .replace("{x}", limit.get("minTileCol").asString());
        assertThat(anybody.get(tile).statusCode()).isIn(200, 204);
        HttpResponse<byte[]> style = anybody.get(path(links(body, "http://www.opengis.net/def/rel/ogc/1.0/styles").get(0)));
        assertThat(style.headers().firstValue("Content-Type")).contains("application/vnd.mapbox.style+json");
        assertThat(Http.json(style).get("sources").get("byggbar").get("url")).isEqualTo(links(body, "describedby").get(0).get("href"));
        assertThat(anybody.get("/ogc/tiles/utm33n/tilejson").statusCode()).as("TileJSON is for WebMercatorQuad").isEqualTo(404);
    }
}
