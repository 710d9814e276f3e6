package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Capacity over HTTP: homes, people, jobs and floor area as low, likely and high, with every step of the way. */
@RestController
@Tag(name = "Capacity")
class CapacityController {

    private final ZoneCapacities capacities;

    CapacityController(ZoneCapacities capacities) {
        this.capacities = capacities;
    }

    @GetMapping("/api/zones/{id}/capacity")
    @Operation(summary = "What a zone holds, and how that was calculated")
    ResponseEntity<CapacityAnswer> ofZone(@PathVariable long id) {
        return fresh(capacities.ofZone(id));
    }

    @GetMapping("/api/plans/{planId}/capacity")
    @Operation(summary = "What a plan holds: its zones and their sum; calculation=true tells every step")
    ResponseEntity<CapacityAnswer> ofPlan(@PathVariable long planId, @RequestParam(defaultValue = "false") boolean calculation) {
        return fresh(capacities.ofPlan(planId, calculation));
    }

    @PostMapping(path = "/api/plans/{planId}/capacity", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What zones not saved yet would hold; saves nothing", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = CapacityAnswer.Request.class))))
    ResponseEntity<CapacityAnswer> ofDrafts(@PathVariable long planId, @RequestParam(defaultValue = "true") boolean calculation,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        return fresh(capacities.ofDrafts(planId, body, calculation));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
