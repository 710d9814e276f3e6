package org.byggbar.zoning.topology;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Operations on shapes over HTTP: questions that are sent as POST because of their length. */
@RestController
@RequestMapping(path = "/api/plans/{planId}/operations", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations on shapes")
class OperationController {

    private final Operations operations;

    OperationController(Operations operations) {
        this.operations = operations;
    }

    @PostMapping("/split")
    @Operation(summary = "What dividing a zone along a line gives; saves nothing", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = OperationRequest.Split.class))))
    ResponseEntity<OperationAnswer.Split> split(@PathVariable long planId, @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        return fresh(operations.split(planId, body));
    }

    @PostMapping("/merge")
    @Operation(summary = "What making one zone of several that share borders gives; saves nothing", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = OperationRequest.Merge.class))))
    ResponseEntity<OperationAnswer.Merged> merge(@PathVariable long planId, @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        return fresh(operations.merge(planId, body));
    }

    @PostMapping("/cut")
    @Operation(summary = "What a zone is without what lies on its neighbours; saves nothing", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = OperationRequest.Cut.class))))
    ResponseEntity<OperationAnswer.Cut> cut(@PathVariable long planId, @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        return fresh(operations.cut(planId, body));
    }

    @PostMapping("/fill")
    @Operation(summary = "The gap at a place, and what each zone around it would be with it; saves nothing", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = OperationRequest.Fill.class))))
    ResponseEntity<OperationAnswer.Fill> fill(@PathVariable long planId, @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        return fresh(operations.fill(planId, body));
    }

    @PostMapping("/trim")
    @Operation(summary = "What a zone is without what lies outside the plan's border; saves nothing", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = OperationRequest.Trim.class))))
    ResponseEntity<OperationAnswer.Trimmed> trim(@PathVariable long planId, @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        return fresh(operations.trim(planId, body));
    }

    @PostMapping("/buffer")
    @Operation(summary = "The area within so many metres of a point or a line; saves nothing", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = OperationRequest.Buffer.class))))
    ResponseEntity<OperationAnswer.Buffer> buffer(@PathVariable long planId, @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        return fresh(operations.buffer(planId, body));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
