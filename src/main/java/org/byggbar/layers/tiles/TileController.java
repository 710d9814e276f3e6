package org.byggbar.layers.tiles;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.byggbar.layers.Audience;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.platform.ClientAddress;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Vector tiles (Mapbox Vector Tile 2.1) of every layer, by XYZ address. */
@RestController
@Tag(name = "Tiles")
class TileController {

    private final LayerRegistry layers;
    private final Tiles tiles;
    private final ClientAddress address;

    TileController(LayerRegistry layers, Tiles tiles, ClientAddress address) {
        this.layers = layers;
        this.tiles = tiles;
        this.address = address;
    }

    @Operation(operationId = "layer.vector.getTile", summary = "One vector tile of a layer", description = """
            The tile holds one layer, named as the address names it, with extent 4096 and buffer 64; feature ids are those of the items. \
            Revalidate with If-None-Match.""")
    @ApiResponse(responseCode = "200", description = "The tile",
            content = @Content(mediaType = MediaTypes.MVT, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "204", description = "Nothing to show here", content = @Content)
    @ApiResponse(responseCode = "304", description = "Unchanged", content = @Content)
    @ApiResponse(responseCode = "404", description = "No such layer, or outside the world: `layer.unknown`, `tile.out_of_range`",
            content = @Content(mediaType = "application/problem+json"))
    @GetMapping("/tiles/{layer}/{z}/{x}/{y}.mvt")
    ResponseEntity<byte[]> tile(@PathVariable String layer,
            @Parameter(schema = @Schema(type = "integer", minimum = "0", maximum = "22")) @PathVariable String z,
            @Parameter(schema = @Schema(type = "integer", minimum = "0")) @PathVariable String x,
            @Parameter(schema = @Schema(type = "integer", minimum = "0")) @PathVariable String y,
            @Parameter(description = "Only this municipality's features") @RequestParam(required = false) String municipality,
            @Parameter(description = "`revision` of a change you were told of: the tile is at least as new") @RequestParam(required = false) Long revision,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) String encodings,
            @Parameter(hidden = true) HttpServletRequest request) {
        LayerDefinition definition = layers.get(layer);
        var key = new TileCache.Key(layer, TileAddress.parse(z, x, y), slug(municipality));
        Audience audience = Audience.current();
        Tile tile = tiles.get(key, definition, revision, audience, address.of(request));
        return TileAnswer.of(tile, audience, encodings);
    }

    private static String slug(String municipality) {
        if (municipality != null && !municipality.matches("[a-z][a-z0-9-]{1,40}")) {
            throw ProblemException.notFound();
        }
        return municipality;
    }
}
