package org.byggbar.zoning.version;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.byggbar.plans.PlanState;
import org.byggbar.platform.EtagHeader;
import org.byggbar.platform.Idempotency;
import org.byggbar.platform.Idempotency.Created;
import org.byggbar.platform.JsonFields;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Revisions over HTTP: opened from a published plan, published back into it. */
@RestController
@Tag(name = "Versions")
class RevisionController {

    /** Which version to start from; null for what is published now. */
    @Schema(name = "OpenRevision")
    record Open(@Schema(nullable = true, minimum = "1") Integer version) {}

    private final Revisions revisions;
    private final Idempotency idempotency;

    RevisionController(Revisions revisions, Idempotency idempotency) {
        this.revisions = revisions;
        this.idempotency = idempotency;
    }

    @PostMapping(path = "/api/plans/{planId}/revisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Open a draft from a plan or from one of its versions", description = """
            Of a published plan the draft is a revision, which goes back into that plan when it is published. An archived \
            plan, and a kept version of a draft, are opened as a plan of its own.""", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = Open.class))))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PlanState.class)))
    ResponseEntity<String> open(@PathVariable long planId, @org.springframework.web.bind.annotation.RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return idempotency.once(key, "/api/plans/" + planId + "/revisions", body, () -> {
            JsonFields fields = new JsonFields(body);
            Integer version = fields.optionalInteger("version", 1, Integer.MAX_VALUE);
            fields.done();
            PlanState draft = revisions.open(planId, version);
            return new Created(HttpStatus.CREATED, "/api/plans/" + draft.plan().id(), EtagHeader.of(draft.plan().version()), draft);
        });
    }

    @PostMapping("/api/plans/{planId}/publish")
    @Operation(summary = "Publish a revision into the plan that it revises", description = """
            Its zones take the ids of the zones they were copied from, and the plan gets its next version; the revision is \
            gone afterwards. 409 `revision.base_moved` when the plan got a newer version since the revision was opened.""")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    ResponseEntity<PlanState> publish(@PathVariable long planId, @RequestHeader(name = "If-Match", required = false) String ifMatch) {
        PlanState revised = revisions.publish(planId, ifMatch);
        return ResponseEntity.ok().eTag(EtagHeader.of(revised.plan().version())).cacheControl(CacheControl.noStore()).body(revised);
    }
}
