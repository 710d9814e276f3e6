package org.byggbar.housing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipalities;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Housing under way. */
@RestController
@Tag(name = "Housing", description = "Housing projects by stage")
class HousingController {

    /** @param totals projects and dwellings of every stage that has any */
    record ProjectList(List<HousingProject> projects, List<StageTotal> totals) {}

    private final HousingProjects projects;
    private final Municipalities municipalities;

    HousingController(HousingProjects projects, Municipalities municipalities) {
        this.projects = projects;
        this.municipalities = municipalities;
    }

    @GetMapping("/api/municipalities/{municipality}/projects")
    @Operation(summary = "Housing projects of a municipality, by name, and the totals of each stage")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such municipality", content = @Content)
    ProjectList list(@PathVariable String municipality) {
        municipalities.get(municipality);
        boolean drafts = Viewer.current().maySeeDrafts(municipality);
        return new ProjectList(projects.list(municipality, drafts), projects.totals(municipality, drafts));
    }
}
