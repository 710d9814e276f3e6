package org.byggbar.zoning.presence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.byggbar.identity.Viewer;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.Plans;
import org.byggbar.platform.JsonFields;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Presence over HTTP, for the planners of a plan's municipality. */
@RestController
@Tag(name = "Presence")
class PresenceController {

    /** The zone that is open, null for none. */
    @Schema(name = "PresenceRequest")
    record Here(@Schema(nullable = true) Long zone) {}

    /** Who else has the plan open. */
    @Schema(name = "Presence")
    record Present(List<Presence.Colleague> others) {}

    private final Presence presence;
    private final Plans plans;

    PresenceController(Presence presence, Plans plans) {
        this.presence = presence;
        this.plans = plans;
    }

    @PutMapping(path = "/api/plans/{planId}/presence", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say that you have a plan or one of its zones open, and learn who else has", description = """
            Holds for 60 seconds: say it again before. Never a lock. When it changes, the municipality's planners get an event \
            `presence` {planId, name, zone, since, here} on the stream of changes.""", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = Here.class))))
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    ResponseEntity<Present> here(@PathVariable long planId, @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        PlanHeading plan = plannersOwn(planId);
        JsonFields fields = new JsonFields(body);
        Long zone = fields.optionalId("zone");
        fields.done();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Present(presence.enter(planId, plan.municipality(), zone)));
    }

    @DeleteMapping("/api/plans/{planId}/presence")
    @Operation(summary = "Say that you have left a plan")
    @ApiResponse(responseCode = "204")
    ResponseEntity<Void> leave(@PathVariable long planId) {
        presence.leave(planId, plannersOwn(planId).municipality());
        return ResponseEntity.noContent().build();
    }

    private PlanHeading plannersOwn(long planId) {
        PlanHeading plan = plans.getVisible(planId);
        Viewer.current().requirePlanner(plan.municipality());
        return plan;
    }
}
