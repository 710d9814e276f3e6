package org.byggbar.layers.tilesets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.Negotiation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Into which squares the maps are cut (OGC 17-083r4). */
@RestController
@Tag(name = "OGC API Tiles")
class MatrixSetController {

    private final MatrixSets sets;
    private final TilesetPages pages;

    MatrixSetController(MatrixSets sets, TilesetPages pages) {
        this.sets = sets;
        this.pages = pages;
    }

    @Operation(operationId = "getTileMatrixSetsList", summary = "Tile matrix sets that there are tiles in")
    @ApiResponse(responseCode = "200", description = "Their names and coordinate systems", content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @GetMapping("/ogc/tileMatrixSets")
    Object list(@Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response) {
        boolean html = Negotiation.wantsHtml(request, response);
        String ogc = Links.root() + "/ogc";
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("links", Negotiation.links(ogc + "/tileMatrixSets", MediaTypes.JSON, html));
        body.put("tileMatrixSets", sets.all().stream().map(set -> Map.of("id", set.id(), "title", set.title(), "uri", set.uri(ogc), "crs", set.crs(),
                "links", List.of(Links.link("self", MediaTypes.JSON, set.address(ogc), null), Links.link("item", MediaTypes.JSON, set.address(ogc), null)))).toList());
        return html ? pages.matrixSets(body) : Negotiation.json(body);
    }

    @Operation(operationId = "getTileMatrixSet", summary = "Origin, scales and sizes of one tile matrix set")
    @ApiResponse(responseCode = "200", description = "The definition", content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @ApiResponse(responseCode = "404", description = "`tile_matrix_set.unknown`")
    @GetMapping("/ogc/tileMatrixSets/{tileMatrixSetId}")
    Object one(@PathVariable String tileMatrixSetId, @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        boolean html = Negotiation.wantsHtml(request, response);
        MatrixSet set = sets.get(tileMatrixSetId);
        String ogc = Links.root() + "/ogc";
        return html ? pages.matrixSet(set, set.definition(ogc), set.address(ogc)) : Negotiation.json(set.definition(ogc));
    }
}
