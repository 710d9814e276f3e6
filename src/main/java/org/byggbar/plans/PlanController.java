package org.byggbar.plans;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.byggbar.municipality.Municipalities;
import org.byggbar.platform.EtagHeader;
import org.byggbar.platform.Idempotency;
import org.byggbar.platform.Idempotency.Created;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Plans over HTTP. Drafts answer 404 to those who may not see them, with the body of a missing plan. */
@RestController
@Tag(name = "Plans")
class PlanController {

    /** The visible plans of a municipality. */
    record PlanList(List<PlanSummary> plans) {}

    /** The status that a plan shall have next. */
    record Step(@Schema(description = "Code of the list plan_status", example = "CONSULTATION") String status) {}

    private final Municipalities municipalities;
    private final Plans plans;
    private final PlanRows rows;
    private final PlanEditing editing;
    private final Idempotency idempotency;

    PlanController(Municipalities municipalities, Plans plans, PlanRows rows, PlanEditing editing, Idempotency idempotency) {
        this.municipalities = municipalities;
        this.plans = plans;
        this.rows = rows;
        this.editing = editing;
        this.idempotency = idempotency;
    }

    @GetMapping("/api/municipalities/{municipality}/plans")
    @Operation(summary = "Plans of a municipality; drafts only for its planners")
    PlanList list(@PathVariable String municipality) {
        return new PlanList(plans.visibleOf(municipalities.get(municipality).id()));
    }

    @GetMapping("/api/plans/{id}")
    @Operation(summary = "One plan with its timetable, documents and border")
    ResponseEntity<PlanState> one(@PathVariable long id) {
        return tagged(rows.state(plans.summary(id)));
    }

    @PostMapping(path = "/api/municipalities/{municipality}/plans", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Create a draft plan", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = PlanRequest.class))))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PlanState.class)))
    ResponseEntity<String> create(@PathVariable String municipality, @org.springframework.web.bind.annotation.RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return idempotency.once(key, "/api/municipalities/" + municipality + "/plans", body, () -> {
            PlanState plan = editing.create(municipality, body);
            return new Created(HttpStatus.CREATED, "/api/plans/" + plan.plan().id(), EtagHeader.of(plan.plan().version()), plan);
        });
    }

    @PutMapping(path = "/api/plans/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Rewrite a plan", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = PlanRequest.class))))
    ResponseEntity<PlanState> save(@PathVariable long id, @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        return tagged(editing.save(id, ifMatch, body));
    }

    @PostMapping(path = "/api/plans/{id}/status", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Move a plan to its next status", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = Step.class))))
    ResponseEntity<PlanState> step(@PathVariable long id, @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        return tagged(editing.step(id, ifMatch, body));
    }

    private static ResponseEntity<PlanState> tagged(PlanState plan) {
        return ResponseEntity.ok().eTag(EtagHeader.of(plan.plan().version())).cacheControl(CacheControl.noStore()).body(plan);
    }
}
