package org.byggbar.layers.features;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.byggbar.geo.Crs;
import org.byggbar.layers.Conforms;
import org.byggbar.layers.LandingLinks;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.Negotiation;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.platform.Messages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The way into every layer by the standard: OGC API Features part 1 (OGC 17-069r4). */
@RestController
@Tag(name = "OGC API Features")
class OgcController {

    private final LayerRegistry layers;
    private final CollectionDescription description;
    private final Messages messages;
    private final OgcPages pages;
    private final ObjectProvider<Conforms> conforming;
    private final ObjectProvider<LandingLinks> others;

    OgcController(LayerRegistry layers, CollectionDescription description, Messages messages, OgcPages pages,
            ObjectProvider<Conforms> conforming, ObjectProvider<LandingLinks> others) {
        this.layers = layers;
        this.description = description;
        this.messages = messages;
        this.pages = pages;
        this.conforming = conforming;
        this.others = others;
    }

    @Operation(operationId = "getLandingPage", summary = "Landing page")
    @ApiResponse(responseCode = "200", description = "Links to everything", content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @GetMapping({"/ogc", "/ogc/"})
    Object landing(@Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response,
            @Parameter(hidden = true) Locale locale) {
        boolean html = Negotiation.wantsHtml(request, response);
        String ogc = Links.root() + "/ogc";
        List<Map<String, Object>> links = new ArrayList<>(Negotiation.links(ogc, MediaTypes.JSON, html));
        links.add(Links.link("service-desc", MediaTypes.OPENAPI, ogc + "/api", "OpenAPI 3.0"));
        links.add(Links.link("service-doc", MediaTypes.HTML, ogc + "/api?f=html", messages.text(locale, "ogc.api.title")));
        links.add(Links.link("conformance", MediaTypes.JSON, ogc + "/conformance", messages.text(locale, "ogc.conformance.title")));
        links.add(Links.link("data", MediaTypes.JSON, ogc + "/collections", messages.text(locale, "ogc.collections.title")));
        others.orderedStream().forEach(other -> links.addAll(other.links()));
        Map<String, Object> body = body("title", messages.text(locale, "ogc.title"),
                "description", messages.text(locale, "layers.ogc.description"), "links", links);
        return html ? pages.landing(body, layers.all()) : Negotiation.json(body);
    }

    @Operation(operationId = "getConformanceDeclaration", summary = "Which parts of the standards hold here")
    @ApiResponse(responseCode = "200", description = "URIs of conformance classes", content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @GetMapping("/ogc/conformance")
    Object conformance(@Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response) {
        boolean html = Negotiation.wantsHtml(request, response);
        List<String> classes = conforming.orderedStream().flatMap(part -> part.classes().stream()).distinct().sorted().toList();
        Map<String, Object> body = body("conformsTo", classes, "links", Negotiation.links(Links.root() + "/ogc/conformance", MediaTypes.JSON, html));
        return html ? pages.of("ogc-conformance", body) : Negotiation.json(body);
    }

    @Operation(operationId = "getCollections", summary = "Every layer as a collection")
    @ApiResponse(responseCode = "200", description = "Collections from the bottom of the map upwards", content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @GetMapping("/ogc/collections")
    Object collections(@Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response,
            @Parameter(hidden = true) Locale locale) {
        boolean html = Negotiation.wantsHtml(request, response);
        String language = Messages.language(locale);
        Map<String, Object> body = body("links", Negotiation.links(Links.root() + "/ogc/collections", MediaTypes.JSON, html),
                "crs", Crs.ALL.stream().map(Crs::uri).toList(),
                "collections", layers.all().stream().map(layer -> description.of(layer, language, html)).toList());
        return html ? pages.of("ogc-collections", body) : Negotiation.json(body);
    }

    @Operation(operationId = "describeCollection", summary = "One layer")
    @ApiResponse(responseCode = "200", description = "The collection", content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @GetMapping("/ogc/collections/{layer}")
    Object collection(@PathVariable String layer, @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response, @Parameter(hidden = true) Locale locale) {
        boolean html = Negotiation.wantsHtml(request, response);
        Map<String, Object> body = description.of(layers.get(layer), Messages.language(locale), html);
        return html ? pages.collection(layers.get(layer), body, request) : Negotiation.json(body);
    }

    /** In the order that a reader of the JSON would like. */
    private static Map<String, Object> body(Object... namesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }
}
