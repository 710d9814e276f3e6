package org.byggbar.layers.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.byggbar.support.Http;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.byggbar.support.VectorTile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@ServerTest
class TileIT {

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

    private HttpResponse<byte[]> tile(Http who, String address, String... headers) {
        return who.get("/tiles/zone/" + address + ".mvt?municipality=" + town.id(), headers);
    }

    private static String etag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private Http planner() {
        return new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "PLANNER", town.id());
    }

    /** Asks until the answer's tag is another one, as a browser would after being told of the change. */
    private HttpResponse<byte[]> awaitOtherThan(String etag, String address) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(2));
        HttpResponse<byte[]> answer = tile(anybody, address);
        while (answer.headers().firstValue("ETag").equals(java.util.Optional.of(etag)) && Instant.now().isBefore(end)) {
            Thread.sleep(20);
            answer = tile(anybody, address);
        }
        return answer;
    }

    @Test
    void showsTheGeometryAndAttributesOfTheTable() {
        long zone = town.zone("A1", 0, 0, 2, 1);
        String address = town.tile(14, 1, 0.5);
        VectorTile tile = VectorTile.read(tile(anybody, address).body());
        assertThat(tile.name()).isEqualTo("zone");
        assertThat(tile.extent()).isEqualTo(4096);
        VectorTile.Feature feature = tile.feature(zone);
        assertThat(feature.type()).isEqualTo(3);
        assertThat(feature.properties()).containsEntry("code", "A1").containsEntry("strategy", "DENSIFY")
                .containsEntry("plan_status", "IN_FORCE").doesNotContainKeys("description", "area_m2", "municipality_id");
        int[] zxy = List.of(address.split("/")).stream().mapToInt(Integer::parseInt).toArray();
        double west = feature.parts().get(0).stream().mapToInt(p -> p[0]).min().orElseThrow();
        double east = feature.parts().get(0).stream().mapToInt(p -> p[0]).max().orElseThrow();
        double unit = 360.0 / (1 << zxy[0]) / 4096;
        assertThat(-180 + zxy[1] * unit * 4096 + west * unit).isCloseTo(town.town().lon(), within(unit));
        assertThat(-180 + zxy[1] * unit * 4096 + east * unit).isCloseTo(town.town().lon() + 0.002, within(unit));
    }

    @Test
    void reachesOverItsEdgeByTheBuffer() {
        long zone = town.zone("A1", 0, 0, 2, 1);
        String address = town.tile(18, -0.02, 0.5);      // its east edge or the next lies left of the zone's middle
        int[] zxy = List.of(address.split("/")).stream().mapToInt(Integer::parseInt).toArray();
        double edge = -180 + (zxy[1] + 1) * 360.0 / (1 << 18);
        long near = town.zone("A2", (edge - town.town().lon()) * 1000 + 0.01, 3, 5, 4);
        String left = zxy[0] + "/" + zxy[1] + "/" + town.tile(18, 0, 3.5).split("/")[2];
        VectorTile.Feature feature = VectorTile.read(tile(anybody, left).body()).feature(near);
        assertThat(feature.parts().get(0)).allSatisfy(p -> assertThat(p[0]).isBetween(4096, 4096 + 64));
        assertThat(zone).isNotEqualTo(near);
    }

    @Test
    void comesCompressedOrPlainWithATagOfItsOwn() throws IOException {
        town.zone("A1", 0, 0, 2, 1);
        String address = town.tile(14, 1, 0.5);
        HttpResponse<byte[]> plain = tile(anybody, address);
        HttpResponse<byte[]> packed = tile(anybody, address, "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes()).isEqualTo(plain.body());
        assertThat(etag(packed)).startsWith("\"").isNotEqualTo(etag(plain));
        assertThat(plain.headers().firstValue("Content-Type")).contains("application/vnd.mapbox-vector-tile");
        assertThat(plain.headers().firstValue("Cache-Control")).contains("public, max-age=0, must-revalidate");
        assertThat(plain.headers().firstValue("Vary").orElseThrow()).as("sessions and tokens").contains("Cookie", "Authorization", "Accept-Encoding");
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        town.zone("A1", 0, 0, 2, 1);
        String address = town.tile(14, 1, 0.5);
        HttpResponse<byte[]> again = tile(anybody, address, "If-None-Match", etag(tile(anybody, address)));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    /** Where a tile comes from is nobody's business: made, kept, or by the controller, which answers whoever brings a session of nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void saysTheSameWhicheverWayItCame(String encoding) {
        town.zone("A1", 0, 0, 2, 1);
        for (String place : List.of(town.tile(14, 1, 0.5), town.tile(14, 60, 60))) {
            HttpResponse<byte[]> made = tile(anybody, place, "Accept-Encoding", encoding);
            HttpResponse<byte[]> kept = tile(anybody, place, "Accept-Encoding", encoding);
            HttpResponse<byte[]> longWay = tile(anybody, place, "Accept-Encoding", encoding, "Cookie", "byggbar_session=nobody");
            for (HttpResponse<byte[]> answer : List.of(kept, longWay)) {
                assertThat(answer.statusCode()).isEqualTo(made.statusCode());
                assertThat(answer.body()).isEqualTo(made.body());
                assertThat(told(answer)).isEqualTo(told(made));
            }
        }
    }

    private static Map<String, List<String>> told(HttpResponse<byte[]> answer) {
        return Stream.of("ETag", "Content-Type", "Content-Encoding", "Cache-Control", "X-Content-Type-Options")
                .collect(Collectors.toMap(name -> name, name -> answer.headers().allValues(name)));
    }

    @Test
    void isEmptyWhereNothingIs() {
        HttpResponse<byte[]> answer = tile(anybody, town.tile(14, 60, 60));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void changesWithAnEditAndStaysFarAway() throws InterruptedException {
        long zone = town.zone("A1", 0, 0, 2, 1);
        town.zone("B1", 15, 15, 17, 16);
        String near = town.tile(15, 1, 0.5);
        String far = town.tile(15, 16, 15.5);
        String nearBefore = etag(tile(anybody, near));
        String farBefore = etag(tile(anybody, far));
        town.rename(zone, "Renamed");
        HttpResponse<byte[]> after = awaitOtherThan(nearBefore, near);
        assertThat(etag(after)).isNotEqualTo(nearBefore);
        assertThat(VectorTile.read(after.body()).feature(zone).properties()).containsEntry("name", "Renamed");
        assertThat(etag(tile(anybody, far))).isEqualTo(farBefore);
        assertThat(tile(anybody, far, "If-None-Match", farBefore).statusCode()).isEqualTo(304);
    }

    @Test
    void becomesEmptyWhenItsLastZoneGoes() throws InterruptedException {
        long zone = town.zone("A1", 0, 0, 2, 1);
        String address = town.tile(15, 1, 0.5);
        String before = etag(tile(anybody, address));
        db.sql("delete from zone using set_config('byggbar.publishing', 'on', true) where id = :id").param("id", zone).update();
        assertThat(awaitOtherThan(before, address).statusCode()).isEqualTo(204);
    }

    @Test
    void showsAPlansNewStatusOnItsZones() throws InterruptedException {
        long zone = town.zone("A1", 0, 0, 2, 1);
        String address = town.tile(15, 1, 0.5);
        String before = etag(tile(anybody, address));
        db.sql("update plan set status = 'ADOPTED', version = version + 1 where id = :id").param("id", town.plan()).update();
        assertThat(VectorTile.read(awaitOtherThan(before, address).body()).feature(zone).properties()).containsEntry("plan_status", "ADOPTED");
    }

    @Test
    void showsDraftsToTheirPlannersOnlyAndKeepsThemOutOfEveryCache() {
        long open = town.zone("A1", 0, 0, 2, 1);
        long draft = town.draftZone("D1", 0, 2, 2, 3);
        String address = town.tile(13, 1, 1);
        HttpResponse<byte[]> staff = tile(planner(), address);
        assertThat(VectorTile.read(staff.body()).features()).extracting(VectorTile.Feature::id).containsExactlyInAnyOrder(open, draft);
        assertThat(staff.headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(staff.headers().firstValue("ETag")).isEmpty();
        assertThat(VectorTile.read(tile(anybody, address).body()).features()).extracting(VectorTile.Feature::id).containsExactly(open);
        PlannedTown elsewhere = PlannedTown.create(db);
        Http foreign = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "PLANNER", elsewhere.id());
        assertThat(VectorTile.read(tile(foreign, address).body()).features()).extracting(VectorTile.Feature::id).containsExactly(open);
    }

    @Test
    void appearsWhenItsPlanIsPublished() throws InterruptedException {
        town.draftZone("D1", 0, 0, 2, 1);
        String address = town.tile(15, 1, 0.5);
        assertThat(tile(anybody, address).statusCode()).isEqualTo(204);
        db.sql("update plan set status = 'CONSULTATION', version = version + 1 where id = :id").param("id", town.draft()).update();
        Instant end = Instant.now().plus(Duration.ofSeconds(2));
        while (tile(anybody, address).statusCode() != 200 && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(tile(anybody, address).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tiles/zone/40/0/0.mvt", "/tiles/zone/3/-1/0.mvt", "/tiles/zone/3/8/0.mvt", "/tiles/zone/3/0/99999999999.mvt"})
    void isNotFoundOutsideTheWorld(String path) {
        HttpResponse<byte[]> answer = anybody.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Http.json(answer).get("code").asString()).isEqualTo("tile.out_of_range");
    }

    @Test
    void isRefusedWithReason() {
        assertThat(anybody.get("/tiles/zone/3/a/0.mvt").statusCode()).isEqualTo(400);
        assertThat(anybody.get("/tiles/zone/3/1/0.mvt?revision=x").statusCode()).isEqualTo(400);
        assertThat(anybody.get("/tiles/zone/3/1/0.mvt?municipality=nowhere").statusCode()).isEqualTo(404);
        assertThat(Http.json(anybody.get("/tiles/contribution_contact/3/1/0.mvt")).get("code").asString()).isEqualTo("layer.unknown");
        assertThat(Http.json(anybody.get("/tiles/nothing.json")).get("code").asString()).isEqualTo("layer.unknown");
    }

    @Test
    void isDescribedByTileJson() {
        town.zone("A1", 0, 0, 2, 1);
        var json = anybody.json("/tiles/zone.json?municipality=" + town.id());
        assertThat(json.get("tilejson").asString()).isEqualTo("3.0.0");
        assertThat(json.get("tiles").get(0).asString()).isEqualTo("http://localhost:" + port + "/tiles/zone/{z}/{x}/{y}.mvt?municipality=" + town.id());
        assertThat(json.get("vector_layers").get(0).get("fields").get("plan_id").asString()).isEqualTo("Number");
        assertThat(json.get("bounds")).hasSize(4);
    }
}
