package org.byggbar.zoning.check;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plan check over HTTP, for the municipality's planners. */
@RestController
@Tag(name = "Zones")
class CheckController {

    private final PlanCheck check;

    CheckController(PlanCheck check) {
        this.check = check;
    }

    @PostMapping("/api/plans/{planId}/check")
    @Operation(summary = "Check the whole plan as it is saved; changes nothing")
    ResponseEntity<CheckReport> check(@PathVariable long planId) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(check.ofPlan(planId));
    }
}
