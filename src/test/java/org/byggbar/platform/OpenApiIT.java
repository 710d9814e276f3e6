package org.byggbar.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestApi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The served OpenAPI document is complete and can be relied on. */
@ServerTest
class OpenApiIT {

    @Autowired
    private WebApplicationContext context;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Test
    void everyRouteForProgramsIsDescribed() {
        JsonNode paths = api().get("paths");
        Set<String> missing = new TreeSet<>();
        routes.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.byggbar") && handler.getBeanType().isAnnotationPresent(RestController.class)
                    && !handler.hasMethodAnnotation(Hidden.class)) {
                mapping.getPatternValues().forEach(pattern -> mapping.getMethodsCondition().getMethods().forEach(method -> {
                    if (!paths.path(pattern).has(method.name().toLowerCase())) {
                        missing.add(method + " " + pattern);
                    }
                }));
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyOperationSaysWhatItDoesAndHowItEnds() {
        List<String> lacking = new ArrayList<>();
        Set<String> names = new HashSet<>();
        api().get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            String name = operation.getKey() + " " + path.getKey();
            JsonNode described = operation.getValue();
            if (described.path("summary").asString("").isBlank()) {
                lacking.add(name + ": summary");
            }
            if (described.get("responses").propertyNames().stream().noneMatch(code -> code.startsWith("2"))) {
                lacking.add(name + ": successful response");
            }
            if (!described.get("responses").has("default")) {
                lacking.add(name + ": problem");
            }
            if (!names.add(described.get("operationId").asString())) {
                lacking.add(name + ": own operationId");
            }
        }));
        assertThat(lacking).isEmpty();
    }

    @Test
    void everySchemaReferenceLeadsSomewhere() {
        JsonNode api = api();
        Set<String> broken = new TreeSet<>();
        collect(api, api.get("components").get("schemas"), broken);
        assertThat(broken).isEmpty();
    }

    private static void collect(JsonNode node, JsonNode schemas, Set<String> broken) {
        if (node.isObject() && node.path("$ref").isString()) {
            String name = node.get("$ref").asString().replace("#/components/schemas/", "");
            if (!schemas.has(name)) {
                broken.add(name);
            }
        }
        node.forEach(child -> collect(child, schemas, broken));
    }

    private JsonNode api() {
        return TestApi.of(context).get("/api/openapi.json").json();
    }
}
