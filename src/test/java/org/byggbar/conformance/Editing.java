package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.conformance.Service.CRS84;
import static org.byggbar.conformance.Service.GEOJSON;
import static org.byggbar.conformance.Service.encoded;
import static org.byggbar.conformance.Service.id;
import static org.byggbar.conformance.Service.items;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.byggbar.support.DraftZone;
import org.byggbar.support.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OGC 20-002, annex A, for every collection that takes new features, written with a token as any GIS does. */
final class Editing {

    private static final String PART_4 = "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String NOWHERE = "/987654321";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Service service;
    private final DraftZone draft;
    private final Writing writing;
    private final AtomicInteger made = new AtomicInteger();

    private Editing(Service service, Writing writing, DraftZone draft) {
        this.service = service;
        this.draft = draft;
        this.writing = writing;
    }

    /** @param draft a plan that may be edited, and the token of somebody who may */
    static List<ConformanceClass> of(Service service, DraftZone draft) {
        Editing tests = new Editing(service, new Writing(draft.token()), draft);
        return List.of(tests.createReplaceDelete(), tests.update(), tests.locking(), tests.features());
    }

    /** Those whose features say that they take POST. */
    private List<JsonNode> mutable() {
        return service.collections().stream().filter(collection -> allowed(items(collection)).contains("POST")).toList();
    }

    private List<String> allowed(String address) {
        HttpResponse<byte[]> answer = writing.send("OPTIONS", address, null, null);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return List.of(answer.headers().firstValue("Allow").orElse("").split(", ?"));
    }

    /** A new feature of a collection, unlike every other one. */
    private ObjectNode body(JsonNode collection) {
        int n = made.incrementAndGet();
        ObjectNode feature = MAPPER.createObjectNode().put("type", "Feature");
        feature.set("geometry", MAPPER.readTree(draft.town().box(n % 20 * 3, n / 20 * 3 + 5, n % 20 * 3 + 2, n / 20 * 3 + 7)));
        ObjectNode properties = feature.putObject("properties").put("plan_id", draft.plan()).put("code", "C" + n).put("name", "Made " + n).put("description", "One of many.");
        if (id(collection).equals("overlay")) {
            properties.put("kind", "H320");
        } else {
            properties.put("strategy", "PRESERVE").put("land_use", draft.town().landUse());
        }
        return feature;
    }

    private HttpResponse<byte[]> post(JsonNode collection, JsonNode body, String... headers) {
        return writing.send("POST", items(collection), GEOJSON, body.toString(), headers);
    }

    private String made(JsonNode collection, JsonNode body) {
        HttpResponse<byte[]> answer = post(collection, body);
        assertThat(answer.statusCode()).as(new String(answer.body())).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode read(String item) {
        HttpResponse<byte[]> answer = writing.read(item + "?precision=9");
        assertThat(answer.statusCode()).as(item).isEqualTo(200);
        return Http.json(answer);
    }

    private String etag(String item) {
        return writing.read(item).headers().firstValue("ETag").orElseThrow();
    }

    private static void assertHolds(JsonNode saved, JsonNode sent) {
        sent.get("properties").propertyStream().forEach(property -> assertThat(saved.get("properties").get(property.getKey()).asString()).as(property.getKey()).isEqualTo(property.getValue().asString()));
        Place.assertNear(Place.of(saved, CRS84), Place.of(sent, CRS84), "geometry");
    }

    private ConformanceClass createReplaceDelete() {
        List<JsonNode> mutable = mutable();
        return new ConformanceClass(PART_4 + "create-replace-delete")
                .each("options", mutable, Service::id, this::options)
                .each("create", mutable, Service::id, this::create)
                .each("create-content-type", mutable, Service::id, collection ->
                        assertThat(writing.send("POST", items(collection), null, body(collection).toString()).statusCode()).isEqualTo(400))
                .each("replace", mutable, Service::id, collection -> {
                    String item = made(collection, body(collection));
                    JsonNode other = body(collection);
                    assertThat(writing.send("PUT", item, GEOJSON, other.toString(), "If-Match", etag(item)).statusCode()).isIn(200, 204);
                    assertHolds(read(item), other);
                })
                .each("replace-content-type", mutable, Service::id, collection -> {
                    String item = made(collection, body(collection));
                    assertThat(writing.send("PUT", item, null, body(collection).toString(), "If-Match", etag(item)).statusCode()).isEqualTo(400);
                })
                .each("replace-rid", mutable, Service::id, this::replaceKeepsTheNumber)
                .each("replace-exceptions", mutable, Service::id, collection -> {
                    String nowhere = items(collection) + NOWHERE;
                    assertThat(writing.send("PUT", nowhere, GEOJSON, body(collection).toString()).statusCode()).isEqualTo(404);
                    assertThat(writing.send("PUT", nowhere, GEOJSON, body(collection).toString(), "If-Match", "\"xyz\"").statusCode()).isEqualTo(404);
                    assertThat(writing.read(nowhere).statusCode()).isEqualTo(404);
                })
                .each("delete", mutable, Service::id, collection -> {
                    String item = made(collection, body(collection));
                    assertThat(writing.send("DELETE", item, null, null, "If-Match", etag(item)).statusCode()).isIn(200, 204);
                    assertThat(writing.read(item).statusCode()).isEqualTo(404);
                });
    }

    private void options(JsonNode collection) {
        assertThat(writing.send("OPTIONS", items(collection), null, null).headers().firstValue("Accept-Post").orElse("")).contains(GEOJSON);
        assertThat(allowed(made(collection, body(collection)))).contains("PUT", "PATCH", "DELETE");
    }

    private void create(JsonNode collection) {
        JsonNode first = body(collection);
        ObjectNode second = body(collection).put("id", 987_654_321L);
        List<String> before = Service.ids(Http.json(writing.read(items(collection) + "?limit=10000&precision=3")));
        for (JsonNode sent : List.of(first, second)) {
            String item = made(collection, sent);
            JsonNode saved = read(item);
            assertHolds(saved, sent);
            assertThat(item).endsWith("/" + id(saved));
            assertThat(before).doesNotContain(id(saved));
        }
    }

    private void replaceKeepsTheNumber(JsonNode collection) {
        String item = made(collection, body(collection));
        String other = made(collection, body(collection));
        JsonNode kept = read(other);
        ObjectNode sent = body(collection).put("id", kept.get("id").asLong());
        assertThat(writing.send("PUT", item, GEOJSON, sent.toString(), "If-Match", etag(item)).statusCode()).isIn(200, 204);
        assertThat(item).endsWith("/" + id(read(item)));
        assertThat(read(other)).isEqualTo(kept);
    }

    private HttpResponse<byte[]> patch(String item, String etag, String body) {
        return writing.send("PATCH", item, MERGE_PATCH, body, etag == null ? new String[0] : new String[] {"If-Match", etag});
    }

    private ConformanceClass update() {
        List<JsonNode> mutable = mutable();
        return new ConformanceClass(PART_4 + "update")
                .each("options", mutable, Service::id, collection -> {
                    HttpResponse<byte[]> answer = writing.send("OPTIONS", made(collection, body(collection)), null, null);
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("PATCH");
                    assertThat(String.join(",", answer.headers().allValues("Accept-Patch"))).contains(MERGE_PATCH);
                })
                .each("update", mutable, Service::id, this::changeOnlyWhatIsNamed)
                .each("update-content-type", mutable, Service::id, collection -> {
                    String item = made(collection, body(collection));
                    assertThat(writing.send("PATCH", item, null, "{\"properties\": {\"name\": \"Other\"}}", "If-Match", etag(item)).statusCode()).isEqualTo(400);
                })
                .each("update-rid", mutable, Service::id, collection -> {
                    String item = made(collection, body(collection));
                    int status = patch(item, etag(item), "{\"id\": 987654321, \"properties\": {\"name\": \"Other\"}}").statusCode();
                    assertThat(status == 200 || status / 100 == 4).as("passed over or refused: " + status).isTrue();
                    assertThat(item).endsWith("/" + id(read(item)));
                    assertThat(writing.read(items(collection) + NOWHERE).statusCode()).isEqualTo(404);
                });
    }

    private void changeOnlyWhatIsNamed(JsonNode collection) {
        String item = made(collection, body(collection));
        ObjectNode expected = (ObjectNode) read(item);
        assertThat(patch(item, etag(item), "{\"properties\": {\"name\": \"Other\"}}").statusCode()).isIn(200, 204);
        ObjectNode now = (ObjectNode) read(item);
        expected.withObject("/properties").put("name", "Other");
        for (ObjectNode feature : List.of(expected, now)) {
            feature.remove(List.of("links", "timeStamp"));
            ((ObjectNode) feature.get("properties")).remove(List.of("version", "updated_at"));
        }
        assertThat(now).isEqualTo(expected);
    }

    private ConformanceClass locking() {
        List<JsonNode> mutable = mutable();
        return new ConformanceClass(PART_4 + "optimistic-locking-etags")
                .each("get-etag", mutable, Service::id, collection -> assertThat(etag(made(collection, body(collection)))).matches("\"[^\"]+\""))
                .each("replace", mutable, Service::id, collection -> locked(collection, (item, etag) ->
                        writing.send("PUT", item, GEOJSON, read(item).toString(), etag == null ? new String[0] : new String[] {"If-Match", etag})))
                .each("update", mutable, Service::id, collection -> locked(collection, (item, etag) -> patch(item, etag, "{\"properties\": {\"description\": \"Newer\"}}")))
                .each("delete", mutable, Service::id, collection -> {
                    String item = made(collection, body(collection));
                    assertThat(writing.send("DELETE", item, null, null, "If-Match", "\"0\"").statusCode()).isEqualTo(412);
                    assertThat(writing.send("DELETE", item, null, null).statusCode()).isEqualTo(428);
                    assertThat(read(item).get("id")).isNotNull();
                    assertThat(writing.send("DELETE", item, null, null, "If-Match", etag(item)).statusCode()).isIn(200, 204);
                    assertThat(writing.read(item).statusCode()).isEqualTo(404);
                });
    }

    private interface Save {

        HttpResponse<byte[]> save(String item, String etag);
    }

    private void locked(JsonNode collection, Save save) {
        String item = made(collection, body(collection));
        String etag = etag(item);
        JsonNode before = read(item);
        assertThat(save.save(item, "\"0\"").statusCode()).isEqualTo(412);
        assertThat(read(item)).isEqualTo(before);
        HttpResponse<byte[]> saved = save.save(item, etag);
        assertThat(saved.statusCode()).as(new String(saved.body())).isIn(200, 204);
        assertThat(saved.headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(etag)).contains(etag(item));
        assertThat(save.save(item, null).statusCode()).isEqualTo(428);
    }

    private ConformanceClass features() {
        List<JsonNode> mutable = mutable();
        return new ConformanceClass(PART_4 + "features")
                .each("endpoints", mutable, Service::id, collection -> {
                    String item = made(collection, body(collection));
                    assertThat(item).startsWith(service.root() + "/collections/" + id(collection) + "/items/");
                    assertThat(Service.ids(Http.json(writing.read(items(collection) + "?code=" + read(item).at("/properties/code").asString() + "&municipality=" + draft.town().id()))))
                            .containsExactly(item.replaceFirst(".*/", ""));
                })
                .each("crs", mutable, Service::id, this::inEverySystem)
                .each("schema", mutable, Service::id, collection -> {
                    ObjectNode unknown = body(collection);
                    unknown.withObject("/properties").put("no_such_property", 1);
                    assertThat(post(collection, unknown).statusCode()).isEqualTo(422);
                    List<String> receivable = service.json(items(collection).replaceFirst("/items$", "/feature-schema"), Service.SCHEMA).at("/properties/properties/properties")
                            .propertyStream().filter(property -> !property.getValue().path("readOnly").asBoolean(false)).map(Map.Entry::getKey).toList();
                    assertThat(receivable).containsAll(body(collection).get("properties").propertyNames());
                })
                .each("json-merge-patch", mutable, Service::id, collection -> {
                    String item = made(collection, body(collection));
                    JsonNode other = body(collection);
                    assertThat(patch(item, etag(item), "{\"properties\": {\"name\": \"Other\", \"description\": null}, \"geometry\": " + other.get("geometry") + "}").statusCode()).isEqualTo(200);
                    JsonNode now = read(item);
                    assertThat(now.at("/properties/name").asString()).isEqualTo("Other");
                    assertThat(now.at("/properties/description").asString("")).isEmpty();
                    assertThat(Place.of(now, CRS84).getEnvelopeInternal().distance(Place.of(other, CRS84).getEnvelopeInternal())).isZero();
                });
    }

    /** Sent in each system that the collection offers, in the axis order of that system, a feature lies where it was meant to. */
    private void inEverySystem(JsonNode collection) {
        Service.texts(collection.get("crs")).forEach(crs -> {
            ObjectNode sent = body(collection);
            ObjectNode moved = sent.deepCopy();
            moved.withObject("/geometry").set("coordinates", movedRing(sent.at("/geometry/coordinates/0"), crs));
            HttpResponse<byte[]> answer = post(collection, moved, "Content-Crs", "<" + crs + ">");
            assertThat(answer.statusCode()).as(crs + new String(answer.body())).isEqualTo(201);
            assertHolds(read(answer.headers().firstValue("Location").orElseThrow()), sent);
            JsonNode back = Http.json(writing.read(answer.headers().firstValue("Location").orElseThrow() + "?precision=9&crs=" + encoded(crs)));
            Place.assertNear(Place.of(back, crs), Place.of(sent, CRS84), crs);
        });
        assertThat(post(collection, body(collection), "Content-Crs", "<http://www.opengis.net/def/crs/EPSG/0/2154>").statusCode()).isEqualTo(400);
    }

    private static JsonNode movedRing(JsonNode ring, String crs) {
        ArrayNode rings = MAPPER.createArrayNode();
        ArrayNode moved = rings.addArray();
        ring.forEach(corner -> {
            double[] at = Place.moved(new double[] {corner.get(0).asDouble(), corner.get(1).asDouble()}, crs);
            moved.addArray().add(at[0]).add(at[1]);
        });
        return rings;
    }
}
