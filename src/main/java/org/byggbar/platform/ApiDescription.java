package org.byggbar.platform;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /api/openapi.json} says besides what each route says of itself: every operation can answer with a problem. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("Byggbar").version("0.1.0")
                        .description("Land-use and housing planning: layers to see, plans to work on, proposals to answer. "
                                + "Coordinates are longitude, latitude in EPSG:4326. Saves carry If-Match, creating POSTs an "
                                + "Idempotency-Key; texts follow Accept-Language or ?lang=.")
                        .license(new License().name("Apache-2.0")));
    }

    /** Names every operation after its controller and method, unless it has a name of its own. */
    @Bean
    OperationCustomizer operationNames() {
        return (operation, handler) -> {
            if (handler.getMethod().getName().equals(plain(operation.getOperationId()))) {
                String subject = handler.getBeanType().getSimpleName().replaceFirst("(\\$\\$.*)?$", "").replaceFirst("Controller$", "");
                operation.setOperationId(Character.toLowerCase(subject.charAt(0)) + subject.substring(1) + "." + handler.getMethod().getName());
            }
            return operation;
        };
    }

    private static String plain(String operationId) {
        return operationId == null ? "" : operationId.replaceFirst("_\\d+$", "");
    }

    @Bean
    OpenApiCustomizer problemsEverywhere() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().values().forEach(path -> path.readOperations().forEach(operation -> {
                addProblem(operation);
                addPreconditions(operation);
                refuseByProblems(operation);
            }));
        };
    }

    private static void addProblem(Operation operation) {
        operation.getResponses().addApiResponse("default", new ApiResponse().description("A problem, RFC 9457, in the asked language")
                .content(new Content().addMediaType("application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
    }

    /** Whatever a route says of a refusal, its body is a problem. */
    private static void refuseByProblems(Operation operation) {
        Content problem = operation.getResponses().getDefault().getContent();
        operation.getResponses().entrySet().stream().filter(response -> response.getKey().startsWith("4") || response.getKey().startsWith("5"))
                .forEach(response -> response.getValue().setContent(problem));
    }

    /** The two headers that a write can't do without; Spring is told otherwise so that their absence gets its own problem. */
    private static void addPreconditions(Operation operation) {
        for (Parameter header : operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
            if (header.getName().equals("If-Match")) {
                header.required(true).example("\"7\"").description("The ETag that was read");
                operation.getResponses().addApiResponse("412", new ApiResponse().description("precondition.stale, with current and currentEtag"));
                operation.getResponses().addApiResponse("428", new ApiResponse().description("precondition.required"));
            } else if (header.getName().equals("Idempotency-Key") && header.getDescription() == null) {
                header.required(true).description("A UUID of the caller's own; a retry with it gets the first answer").getSchema().format("uuid");
            }
        }
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON pointer to the faulty member"))
                .addProperty("code", new StringSchema())
                .addProperty("message", new StringSchema())
                .addProperty("params", new ObjectSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What to do about it"))
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema().description("Stable name of the problem").example("precondition.stale"))
                .addProperty("traceId", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error));
    }
}
