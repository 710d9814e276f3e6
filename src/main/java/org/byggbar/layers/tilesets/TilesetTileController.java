package org.byggbar.layers.tilesets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.byggbar.layers.Audience;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.tiles.Tile;
import org.byggbar.layers.tiles.TileAddress;
import org.byggbar.layers.tiles.TileAnswer;
import org.byggbar.layers.tiles.Tiles;
import org.byggbar.platform.ClientAddress;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The tiles of the tilesets, row before column. The same tiles, from the same cache, as by XYZ address. */
@RestController
@Tag(name = "OGC API Tiles")
class TilesetTileController {

    private final Tilesets tilesets;
    private final Tiles tiles;
    private final ClientAddress address;

    TilesetTileController(Tilesets tilesets, Tiles tiles, ClientAddress address) {
        this.tilesets = tilesets;
        this.tiles = tiles;
        this.address = address;
    }

    @Operation(operationId = "dataset.vector.getTile", summary = "One vector tile with every layer", description = """
            Layers are named as the collections are and come from the bottom of the map upwards. Revalidate with If-None-Match.""")
    @ApiResponse(responseCode = "200", description = "The tile",
            content = @Content(mediaType = MediaTypes.MVT, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "204", description = "Nothing to show here", content = @Content)
    @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content)
    @ApiResponse(responseCode = "404", description = "Outside the limits: `tile.outside_limits`, `tile.out_of_range`, `tile_matrix_set.unknown`",
            content = @Content(mediaType = "application/problem+json"))
    @GetMapping("/ogc/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}")
    ResponseEntity<byte[]> ofDataset(@PathVariable String tileMatrixSetId,
            @Parameter(schema = @Schema(type = "integer", minimum = "0")) @PathVariable String tileMatrix,
            @Parameter(schema = @Schema(type = "integer", minimum = "0")) @PathVariable String tileRow,
            @Parameter(schema = @Schema(type = "integer", minimum = "0")) @PathVariable String tileCol,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) String encodings,
            @Parameter(hidden = true) HttpServletRequest request) {
        return answer(tilesets.get(tileMatrixSetId, null), List.of(tileMatrix, tileCol, tileRow), encodings, request);
    }

    @Operation(operationId = "collection.vector.getTile", summary = "One vector tile of a layer", description = """
            The tile that /tiles/{layer} has by XYZ address, where it lies within the tileset's limits. Revalidate with If-None-Match.""")
    @ApiResponse(responseCode = "200", description = "The tile",
            content = @Content(mediaType = MediaTypes.MVT, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "204", description = "Nothing to show here", content = @Content)
    @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content)
    @ApiResponse(responseCode = "404", content = @Content(mediaType = "application/problem+json"),
            description = "Outside the limits: `tile.outside_limits`, `tile.out_of_range`, `layer.unknown`, `tile_matrix_set.unknown`")
    @GetMapping("/ogc/collections/{layer}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}")
    ResponseEntity<byte[]> ofLayer(@PathVariable String layer, @PathVariable String tileMatrixSetId,
            @Parameter(schema = @Schema(type = "integer", minimum = "0")) @PathVariable String tileMatrix,
            @Parameter(schema = @Schema(type = "integer", minimum = "0")) @PathVariable String tileRow,
            @Parameter(schema = @Schema(type = "integer", minimum = "0")) @PathVariable String tileCol,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) String encodings,
            @Parameter(hidden = true) HttpServletRequest request) {
        return answer(tilesets.get(tileMatrixSetId, layer), List.of(tileMatrix, tileCol, tileRow), encodings, request);
    }

    private ResponseEntity<byte[]> answer(Tileset tileset, List<String> zxy, String encodings, HttpServletRequest request) {
        TileAddress at = TileAddress.parse(tileset.set().grid(), zxy.get(0), zxy.get(1), zxy.get(2));
        Audience audience = Audience.current();
        // Limits are told of what everybody sees; drafts may lie further out.
        if (audience.isPublic() && !tileset.holds(at.z(), at.y(), at.x())) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "tile.outside_limits");
        }
        return TileAnswer.of(tile(tileset, at, audience, address.of(request)), audience, encodings);
    }

    /** Layers of a vector tile are one repeated field, so tiles written one after the other are one tile of all their layers. */
    private Tile tile(Tileset tileset, TileAddress at, Audience audience, String caller) {
        if (tileset.layers().size() == 1) {
            return tiles.get(tileset.layers().get(0), at, audience, caller);
        }
        var all = new ByteArrayOutputStream();
        tileset.layers().stream().map(layer -> tiles.get(layer, at, audience, caller)).filter(tile -> !tile.isEmpty())
                .forEach(tile -> all.writeBytes(tile.plain()));
        return Tile.of(all.toByteArray());
    }
}
