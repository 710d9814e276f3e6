package org.byggbar.plans;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.byggbar.platform.EtagHeader;
import org.byggbar.platform.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A plan's documents over HTTP. They carry the plan's version: a document is a part of its plan. */
@RestController
@Tag(name = "Plans")
class PlanDocumentController {

    /** One of a plan's documents; {@code body} is plain text, paragraphs parted by empty lines. */
    record Document(long id, String title, String kind, String body) {}

    /** All documents of a plan in their order. */
    @Schema(name = "PlanDocuments")
    record Request(List<PlanDocuments.Draft> documents) {}

    private final Plans plans;
    private final PlanEditing editing;
    private final JdbcClient db;

    PlanDocumentController(Plans plans, PlanEditing editing, JdbcClient db) {
        this.plans = plans;
        this.editing = editing;
        this.db = db;
    }

    @GetMapping("/api/plans/{id}/documents/{document}")
    @Operation(summary = "The text of one of a plan's documents")
    Document document(@PathVariable long id, @PathVariable long document) {
        return db.sql("select id, title, kind, body from plan_document where plan_id = :plan and id = :id")
                .param("plan", plans.summary(id).id()).param("id", document).query(Document.class)
                .optional().orElseThrow(ProblemException::notFound);
    }

    @PutMapping(path = "/api/plans/{id}/documents", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Rewrite the list of a plan's documents", requestBody = @RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = Request.class))))
    ResponseEntity<PlanState> save(@PathVariable long id, @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        PlanState plan = editing.saveDocuments(id, ifMatch, body);
        return ResponseEntity.ok().eTag(EtagHeader.of(plan.plan().version())).cacheControl(CacheControl.noStore()).body(plan);
    }
}
