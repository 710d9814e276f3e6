package org.byggbar.layers.features;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.Negotiation;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The part of the OpenAPI document that lies under {@code /ogc}, under the media type by which OGC clients ask for it. */
@RestController
@Tag(name = "OGC API Features")
class ServiceDescription {

    static final String PATH = "/ogc/api";

    private final OpenApiWebMvcResource document;
    private final LayerRegistry layers;
    private final OgcPages pages;
    private final JsonMapper json;

    ServiceDescription(OpenApiWebMvcResource document, LayerRegistry layers, OgcPages pages, JsonMapper json) {
        this.document = document;
        this.layers = layers;
        this.pages = pages;
        this.json = json;
    }

    @Operation(operationId = "getServiceDescription", summary = "This document: what there is under /ogc")
    @ApiResponse(responseCode = "200", description = "OpenAPI 3.0", content = {
        @Content(mediaType = MediaTypes.OPENAPI, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @GetMapping(PATH)
    Object describe(@Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response,
            @Parameter(hidden = true) Locale locale) throws IOException {
        boolean html = Negotiation.wantsHtml(request, response);
        ObjectNode whole = (ObjectNode) json.readTree(document.openapiJson(request, PATH, locale));
        ObjectNode api = new OgcDocument(layers.all().stream().map(LayerDefinition::id).toList()).of(whole, Links.root() + "/ogc");
        if (html) {
            return pages.api(api);
        }
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(MediaTypes.OPENAPI)).body(json.writeValueAsBytes(api));
    }
}
