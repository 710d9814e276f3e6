package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What clients and the official suites read in an OpenAPI 3.0 document. */
final class Openapi {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete", "options");
    private static final String ITEMS = "/collections/{collectionId}/items";

    private Openapi() {}

    /** Every operation: its path, its method, itself. */
    record Operation(String path, String method, JsonNode body) {

        String id() {
            return body.get("operationId").asString();
        }
    }

    static List<Operation> operations(JsonNode api) {
        return api.get("paths").propertyStream().flatMap(path -> METHODS.stream().filter(path.getValue()::has)
                .map(method -> new Operation(path.getKey(), method, path.getValue().get(method)))).toList();
    }

    /** Of version 3.0, in its syntax, with its own address, unique operations, and no reference that leads nowhere. */
    static void assertSound(JsonNode api) {
        assertThat(api.get("openapi").asString()).startsWith("3.0.");
        assertThat(api.get("info").get("title").asString()).isNotBlank();
        assertThat(api.get("info").get("version").asString()).isNotBlank();
        assertThat(api.at("/info/contact/email").asString("none")).isNotEmpty();
        assertThat(api.get("servers").get(0).get("url").asString()).startsWith("http://").endsWith("/ogc");
        assertThat(api.findParents("type").stream().filter(schema -> schema.get("type").isArray())).as("types of OpenAPI 3.1").isEmpty();
        assertThat(api.findValues("const")).as("keywords of OpenAPI 3.1").isEmpty();
        assertThat(api.findValuesAsString("$ref")).allSatisfy(ref -> assertThat(api.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
        assertThat(operations(api).stream().map(Operation::id)).doesNotHaveDuplicates();
        operations(api).forEach(operation -> {
            assertThat(operation.body.get("responses")).as(operation.id()).isNotEmpty()
                    .allSatisfy(response -> assertThat(response.path("description").asString("")).isNotBlank());
            List<String> inPath = parameters(operation.body).filter(parameter -> parameter.get("in").asString().equals("path"))
                    .map(parameter -> parameter.get("name").asString()).toList();
            assertThat(Stream.of(operation.path.split("[{}]")).skip(1).filter(part -> !part.startsWith("/") && !part.isEmpty()))
                    .as(operation.path).containsExactlyInAnyOrderElementsOf(inPath);
        });
    }

    private static Stream<JsonNode> parameters(JsonNode operation) {
        return operation.path("parameters").valueStream();
    }

    /** A query parameter of the features of a collection. */
    static JsonNode parameter(JsonNode api, String name) {
        return parameters(api.get("paths").get(ITEMS).get("get")).filter(parameter -> parameter.get("name").asString().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no parameter " + name));
    }

    /** As the standards write it: a query parameter that may be left out, of style form, not exploded. */
    static JsonNode assertForm(JsonNode api, String name, String type) {
        JsonNode parameter = parameter(api, name);
        assertThat(parameter.get("in").asString()).as(name).isEqualTo("query");
        assertThat(parameter.path("required").asBoolean(false)).as(name).isFalse();
        assertThat(parameter.path("style").asString("")).as(name).isEqualTo("form");
        assertThat(parameter.path("explode").asBoolean(true)).as(name).isFalse();
        assertThat(parameter.at("/schema/type").asString()).as(name).isEqualTo(type);
        return parameter.get("schema");
    }

    static void assertBbox(JsonNode api) {
        JsonNode schema = assertForm(api, "bbox", "array");
        assertThat(schema.at("/items/type").asString()).isEqualTo("number");
        assertThat(List.of(schema.get("minItems").asInt(), schema.get("maxItems").asInt())).containsExactly(4, 6);
    }

    static void assertLimit(JsonNode api) {
        JsonNode schema = assertForm(api, "limit", "integer");
        assertThat(schema.get("minimum").asInt()).isPositive();
        assertThat(schema.get("default").asInt()).isBetween(schema.get("minimum").asInt(), schema.get("maximum").asInt());
    }
}
