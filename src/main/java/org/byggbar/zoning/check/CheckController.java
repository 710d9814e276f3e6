package org.byggbar.zoning.check;

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
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The plan check and its repairs over HTTP, for the municipality's planners. Neither saves anything. */
@RestController
@Tag(name = "Plan check")
class CheckController {

    private final PlanCheck check;
    private final Repairs repairs;

    CheckController(PlanCheck check, Repairs repairs) {
        this.check = check;
        this.repairs = repairs;
    }

    @PostMapping("/api/plans/{planId}/check")
    @Operation(summary = "Check the whole plan as it is saved; changes nothing")
    ResponseEntity<CheckReport> check(@PathVariable long planId) {
        return fresh(check.ofPlan(planId));
    }

    @PostMapping(path = "/api/plans/{planId}/operations/repair", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "How a finding of the check can be repaired safely; saves nothing", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = RepairBody.Request.class))))
    ResponseEntity<RepairAnswer> repair(@PathVariable long planId, @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        return fresh(repairs.of(planId, body));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
