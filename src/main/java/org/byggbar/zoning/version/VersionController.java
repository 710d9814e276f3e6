package org.byggbar.zoning.version;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.byggbar.changes.Actor;
import org.byggbar.identity.Viewer;
import org.byggbar.plans.Plans;
import org.byggbar.platform.Idempotency;
import org.byggbar.platform.Idempotency.Created;
import org.byggbar.platform.JsonFields;
import org.byggbar.zoning.ZoneCollection;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Versions of plans over HTTP. */
@RestController
@Tag(name = "Versions")
class VersionController {

    /** Newest first. */
    @Schema(name = "PlanVersions")
    record VersionList(List<PlanVersion> versions) {}

    /** What a planner calls the state that is put aside. */
    @Schema(name = "KeepVersion")
    record Keep(@Schema(maxLength = 200) String title) {}

    private final PlanVersions versions;
    private final Plans plans;
    private final Actor actor;
    private final Idempotency idempotency;

    VersionController(PlanVersions versions, Plans plans, Actor actor, Idempotency idempotency) {
        this.versions = versions;
        this.plans = plans;
        this.actor = actor;
        this.idempotency = idempotency;
    }

    @GetMapping("/api/plans/{planId}/versions")
    @Operation(summary = "Versions of a plan, newest first; kept ones only for its planners")
    ResponseEntity<VersionList> list(@PathVariable long planId) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new VersionList(versions.of(versions.line(planId))));
    }

    @GetMapping("/api/plans/{planId}/versions/{number}/zones")
    @Operation(summary = "The zones of a version, as they were")
    ResponseEntity<ZoneCollection> zones(@PathVariable long planId, @PathVariable int number) {
        PlanVersions.Line line = versions.line(planId);
        PlanVersion version = versions.get(line, number);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(ZoneCollection.of(versions.zones(line, version.number())));
    }

    @PostMapping(path = "/api/plans/{planId}/versions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Keep what a plan is now as a version", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = Keep.class))))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PlanVersion.class)))
    ResponseEntity<String> keep(@PathVariable long planId, @org.springframework.web.bind.annotation.RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        Viewer.current().requirePlanner(plans.getVisible(planId).municipality());
        JsonFields fields = new JsonFields(body);
        String title = fields.text("title", 1, 200);
        fields.done();
        return idempotency.once(key, "/api/plans/" + planId + "/versions", body, () -> {
            int number = versions.keep(planId, PlanVersions.KEPT, title, actor.declare());
            return new Created(HttpStatus.CREATED, "/api/plans/" + planId + "/versions/" + number + "/zones", null,
                    versions.get(versions.line(planId), number));
        });
    }
}
