package org.byggbar.layers.editing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.byggbar.layers.LayerEditor.Saved;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.platform.EtagHeader;
import org.byggbar.platform.Idempotency;
import org.byggbar.platform.Idempotency.Created;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Features written by any client of the standard (OGC 20-002), under the rules that the desk writes under. */
@RestController
@Tag(name = "OGC API Features")
class EditController {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private static final String CRS = "The coordinate system of the geometry, in angle brackets; without it longitude, latitude";
    private static final String KEY = "A UUID of the caller's own: a retry with it gets the first answer. A client that sends none is served as well.";

    private final Editing editing;
    private final Idempotency idempotency;

    EditController(Editing editing, Idempotency idempotency) {
        this.editing = editing;
        this.idempotency = idempotency;
    }

    @PostMapping(path = "/ogc/collections/{layer}/items", consumes = {MediaTypes.GEOJSON, MediaTypes.JSON})
    @Operation(operationId = "createFeature", summary = "Add a feature to a layer", description = """
            A GeoJSON feature. A zone needs `plan_id`, the number of a draft. Attributes that only the server sets are passed over; \
            unknown ones are refused.""")
    @ApiResponse(responseCode = "201", description = "Added; Location and ETag say where and in which version",
            content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Saved.class)))
    @ApiResponse(responseCode = "405", description = "method.not_allowed: the layer is only read", content = @Content)
    @ApiResponse(responseCode = "409", description = "plan.published: only drafts are edited", content = @Content)
    ResponseEntity<String> create(@PathVariable String layer, @RequestBody JsonNode body,
            @Parameter(description = CRS) @RequestHeader(name = "Content-Crs", required = false) String crs,
            @Parameter(description = KEY) @RequestHeader(name = "Idempotency-Key", required = false) String key)
            throws HttpRequestMethodNotSupportedException {
        editing.requireEditable(layer, "POST");
        String items = "/ogc/collections/" + layer + "/items";
        return idempotency.onceIfKeyed(key, items + "\n" + crs, body, () -> created(items, editing.create(layer, body, crs)));
    }

    private static Created created(String items, Saved saved) {
        return new Created(HttpStatus.CREATED, Links.root() + items + "/" + saved.id(), EtagHeader.of(saved.version()), saved);
    }

    @PutMapping(path = "/ogc/collections/{layer}/items/{id}", consumes = {MediaTypes.GEOJSON, MediaTypes.JSON})
    @Operation(operationId = "replaceFeature", summary = "Rewrite a feature", description = """
            A GeoJSON feature with everything that it is to be: an attribute that it leaves out becomes empty. What the layer doesn't \
            show of it stays.""")
    @ApiResponse(responseCode = "200", description = "Saved; ETag is the new version",
            content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Saved.class)))
    ResponseEntity<Saved> replace(@PathVariable String layer, @PathVariable long id, @RequestBody JsonNode body,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @Parameter(description = CRS) @RequestHeader(name = "Content-Crs", required = false) String crs)
            throws HttpRequestMethodNotSupportedException {
        editing.requireEditable(layer, "PUT");
        return saved(editing.replace(layer, id, ifMatch, body, crs));
    }

    @PatchMapping(path = "/ogc/collections/{layer}/items/{id}", consumes = {MERGE_PATCH, MediaTypes.GEOJSON, MediaTypes.JSON})
    @Operation(operationId = "updateFeature", summary = "Change some of a feature",
            description = "A merge patch (RFC 7396): only the members given change, null empties an attribute.")
    @ApiResponse(responseCode = "200", description = "Saved; ETag is the new version",
            content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Saved.class)))
    ResponseEntity<Saved> update(@PathVariable String layer, @PathVariable long id, @RequestBody JsonNode body,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @Parameter(description = CRS) @RequestHeader(name = "Content-Crs", required = false) String crs)
            throws HttpRequestMethodNotSupportedException {
        editing.requireEditable(layer, "PATCH");
        return saved(editing.update(layer, id, ifMatch, body, crs));
    }

    @DeleteMapping("/ogc/collections/{layer}/items/{id}")
    @Operation(operationId = "deleteFeature", summary = "Delete a feature; its history stays")
    @ApiResponse(responseCode = "204", description = "Deleted")
    ResponseEntity<Void> delete(@PathVariable String layer, @PathVariable long id,
            @RequestHeader(name = "If-Match", required = false) String ifMatch) throws HttpRequestMethodNotSupportedException {
        editing.requireEditable(layer, "DELETE");
        editing.delete(layer, id, ifMatch);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<Saved> saved(Saved saved) {
        return ResponseEntity.ok().eTag(EtagHeader.of(saved.version())).body(saved);
    }
}
