package org.byggbar.zoning.version;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Comparing over HTTP. */
@RestController
@Tag(name = "Versions")
class CompareController {

    private final CompareVersions compare;

    CompareController(CompareVersions compare) {
        this.compare = compare;
    }

    @GetMapping("/api/plans/{planId}/compare")
    @Operation(summary = "What differs between two versions of a plan, or between a version and now", description = """
            Zones are matched by identity: a revision's copy stands for the zone it was copied from. Areas and lengths are \
            measured in the plane of the municipality's planning CRS.""")
    ResponseEntity<Comparison> compare(@PathVariable long planId,
            @Parameter(description = "number of a version, or now") @RequestParam String from,
            @Parameter(description = "number of a version, or now") @RequestParam(defaultValue = "now") String to) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(compare.of(planId, from, to));
    }
}
