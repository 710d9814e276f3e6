package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.byggbar.plans.Plans;
import org.byggbar.platform.EtagHeader;
import org.byggbar.platform.Idempotency;
import org.byggbar.platform.Idempotency.Created;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Zones over HTTP: strong ETags are row versions, and nothing is overwritten without If-Match. */
@RestController
@Tag(name = "Zones")
class ZoneController {

    private final Plans plans;
    private final Zones zones;
    private final ZoneRows rows;
    private final ZoneEditing editing;
    private final Idempotency idempotency;

    ZoneController(Plans plans, Zones zones, ZoneRows rows, ZoneEditing editing, Idempotency idempotency) {
        this.plans = plans;
        this.zones = zones;
        this.rows = rows;
        this.editing = editing;
        this.idempotency = idempotency;
    }

    @GetMapping("/api/plans/{planId}/zones")
    @Operation(summary = "All zones of a plan, precise enough to edit")
    ResponseEntity<ZoneCollection> ofPlan(@PathVariable long planId) {
        return fresh(ZoneCollection.of(rows.ofPlan(plans.getVisible(planId).id())));
    }

    @GetMapping("/api/plans/{planId}/before")
    @Operation(summary = "What applies today where the plan lies: zones in force, cut at its border")
    ResponseEntity<ZoneCollection> before(@PathVariable long planId) {
        return fresh(ZoneCollection.of(rows.before(plans.getVisible(planId).id())));
    }

    @PostMapping(path = "/api/plans/{planId}/zones", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Add a zone to a plan", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = ZoneRequest.class))))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SavedZone.class)))
    ResponseEntity<String> create(@PathVariable long planId, @org.springframework.web.bind.annotation.RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return idempotency.once(key, "/api/plans/" + planId + "/zones", body, () -> {
            SavedZone saved = editing.create(planId, body);
            return new Created(HttpStatus.CREATED, "/api/zones/" + saved.zone().id(), EtagHeader.of(saved.zone().version()), saved);
        });
    }

    @PostMapping(path = "/api/plans/{planId}/zone-check", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Check a shape before saving it: faults, warnings and its area; saves nothing",
            requestBody = @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ZoneCheck.Request.class))))
    ResponseEntity<ZoneCheck> check(@PathVariable long planId, @RequestParam(required = false) Long zone,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        return fresh(editing.check(planId, zone, body));
    }

    @GetMapping("/api/zones/{id}")
    @Operation(summary = "One zone")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "410", content = @Content, description = "feature.gone: deleted, with its last state")
    ResponseEntity<ZoneState> one(@PathVariable long id) {
        ZoneState zone = zones.get(id);
        return ResponseEntity.ok().eTag(EtagHeader.of(zone.version())).cacheControl(CacheControl.noStore()).body(zone);
    }

    @PutMapping(path = "/api/zones/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Rewrite a zone", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = ZoneRequest.class))))
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    ResponseEntity<SavedZone> save(@PathVariable long id, @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        SavedZone saved = editing.save(id, ifMatch, body);
        return ResponseEntity.ok().eTag(EtagHeader.of(saved.zone().version())).body(saved);
    }

    @DeleteMapping("/api/zones/{id}")
    @Operation(summary = "Delete a zone; its history stays")
    @ApiResponse(responseCode = "204")
    ResponseEntity<Void> delete(@PathVariable long id, @RequestHeader(name = "If-Match", required = false) String ifMatch) {
        editing.delete(id, ifMatch);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/zones/{id}/history")
    @Operation(summary = "Every state a zone had, newest first")
    ResponseEntity<ZoneHistory> history(@PathVariable long id) {
        return fresh(zones.history(id));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
