package org.byggbar.dialogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.byggbar.plans.PlanHeading;
import org.byggbar.plans.Plans;
import org.byggbar.platform.ClientAddress;
import org.byggbar.platform.Idempotency;
import org.byggbar.platform.JsonFields;
import org.byggbar.platform.RateLimit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Writing a contribution: the form, a look at what the text gives away, and sending it. Needs no account. */
@RestController
@Tag(name = "Contributions", description = "Comments on proposals: sending them, reading them, finding one's own again")
class ContributionFormController {

    /** From one address: a hall full of phones behind one router. */
    private static final RateLimit.Budget PEOPLE = new RateLimit.Budget("contribution", 400, Duration.ofMinutes(5));
    /** From one address without a form that somebody can have written in. */
    private static final RateLimit.Budget PROGRAMS = new RateLimit.Budget("contribution-unwritten", 60, Duration.ofMinutes(1));
    private static final RateLimit.Budget CHECKING = new RateLimit.Budget("contribution-check", 240, Duration.ofMinutes(1));

    /** @param closesAt null when the phase has no end */
    record Form(String formToken, List<ContributionViews.Named> kinds, int maxLength, Instant closesAt) {}

    /** @param publicText what everybody would read */
    record Check(List<ContributionViews.Finding> findings, String publicText) {}

    /** The body of a contribution, as documented. */
    record Body(String kind, String text, String publicName, String email, String phone, Map<String, Object> geometry,
            String language, String website, String formToken) {}

    record Draft(String text) {}

    private final SubmitContribution submit;
    private final FormTokens formTokens;
    private final Plans plans;
    private final ContributionViews views;
    private final Idempotency idempotency;
    private final RateLimit rateLimit;
    private final ClientAddress clientAddress;

    ContributionFormController(SubmitContribution submit, FormTokens formTokens, Plans plans, ContributionViews views,
            Idempotency idempotency, RateLimit rateLimit, ClientAddress clientAddress) {
        this.submit = submit;
        this.formTokens = formTokens;
        this.plans = plans;
        this.views = views;
        this.idempotency = idempotency;
        this.rateLimit = rateLimit;
        this.clientAddress = clientAddress;
    }

    @GetMapping("/api/plans/{id}/contribution-form")
    @Operation(summary = "What a form needs: its token, the kinds, the longest text")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such plan, or a draft", content = @Content)
    @ApiResponse(responseCode = "410", description = "plan.closed_for_contributions", content = @Content)
    ResponseEntity<Form> form(@PathVariable long id, Locale locale) {
        PlanHeading plan = submit.openPlan(id, locale);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Form(formTokens.issue(id),
                views.codes("contribution_kind", locale), NewContribution.MAX_TEXT, plan.closesAt()));
    }

    @PostMapping(path = "/api/plans/{id}/contributions/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What in a text identifies somebody, before it is sent; stores nothing")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = Draft.class)))
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "422", description = "The text is too long or holds hidden characters", content = @Content)
    ResponseEntity<Check> check(@PathVariable long id, @RequestBody JsonNode body, HttpServletRequest request, Locale locale) {
        rateLimit.spend(CHECKING, clientAddress.of(request));
        PlanHeading plan = plans.getVisible(id);
        JsonFields fields = new JsonFields(body);
        String text = fields.text("text", 0, NewContribution.MAX_TEXT);
        fields.done();
        String masked = submit.masked(text, plan.language());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .body(new Check(views.findings(text, locale), masked == null ? text : masked));
    }

    @PostMapping(path = "/api/plans/{id}/contributions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Send a contribution; it is held for moderation", description = """
            Send a fresh UUID as Idempotency-Key and the same one when you try again. The answer's receipt code is shown
            once: only its hash is kept. Geometry is optional: a GeoJSON Point, LineString or Polygon, longitude first.""")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = Body.class)))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SubmitContribution.Receipt.class)))
    @ApiResponse(responseCode = "400", description = "idempotency.key_missing, json.malformed", content = @Content)
    @ApiResponse(responseCode = "404", description = "No such plan, or a draft", content = @Content)
    @ApiResponse(responseCode = "410", description = "plan.closed_for_contributions", content = @Content)
    @ApiResponse(responseCode = "422", description = "Each fault with its JSON pointer; form.token_used; form.token_invalid", content = @Content)
    @ApiResponse(responseCode = "429", description = "rate.limited, with Retry-After", content = @Content)
    ResponseEntity<String> send(@PathVariable long id, @RequestBody JsonNode body, HttpServletRequest request, Locale locale,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        rateLimit.spend(isWritten(body) ? PEOPLE : PROGRAMS, clientAddress.of(request));
        return idempotency.once(key, request.getRequestURI(), body, () -> {
            SubmitContribution.Receipt receipt = submit.submit(id, body, locale);
            return new Idempotency.Created(HttpStatus.CREATED, "/api/contributions/receipt/" + receipt.receiptCode(), null, receipt);
        });
    }

    private boolean isWritten(JsonNode body) {
        return body.path("formToken").isString() && formTokens.wasWrittenIn(body.path("formToken").asString())
                && body.path("website").asString("").isBlank();
    }
}
