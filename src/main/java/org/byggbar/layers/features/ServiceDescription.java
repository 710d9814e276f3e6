package org.byggbar.layers.features;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.byggbar.layers.MediaTypes;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The OpenAPI document under the media type by which OGC clients ask for it. */
@RestController
@Tag(name = "OGC API Features")
class ServiceDescription {

    static final String PATH = "/ogc/api";

    private final OpenApiWebMvcResource document;

    ServiceDescription(OpenApiWebMvcResource document) {
        this.document = document;
    }

    @Operation(operationId = "getServiceDescription", summary = "This document under the OGC's media type")
    @ApiResponse(responseCode = "200", description = "OpenAPI 3.0", content = @Content(mediaType = MediaTypes.OPENAPI, schema = @Schema(type = "object")))
    @GetMapping(path = PATH, produces = {MediaTypes.OPENAPI, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> describe(@Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) Locale locale) throws IOException {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(MediaTypes.OPENAPI)).body(document.openapiJson(request, PATH, locale));
    }
}
