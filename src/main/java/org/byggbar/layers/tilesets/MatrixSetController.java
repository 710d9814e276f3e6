package org.byggbar.layers.tilesets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Into which squares the maps are cut (OGC 17-083r4). */
@RestController
@Tag(name = "OGC API Tiles")
class MatrixSetController {

    private final MatrixSets sets;

    MatrixSetController(MatrixSets sets) {
        this.sets = sets;
    }

    @Operation(operationId = "getTileMatrixSetsList", summary = "Tile matrix sets that there are tiles in")
    @GetMapping("/ogc/tileMatrixSets")
    Map<String, Object> list() {
        String ogc = Links.root() + "/ogc";
        return Map.of("links", List.of(Links.link("self", MediaTypes.JSON, ogc + "/tileMatrixSets", null)),
                "tileMatrixSets", sets.all().stream().map(set -> Map.of("id", set.id(), "title", set.title(), "uri", set.uri(ogc), "crs", set.crs(),
                        "links", List.of(Links.link("self", MediaTypes.JSON, set.address(ogc), null),
                                Links.link("item", MediaTypes.JSON, set.address(ogc), null)))).toList());
    }

    @Operation(operationId = "getTileMatrixSet", summary = "Origin, scales and sizes of one tile matrix set")
    @ApiResponse(responseCode = "200", description = "The definition")
    @ApiResponse(responseCode = "404", description = "`tile_matrix_set.unknown`")
    @GetMapping("/ogc/tileMatrixSets/{tileMatrixSetId}")
    Map<String, Object> one(@PathVariable String tileMatrixSetId) {
        return sets.get(tileMatrixSetId).definition(Links.root() + "/ogc");
    }
}
