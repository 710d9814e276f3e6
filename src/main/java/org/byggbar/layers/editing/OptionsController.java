package org.byggbar.layers.editing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.byggbar.layers.MediaTypes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Which methods a layer takes: only some can be written. */
@RestController
@Tag(name = "OGC API Features")
class OptionsController {

    private final Editing editing;

    OptionsController(Editing editing) {
        this.editing = editing;
    }

    @RequestMapping(method = RequestMethod.OPTIONS, path = "/ogc/collections/{layer}/items")
    @Operation(operationId = "getItemsOptions", summary = "Which methods the features of a layer take")
    @ApiResponse(responseCode = "200", description = "Allow lists the methods, Accept-Post the types of a new feature", content = @Content)
    ResponseEntity<Void> items(@PathVariable String layer) {
        HttpMethod[] methods = methods(layer, "POST");
        var answer = answer(methods);
        return Set.of(methods).contains(HttpMethod.POST) ? answer.header("Accept-Post", MediaTypes.GEOJSON, MediaTypes.JSON).build() : answer.build();
    }

    @RequestMapping(method = RequestMethod.OPTIONS, path = "/ogc/collections/{layer}/items/{id}")
    @Operation(operationId = "getItemOptions", summary = "Which methods a feature of a layer takes")
    @ApiResponse(responseCode = "200", description = "Allow lists the methods, Accept-Patch the kinds of partial update", content = @Content)
    ResponseEntity<Void> item(@PathVariable String layer, @PathVariable long id) {
        HttpMethod[] methods = methods(layer, "PUT", "PATCH", "DELETE");
        var answer = answer(methods);
        return Set.of(methods).contains(HttpMethod.PATCH)
                ? answer.header(HttpHeaders.ACCEPT_PATCH, EditController.MERGE_PATCH, MediaTypes.GEOJSON).build() : answer.build();
    }

    private static ResponseEntity.HeadersBuilder<?> answer(HttpMethod... methods) {
        return ResponseEntity.ok().allow(methods);
    }

    private HttpMethod[] methods(String layer, String... writing) {
        Stream<String> more = editing.isEditable(layer) ? Arrays.stream(writing) : Stream.empty();
        return Stream.concat(Editing.READING.stream(), more).map(HttpMethod::valueOf).toArray(HttpMethod[]::new);
    }
}
