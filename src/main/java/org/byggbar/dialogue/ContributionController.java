package org.byggbar.dialogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.byggbar.plans.Plans;
import org.byggbar.platform.ClientAddress;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.RateLimit;
import org.byggbar.platform.Seals;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reading contributions: the published ones, and one's own by its receipt. */
@RestController
@Tag(name = "Contributions")
class ContributionController {

    private static final RateLimit.Budget LOOKING_UP = new RateLimit.Budget("receipt", 30, Duration.ofMinutes(1));

    /** @param next cursor of the following page, null on the last */
    record Page(List<ContributionViews.Published> contributions, long total, String next) {}

    private final Contributions contributions;
    private final ContributionViews views;
    private final Plans plans;
    private final RateLimit rateLimit;
    private final ClientAddress clientAddress;
    private final Seals seals;

    ContributionController(Contributions contributions, ContributionViews views, Plans plans, RateLimit rateLimit,
            ClientAddress clientAddress, Seals seals) {
        this.contributions = contributions;
        this.views = views;
        this.plans = plans;
        this.rateLimit = rateLimit;
        this.clientAddress = clientAddress;
        this.seals = seals;
    }

    @GetMapping("/api/plans/{id}/contributions")
    @Operation(summary = "The published contributions on a plan, newest first, personal data hidden")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "400", description = "page.invalid, cursor.invalid", content = @Content)
    @ApiResponse(responseCode = "404", description = "No such plan, or a draft", content = @Content)
    Page published(@PathVariable long id, @RequestParam(defaultValue = "200") int limit, @RequestParam(required = false) String cursor) {
        plans.getVisible(id);
        int size = PageCursor.limit(limit);
        List<Contribution> page = contributions.published(id, PageCursor.open(cursor, seals), size);
        return new Page(page.stream().map(views::published).toList(), contributions.countPublished(id), PageCursor.next(page, size, seals));
    }

    @GetMapping("/api/contributions/receipt/{code}")
    @Operation(summary = "What became of a contribution, for whoever holds its receipt code")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "receipt.not_found", content = @Content)
    @ApiResponse(responseCode = "429", description = "rate.limited, with Retry-After", content = @Content)
    ResponseEntity<ContributionViews.Own> receipt(@PathVariable String code, HttpServletRequest request, Locale locale) {
        rateLimit.spend(LOOKING_UP, clientAddress.of(request));
        Contribution own = contributions.find(ReceiptCode.typed(code))
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "receipt.not_found"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(views.own(own, locale));
    }
}
