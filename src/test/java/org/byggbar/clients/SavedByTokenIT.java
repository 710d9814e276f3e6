package org.byggbar.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.byggbar.support.DraftZone;
import org.byggbar.support.EventClient;
import org.byggbar.support.EventClient.Event;
import org.byggbar.support.Http;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whole features sent by PUT with a token: whoever follows the municipality's changes hears of it at once, if they may. */
@ServerTest
class SavedByTokenIT {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @Autowired
    private JdbcClient db;
    @LocalServerPort
    private int port;

    private Http anybody;
    private DraftZone zone;
    private String item;

    @BeforeEach
    void setUp() {
        anybody = new Http(port);
        zone = DraftZone.create(db, TestTown.norwegian(db));
        item = "/ogc/collections/zone/items/" + zone.id();
    }

    private String[] asGis(String... more) {
        return Stream.concat(Stream.of("Authorization", "Bearer " + zone.token()), Stream.of(more)).toArray(String[]::new);
    }

    private HttpResponse<byte[]> put(JsonNode feature, String etag, String crs) throws IOException, InterruptedException {
        return anybody.client().send(HttpRequest.newBuilder(anybody.at(item)).headers(asGis("If-Match", etag, "Content-Type", "application/geo+json",
                "Content-Crs", "<" + crs + ">")).PUT(BodyPublishers.ofString(feature.toString())).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void isOnThePlannersStreamWithinASecondAndOnNobodyElses() throws Exception {
        String crs = "http://www.opengis.net/def/crs/EPSG/0/3006";
        String path = "/api/municipalities/" + zone.town().id() + "/changes";
        try (EventClient planner = new EventClient(anybody, path, asGis()); EventClient visitor = new EventClient(anybody, path)) {
            assertThat(planner.next(Duration.ofSeconds(5)).name()).isEqualTo("hello");
            assertThat(visitor.next(Duration.ofSeconds(5)).name()).isEqualTo("hello");
            HttpResponse<byte[]> read = anybody.get(item + "?precision=9&crs=" + crs, asGis());
            ObjectNode whole = (ObjectNode) Http.json(read);
            whole.withObject("/properties").put("name", "Sent whole").put("max_storeys", 6);

            HttpResponse<byte[]> saved = put(whole, read.headers().firstValue("ETag").orElseThrow(), crs);
            Instant acknowledged = Instant.now();

            assertThat(saved.statusCode()).as(new String(saved.body())).isEqualTo(200);
            JsonNode told = update(planner, acknowledged);
            assertThat("\"" + told.get("version").asLong() + "\"").isEqualTo(saved.headers().firstValue("ETag").orElseThrow());
            JsonNode now = anybody.json(item, asGis());
            assertThat(now.at("/properties/name").asString()).isEqualTo("Sent whole");
            assertThat(now.at("/properties/max_storeys").asInt()).isEqualTo(6);
            for (Event event = visitor.next(A_SECOND); event != null; event = visitor.next(A_SECOND)) {
                assertThat(event.data().path("layer").asString("")).as("a draft is nobody else's business").isNotIn("zone", "overlay", "plan");
            }
        }
        assertThat(anybody.get(item).statusCode()).isEqualTo(404);
    }

    /** The change of this zone, which must have come within a second of the answer to whoever made it. */
    private JsonNode update(EventClient stream, Instant acknowledged) {
        for (Event event = stream.next(A_SECOND); event != null; event = stream.next(A_SECOND)) {
            JsonNode data = event.data();
            if (data.path("layer").asString("").equals("zone") && data.path("operation").asString("").equals("UPDATE") && data.path("id").asString("").equals(String.valueOf(zone.id()))) {
                assertThat(Duration.between(acknowledged, Instant.now())).isLessThan(A_SECOND);
                return data;
            }
        }
        throw new AssertionError("nothing was told");
    }

    /** The first save takes the corners to the grid of millimetres that everything drawn here lies on. */
    @Test
    void isSentBackAgainAndAgainAndMovesNoCorner() throws Exception {
        JsonNode onGrid = sentBack();
        assertThat(sentBack()).isEqualTo(onGrid);
        assertThat(sentBack()).isEqualTo(onGrid);
    }

    /** Reads the feature, sends it back as it is, and tells the geometry that it has then. */
    private JsonNode sentBack() throws IOException, InterruptedException {
        HttpResponse<byte[]> read = anybody.get(item + "?precision=9", asGis());
        HttpResponse<byte[]> saved = put(Http.json(read), read.headers().firstValue("ETag").orElseThrow(), "http://www.opengis.net/def/crs/OGC/1.3/CRS84");
        assertThat(saved.statusCode()).as(new String(saved.body())).isEqualTo(200);
        return anybody.json(item + "?precision=9", asGis()).get("geometry");
    }
}
