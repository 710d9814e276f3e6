package org.byggbar.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.byggbar.identity.ApiToken.Scope;
import org.byggbar.platform.JsonFields;
import org.byggbar.platform.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The signed-in planner's own tokens. Making one takes no Idempotency-Key, because the answer kept for a retry would
 * be a copy of the secret.
 */
@RestController
@Tag(name = "Tokens", description = "Keys for programs that act for a planner")
class TokenController {

    static final int MAX_DAYS = 366;
    private static final int DEFAULT_DAYS = 90;
    private static final int MAX_LABEL = 100;

    /** The body of a POST, as documented. */
    @Schema(name = "ApiTokenRequest")
    record Request(@Schema(maxLength = 100, example = "QGIS at work") String label, Scope scope,
            @Schema(minimum = "1", maximum = "366", defaultValue = "90") Integer days) {}

    /** @param secret what the program sends; it can't be read again */
    @Schema(name = "IssuedApiToken")
    record Issued(ApiToken token, String secret) {}

    private final ApiTokens tokens;

    TokenController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/api/tokens")
    @Operation(summary = "Your tokens that still count, the newest first")
    ResponseEntity<List<ApiToken>> list(HttpServletRequest request) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tokens.list(owner(request)));
    }

    @PostMapping(path = "/api/tokens", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Make a token; its secret is in this answer only", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true, content = @Content(schema = @Schema(implementation = Request.class))))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "token.too_many", content = @Content)
    ResponseEntity<Issued> issue(@RequestBody JsonNode body, HttpServletRequest request) {
        String owner = owner(request);
        JsonFields fields = new JsonFields(body);
        String label = fields.text("label", 1, MAX_LABEL);
        String scope = fields.code("scope", code -> Arrays.stream(Scope.values()).anyMatch(known -> known.name().equals(code)));
        Integer days = fields.optionalInteger("days", 1, MAX_DAYS);
        fields.done();
        ApiTokens.Issued issued = tokens.issue(owner, label, Scope.valueOf(scope), days == null ? DEFAULT_DAYS : days);
        return ResponseEntity.status(HttpStatus.CREATED).cacheControl(CacheControl.noStore()).body(new Issued(issued.token(), issued.text()));
    }

    @DeleteMapping("/api/tokens/{id}")
    @Operation(summary = "Revoke a token; it stops counting at once")
    @ApiResponse(responseCode = "204")
    @ApiResponse(responseCode = "404", description = "No such token of yours that still counts", content = @Content)
    ResponseEntity<Void> revoke(@PathVariable long id, HttpServletRequest request) {
        tokens.revoke(owner(request), id);
        return ResponseEntity.noContent().build();
    }

    /** A stolen token must not be able to make itself a successor. */
    private static String owner(HttpServletRequest request) {
        Viewer viewer = Viewer.current();
        viewer.requirePlanner(viewer.municipality());
        if (TokenSignIn.isSignedInByToken(request)) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "token.session_required");
        }
        return viewer.username();
    }
}
