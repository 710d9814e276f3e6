package org.byggbar.layers.tilesets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
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
    private final LayerRegistry layers;

    TilesetController(Tilesets tilesets, TilesetDescription description, LayerRegistry layers) {
        this.tilesets = tilesets;
        this.description = description;
        this.layers = layers;
    }

    @Operation(operationId = "dataset.vector.getTileSetsList", summary = "Tilesets with every layer in each tile")
    @GetMapping("/ogc/tiles")
    Map<String, Object> ofDataset(@Parameter(hidden = true) Locale locale) {
        return list(null, locale);
    }

    @Operation(operationId = "collection.vector.getTileSetsList", summary = "Tilesets of a layer")
    @ApiResponse(responseCode = "200", description = "One per tile matrix set")
    @ApiResponse(responseCode = "404", description = "`layer.unknown`")
    @GetMapping("/ogc/collections/{layer}/tiles")
    Map<String, Object> ofLayer(@PathVariable String layer, @Parameter(hidden = true) Locale locale) {
        return list(layers.get(layer), locale);
    }

    private Map<String, Object> list(LayerDefinition collection, Locale locale) {
        String id = collection == null ? null : collection.id();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("links", List.of(Links.link("self", MediaTypes.JSON, Links.root() + "/ogc" + Tileset.listPath(collection), null)));
        body.put("tilesets", tilesets.all(id).stream().map(tileset -> description.item(tileset, locale)).toList());
        return body;
    }

    @Operation(operationId = "dataset.vector.getTileSet", summary = "Limits, layers and links of a tileset of the whole dataset")
    @ApiResponse(responseCode = "200", description = "Tileset metadata")
    @ApiResponse(responseCode = "404", description = "`tile_matrix_set.unknown`")
    @GetMapping("/ogc/tiles/{tileMatrixSetId}")
    Map<String, Object> dataset(@PathVariable String tileMatrixSetId, @Parameter(hidden = true) Locale locale) {
        return description.whole(tilesets.get(tileMatrixSetId, null), locale);
    }

    @Operation(operationId = "collection.vector.getTileSet", summary = "Limits, properties and links of a tileset of a layer")
    @ApiResponse(responseCode = "200", description = "Tileset metadata")
    @ApiResponse(responseCode = "404", description = "`layer.unknown`, `tile_matrix_set.unknown`")
    @GetMapping("/ogc/collections/{layer}/tiles/{tileMatrixSetId}")
    Map<String, Object> layer(@PathVariable String layer, @PathVariable String tileMatrixSetId, @Parameter(hidden = true) Locale locale) {
        return description.whole(tilesets.get(tileMatrixSetId, layer), locale);
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
