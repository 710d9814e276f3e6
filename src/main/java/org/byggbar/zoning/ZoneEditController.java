package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.byggbar.platform.Idempotency;
import org.byggbar.platform.Idempotency.Created;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Many zones of a draft saved at once: what a desk sends every few seconds. */
@RestController
@Tag(name = "Zones")
class ZoneEditController {

    /** At most 2,000 edits. */
    @Schema(name = "EditsRequest")
    record Request(List<Edit> edits) {}

    /** {@code id} and {@code version} as last read, for all but a creation; {@code zone} for all but a deletion. */
    @Schema(name = "Edit")
    record Edit(@Schema(allowableValues = {"create", "update", "delete", "restore"}) String op, @Schema(nullable = true) String ref,
            @Schema(nullable = true) Long id, @Schema(nullable = true) Long version, @Schema(nullable = true) ZoneRequest zone) {}

    /** What became of each edit, in their order. */
    @Schema(name = "SavedEdits")
    record Saved(List<SavedEdit> saved) {}

    private final ZoneEdits edits;
    private final Idempotency idempotency;

    ZoneEditController(ZoneEdits edits, Idempotency idempotency) {
        this.edits = edits;
        this.idempotency = idempotency;
    }

    @PostMapping(path = "/api/plans/{planId}/edits", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Save several edits of a draft's zones, all or nothing", description = """
            Creates, rewrites, deletes and takes back zones in one transaction. Codes may be swapped: only what the plan holds \
            afterwards counts. `restore` brings a deleted zone back with its id, within 30 days. Nothing is saved when anything \
            is wrong: 412 `edits.conflict` lists every zone that somebody else changed (`conflicts`: index, id, code, current, \
            currentEtag), 422 every fault with a pointer such as `/edits/3/zone/name`. Warnings come for the first 50 new shapes.""",
            requestBody = @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Request.class))))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Saved.class)))
    ResponseEntity<String> save(@PathVariable long planId, @org.springframework.web.bind.annotation.RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        return idempotency.once(key, "/api/plans/" + planId + "/edits", body,
                () -> new Created(HttpStatus.OK, null, null, new Saved(edits.save(planId, body))));
    }
}
