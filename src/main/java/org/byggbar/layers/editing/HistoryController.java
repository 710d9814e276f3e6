package org.byggbar.layers.editing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.byggbar.layers.Audience;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.Negotiation;
import org.byggbar.layers.definition.LayerRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of a feature over time, for every layer alike. */
@RestController
@Tag(name = "OGC API Features")
class HistoryController {

    /** @param changes the newest first; {@code links} has a {@code next} while there are older ones */
    @Schema(name = "FeatureHistory")
    record History(String layer, long id, List<FeatureHistory.Entry> changes, List<Map<String, Object>> links) {}

    private final LayerRegistry layers;
    private final FeatureHistory history;
    private final HistoryPage pages;

    HistoryController(LayerRegistry layers, FeatureHistory history, HistoryPage pages) {
        this.layers = layers;
        this.history = history;
        this.pages = pages;
    }

    @GetMapping("/ogc/collections/{layer}/items/{id}/history")
    @Operation(operationId = "getFeatureHistory", summary = "Every change of a feature, the newest first", description = """
            For whoever may see the feature; of a deleted one, for whoever could see it last. The public is told of the changes \
            that were public, and not who made them. `state` is the feature after the change, where former states are kept.""")
    @ApiResponse(responseCode = "200", content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = History.class)), @Content(mediaType = MediaTypes.HTML)})
    @ApiResponse(responseCode = "400", description = "page.invalid, cursor.invalid", content = @Content)
    @ApiResponse(responseCode = "404", description = "No such feature, or not for you", content = @Content)
    Object history(@PathVariable String layer, @PathVariable long id,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
            @RequestParam(required = false) String limit,
            @Parameter(description = "From a `next` link") @RequestParam(required = false) String cursor,
            @Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response) {
        boolean html = Negotiation.wantsHtml(request, response);
        History page = history.page(layers.get(layer), id, limit, cursor);
        return html ? pages.of(layers.get(layer), page)
                : ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, Audience.current().cacheControl()).body(page);
    }
}
