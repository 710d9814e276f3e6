package org.byggbar.sites;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipalities;
import org.byggbar.platform.ProblemException;
import org.byggbar.zoning.ZoneAt;
import org.byggbar.zoning.ZonesAt;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plots on offer. */
@RestController
@Tag(name = "Sites", description = "Plots on offer: search and detail")
class SiteController {

    private static final int MAX_LIMIT = 1000;

    /** @param nearestMiss only when nothing matches and some site fails one filter alone */
    record SiteList(List<Site> sites, long total, NearestMiss nearestMiss) {}

    /** @param zones in force, the one that holds most of the plot first */
    record SiteDetail(@JsonUnwrapped Site site, List<ZoneAt> zones) {}

    private final Sites sites;
    private final SiteQuery query;
    private final ZonesAt zonesAt;
    private final Municipalities municipalities;

    SiteController(Sites sites, SiteQuery query, ZonesAt zonesAt, Municipalities municipalities) {
        this.sites = sites;
        this.query = query;
        this.zonesAt = zonesAt;
        this.municipalities = municipalities;
    }

    @GetMapping("/api/municipalities/{municipality}/sites")
    @Operation(summary = "Plots that match every filter given", description = """
            When nothing matches, nearestMiss names the plot that fails one filter only, by the least. Areas are m² in the
            plane of the municipality's planning CRS, distances metres from the plot's border.""")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words, found as they are; at most 200 characters")
    @Parameter(name = "areaMin", in = ParameterIn.QUERY, description = "m²")
    @Parameter(name = "areaMax", in = ParameterIn.QUERY, description = "m²")
    @Parameter(name = "floorAreaMin", in = ParameterIn.QUERY, description = "m²")
    @Parameter(name = "landUse", in = ParameterIn.QUERY, description = "codes of land_use, comma for any of")
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "codes of site_status, comma for any of")
    @Parameter(name = "stationWithinM", in = ParameterIn.QUERY, description = "metres to the nearest station")
    @Parameter(name = "polygon", in = ParameterIn.QUERY, description = "drawn area: lon,lat;lon,lat;… of 3 to 500 corners")
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "name, area, floorArea, station or closes")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 1000, default 200")
    @Parameter(name = "offset", in = ParameterIn.QUERY, description = "from 0")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "400", description = "filter.unknown_property, filter.value_invalid, polygon.invalid, "
            + "query.too_long, page.invalid", content = @Content)
    @ApiResponse(responseCode = "404", description = "No such municipality", content = @Content)
    SiteList search(@PathVariable String municipality, @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) @RequestParam(defaultValue = "name") String sort,
            @Parameter(hidden = true) @RequestParam(defaultValue = "200") int limit,
            @Parameter(hidden = true) @RequestParam(defaultValue = "0") int offset) {
        municipalities.get(municipality);
        SiteFilter filter = query.read(parameters);
        SiteSort order = SiteSort.of(sort);
        if (limit < 1 || offset < 0) {
            throw ProblemException.badRequest("page.invalid");
        }
        boolean drafts = Viewer.current().maySeeDrafts(municipality);
        long total = sites.count(municipality, filter, drafts);
        return new SiteList(
                total == 0 ? List.of() : sites.list(municipality, filter, drafts, order, Math.min(limit, MAX_LIMIT), offset),
                total, total > 0 ? null : sites.findNearestMiss(municipality, filter, drafts).orElse(null));
    }

    @GetMapping("/api/sites/{id}")
    @Operation(summary = "One plot, and the zones in force where it lies")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such plot, or not published", content = @Content)
    ResponseEntity<SiteDetail> one(@PathVariable long id) {
        Site site = sites.find(id).filter(found -> found.published() || Viewer.current().maySeeDrafts(found.municipality()))
                .orElseThrow(ProblemException::notFound);
        List<ZoneAt> zones = zonesAt.inForce(site.municipality(), sites.shape(id));
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(new SiteDetail(site, zones));
    }
}
