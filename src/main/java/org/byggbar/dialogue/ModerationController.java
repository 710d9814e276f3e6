package org.byggbar.dialogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipalities;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.EtagHeader;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.Seals;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The queue of contributions and what moderators decide about each. For moderators and planners of the municipality. */
@RestController
@Tag(name = "Moderation", description = "Deciding what is shown; only for staff of the municipality")
class ModerationController {

    /** @param counts contributions of the municipality by status; {@code next} is null on the last page */
    record Queue(List<ContributionViews.Queued> contributions, Map<String, Long> counts, String next) {}

    /** The body of a decision, as documented. */
    record Decision(String status, String rejectionReason, String answer) {}

    private final Contributions contributions;
    private final ModerateContribution moderate;
    private final ContributionViews views;
    private final Municipalities municipalities;
    private final CodeLists codeLists;
    private final Seals seals;

    ModerationController(Contributions contributions, ModerateContribution moderate, ContributionViews views,
            Municipalities municipalities, CodeLists codeLists, Seals seals) {
        this.contributions = contributions;
        this.moderate = moderate;
        this.views = views;
        this.municipalities = municipalities;
        this.codeLists = codeLists;
        this.seals = seals;
    }

    @GetMapping("/api/municipalities/{municipality}/moderation")
    @Operation(summary = "Contributions of one status, oldest first")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "400", description = "filter.value_invalid, page.invalid, cursor.invalid", content = @Content)
    @ApiResponse(responseCode = "401", description = "login.required", content = @Content)
    @ApiResponse(responseCode = "403", description = "role.moderator_required", content = @Content)
    ResponseEntity<Queue> queue(@PathVariable String municipality, @RequestParam(defaultValue = "HELD") String status,
            @RequestParam(defaultValue = "100") int limit, @RequestParam(required = false) String cursor, Locale locale) {
        municipalities.get(municipality);
        Viewer.current().requireModerator(municipality);
        if (codeLists.find("contribution_status", status).isEmpty()) {
            throw ProblemException.badRequest("filter.value_invalid").with("property", "status").with("value", status);
        }
        int size = PageCursor.limit(limit);
        List<Contribution> page = contributions.queue(municipality, status, PageCursor.open(cursor, seals), size);
        Queue queue = new Queue(page.stream().map(c -> views.queued(c, locale)).toList(), contributions.countByStatus(municipality),
                PageCursor.next(page, size, seals));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(queue);
    }

    @PutMapping(path = "/api/contributions/{id}/moderation", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Publish, reject with a reason, or hold again; with an answer if there is one",
            description = "Send the version you read as If-Match.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = Decision.class)))
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "401", description = "login.required", content = @Content)
    @ApiResponse(responseCode = "403", description = "role.moderator_required", content = @Content)
    @ApiResponse(responseCode = "404", description = "No such contribution", content = @Content)
    @ApiResponse(responseCode = "412", description = "precondition.stale, with current and currentEtag", content = @Content)
    @ApiResponse(responseCode = "422", description = "Each fault with its JSON pointer", content = @Content)
    @ApiResponse(responseCode = "428", description = "precondition.required", content = @Content)
    ResponseEntity<ContributionViews.Queued> decide(@PathVariable long id, @RequestBody JsonNode body, Locale locale,
            @RequestHeader(name = "If-Match", required = false) String ifMatch) {
        Contribution decided = moderate.decide(id, ifMatch, body, locale);
        return ResponseEntity.ok().eTag(EtagHeader.of(decided.version())).cacheControl(CacheControl.noStore())
                .body(views.queued(decided, locale));
    }
}
