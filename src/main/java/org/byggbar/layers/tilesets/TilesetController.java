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
import java.util.Locale;
import java.util.Map;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.Negotiation;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.layers.tiles.TileGrid;
import org.byggbar.platform.Messages;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Which tiles there are of the whole dataset and of each layer, and where (OGC 20-057). */
@RestController
@Tag(name = "OGC API Tiles")
class TilesetController {

    private final Tilesets tilesets;
    private final TilesetDescription description;
    private final TilesetPages pages;
    private final LayerRegistry layers;

    TilesetController(Tilesets tilesets, TilesetDescription description, TilesetPages pages, LayerRegistry layers) {
        this.tilesets = tilesets;
        this.description = description;
        this.pages = pages;
        this.layers = layers;
    }

    @Operation(operationId = "dataset.vector.getTileSetsList", summary = "Tilesets with every layer in each tile")
    @ApiResponse(responseCode = "200", description = "One per tile matrix set", content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @GetMapping("/ogc/tiles")
    Object ofDataset(@Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response, @Parameter(hidden = true) Locale locale) {
        return list(null, Negotiation.wantsHtml(request, response), locale);
    }

    @Operation(operationId = "collection.vector.getTileSetsList", summary = "Tilesets of a layer")
    @ApiResponse(responseCode = "200", description = "One per tile matrix set", content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @ApiResponse(responseCode = "404", description = "`layer.unknown`")
    @GetMapping("/ogc/collections/{layer}/tiles")
    Object ofLayer(@PathVariable String layer, @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response, @Parameter(hidden = true) Locale locale) {
        return list(layers.get(layer), Negotiation.wantsHtml(request, response), locale);
    }

    private Object list(LayerDefinition collection, boolean html, Locale locale) {
        List<Tileset> all = tilesets.all(collection == null ? null : collection.id());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("links", Negotiation.links(Links.root() + "/ogc" + Tileset.listPath(collection), MediaTypes.JSON, html));
        body.put("tilesets", all.stream().map(tileset -> description.item(tileset, locale)).toList());
        return html ? pages.list(collection, all, body) : Negotiation.json(body);
    }

    @Operation(operationId = "dataset.vector.getTileSet", summary = "Limits, layers and links of a tileset of the whole dataset")
    @ApiResponse(responseCode = "200", description = "Tileset metadata", content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @ApiResponse(responseCode = "404", description = "`tile_matrix_set.unknown`")
    @GetMapping("/ogc/tiles/{tileMatrixSetId}")
    Object dataset(@PathVariable String tileMatrixSetId, @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response, @Parameter(hidden = true) Locale locale) {
        return describe(tilesets.get(tileMatrixSetId, null), request, response, locale);
    }

    @Operation(operationId = "collection.vector.getTileSet", summary = "Limits, properties and links of a tileset of a layer")
    @ApiResponse(responseCode = "200", description = "Tileset metadata", content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @ApiResponse(responseCode = "404", description = "`layer.unknown`, `tile_matrix_set.unknown`")
    @GetMapping("/ogc/collections/{layer}/tiles/{tileMatrixSetId}")
    Object layer(@PathVariable String layer, @PathVariable String tileMatrixSetId, @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response, @Parameter(hidden = true) Locale locale) {
        return describe(tilesets.get(tileMatrixSetId, layer), request, response, locale);
    }

    private Object describe(Tileset tileset, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        boolean html = Negotiation.wantsHtml(request, response);
        Map<String, Object> body = description.whole(tileset, html, locale);
        return html ? pages.one(tileset, body, request) : Negotiation.json(body);
    }

    @Operation(operationId = "dataset.vector.getTileJson", summary = "TileJSON 3.0 of the whole dataset")
    @ApiResponse(responseCode = "200", description = "TileJSON")
    @ApiResponse(responseCode = "404", description = "TileJSON knows WebMercatorQuad only: `tile_matrix_set.unknown`")
    @GetMapping("/ogc/tiles/{tileMatrixSetId}/tilejson")
    Map<String, Object> datasetTileJson(@PathVariable String tileMatrixSetId, @Parameter(hidden = true) Locale locale) {
        return tileJson(tilesets.get(tileMatrixSetId, null), locale);
    }

    @Operation(operationId = "collection.vector.getTileJson", summary = "TileJSON 3.0 of a layer's tileset")
    @ApiResponse(responseCode = "200", description = "TileJSON")
    @ApiResponse(responseCode = "404", description = "TileJSON knows WebMercatorQuad only: `layer.unknown`, `tile_matrix_set.unknown`")
    @GetMapping("/ogc/collections/{layer}/tiles/{tileMatrixSetId}/tilejson")
    Map<String, Object> layerTileJson(@PathVariable String layer, @PathVariable String tileMatrixSetId, @Parameter(hidden = true) Locale locale) {
        return tileJson(tilesets.get(tileMatrixSetId, layer), locale);
    }

    private Map<String, Object> tileJson(Tileset tileset, Locale locale) {
        if (!tileset.set().grid().equals(TileGrid.WEB)) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "tile_matrix_set.unknown");
        }
        return TileJson.of(tileset, description.title(tileset, locale), Messages.language(locale));
    }
}
