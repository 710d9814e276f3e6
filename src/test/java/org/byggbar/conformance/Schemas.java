package org.byggbar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.byggbar.conformance.Service.SCHEMA;
import static org.byggbar.conformance.Service.id;
import static org.byggbar.conformance.Service.texts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** OGC 23-058r1, annex A: what a collection's schema says, and that its features keep it. */
final class Schemas {

    private static final String PART_5 = "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/";
    private static final Set<String> KEYWORDS = Set.of("title", "description", "type", "format", "enum", "oneOf", "readOnly", "const", "minimum", "maximum");
    private static final Set<String> UCUM = Set.of("m", "m2", "%", "a", "1");

    private final Service service;

    private Schemas(Service service) {
        this.service = service;
    }

    static List<ConformanceClass> of(Service service) {
        Schemas tests = new Schemas(service);
        return List.of(tests.schemas(), tests.coreRoles());
    }

    private ConformanceClass schemas() {
        List<JsonNode> collections = service.collections();
        return new ConformanceClass(PART_5 + "schemas")
                .each("basic-schema-inspection", collections, Service::id, this::inspect)
                .each("link", collections, Service::id, collection -> assertThat(service.schema(collection).get("$id").asString())
                        .isEqualTo(service.root() + "/collections/" + id(collection) + "/schema"))
                .each("unit", collections, Service::id, collection -> properties(collection).values().stream().filter(property -> property.has("x-ogc-unit")).forEach(property -> {
                    assertThat(property.get("type").asString()).isIn("number", "integer");
                    assertThat(UCUM).contains(property.get("x-ogc-unit").asString());
                }))
                .each("response-1", collections, Service::id, this::featuresKeepIt);
    }

    private Map<String, JsonNode> properties(JsonNode collection) {
        return service.schema(collection).get("properties").propertyStream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void inspect(JsonNode collection) {
        JsonNode schema = service.schema(collection);
        assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("$id").asString()).doesNotContain("?");
        assertThat(service.json(schema.get("$id").asString(), SCHEMA)).isEqualTo(schema);
        assertThat(schema.get("type").asString()).isEqualTo("object");
        assertThat(schema.propertyNames()).isSubsetOf("$schema", "$id", "type", "title", "description", "properties", "additionalProperties");
        properties(collection).forEach((name, property) -> {
            assertThat(property.propertyNames()).as(name).allMatch(keyword -> KEYWORDS.contains(keyword) || keyword.startsWith("x-ogc-"));
            assertThat(property.has("type") || property.path("format").asString("").startsWith("geometry-")).as(name).isTrue();
        });
    }

    /** Every value is of the type that is told, every code one of those told, and no property is left out or untold. */
    private void featuresKeepIt(JsonNode collection) {
        Map<String, JsonNode> properties = properties(collection);
        service.features(collection).forEach(feature -> {
            assertThat(feature.get("id").isIntegralNumber()).isTrue();
            feature.get("properties").propertyStream().forEach(value -> {
                assertThat(properties).containsKey(value.getKey());
                assertThat(isValid(value.getValue(), properties.get(value.getKey()))).as("%s of %s", value, id(feature)).isTrue();
            });
        });
    }

    private static boolean isValid(JsonNode value, JsonNode schema) {
        if (value.isNull()) {
            return true;
        }
        boolean typed = switch (schema.get("type").asString()) {
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> value.isString();
        };
        boolean formed = switch (schema.path("format").asString("")) {
            case "date-time" -> value.asString().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
            case "date" -> value.asString().matches("\\d{4}-\\d\\d-\\d\\d");
            default -> true;
        };
        return typed && formed && (!schema.has("enum") || texts(schema.get("enum")).anyMatch(value.asString()::equals));
    }

    private ConformanceClass coreRoles() {
        return new ConformanceClass(PART_5 + "core-roles-features")
                .each("role-id", service.collections(), Service::id, collection -> assertThat(withRole(collection, "id"))
                        .singleElement().satisfies(property -> assertThat(property.get("type").asString()).isEqualTo("integer")))
                .each("role-primary-geometry", service.collections(), Service::id, collection -> assertThat(withRole(collection, "primary-geometry"))
                        .singleElement().satisfies(property -> {
                            assertThat(property.has("type") || property.has("$ref")).isFalse();
                            String type = property.get("format").asString().replaceFirst("geometry-", "");
                            assertThat(service.features(collection)).allSatisfy(feature -> assertThat(
                                    feature.get("geometry").isNull() || type.equals("any") || feature.get("geometry").get("type").asString().equalsIgnoreCase(type)).as(id(feature)).isTrue());
                        }))
                .each("role-primary-temporal", service.collections().stream().filter(Times::has).toList(), Service::id, this::timeRoles);
    }

    private List<JsonNode> withRole(JsonNode collection, String role) {
        return properties(collection).values().stream().filter(property -> property.path("x-ogc-role").asString("").equals(role)).toList();
    }

    private void timeRoles(JsonNode collection) {
        int instants = withRole(collection, "primary-instant").size();
        assertThat(withRole(collection, "primary-interval-start")).hasSize(1 - instants).hasSameSizeAs(withRole(collection, "primary-interval-end"));
        List.of("primary-instant", "primary-interval-start", "primary-interval-end").forEach(role ->
                assertThat(withRole(collection, role)).allSatisfy(property -> assertThat(property.get("format").asString()).isIn("date", "date-time")));
    }
}
