package org.byggbar.basemap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.byggbar.identity.Viewer;
import org.byggbar.municipality.Municipalities;
import org.byggbar.platform.EtagHeader;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Which maps may lie beneath a municipality's plans. */
@RestController
@Tag(name = "Basemaps")
class BasemapController {

    /** Archives in the data folder that can be chosen. */
    record FileList(List<BasemapFile> files) {}

    private final Basemaps basemaps;
    private final BasemapFiles files;
    private final ImageHosts hosts;
    private final Municipalities municipalities;

    BasemapController(Basemaps basemaps, BasemapFiles files, ImageHosts hosts, Municipalities municipalities) {
        this.basemaps = basemaps;
        this.files = files;
        this.hosts = hosts;
        this.municipalities = municipalities;
    }

    @GetMapping("/api/municipalities/{municipality}/basemaps")
    @Operation(summary = "Basemaps of a municipality in the order they are offered")
    ResponseEntity<BasemapList> list(@PathVariable String municipality) {
        return tagged(basemaps.of(municipality));
    }

    @PutMapping(path = "/api/municipalities/{municipality}/basemaps", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Replace the list of basemaps", description = """
            `address` of kind XYZ holds {z}, {x} and {y} (or {-y} for rows counted from the south), of kind WMTS {TileMatrix}, \
            {TileRow} and {TileCol} of GoogleMapsCompatible; a host may begin with {s}. for a, b and c. Kind PMTILES names a \
            file of the data folder's basemaps/{municipality}. Pages load pictures from the hosts listed here and from no others.""",
            requestBody = @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BasemapList.class))))
    ResponseEntity<BasemapList> replace(@PathVariable String municipality,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body) {
        BasemapList saved = basemaps.replace(municipality, ifMatch, body);
        hosts.readAnew();
        return tagged(saved);
    }

    @GetMapping("/api/municipalities/{municipality}/basemaps/files")
    @Operation(summary = "PMTiles archives that can be chosen as a basemap; for planners")
    FileList files(@PathVariable String municipality) {
        Viewer.current().requirePlanner(municipalities.get(municipality).id());
        return new FileList(files.list(municipality));
    }

    private static ResponseEntity<BasemapList> tagged(BasemapList list) {
        return ResponseEntity.ok().eTag(EtagHeader.of(list.version())).cacheControl(CacheControl.noCache()).body(list);
    }
}
