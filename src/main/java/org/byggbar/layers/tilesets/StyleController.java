package org.byggbar.layers.tilesets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.Negotiation;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.platform.Messages;
import org.byggbar.platform.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Styles for the vector tiles that any MapLibre map, and QGIS, draws like our own: one per layer and one of them all. */
@RestController
@Tag(name = "OGC API Styles")
class StyleController {

    /** The style of every layer. */
    static final String DATASET = "all";

    private final LayerRegistry layers;
    private final Styles styles;
    private final Messages messages;
    private final TilesetPages pages;

    StyleController(LayerRegistry layers, Styles styles, Messages messages, TilesetPages pages) {
        this.layers = layers;
        this.styles = styles;
        this.messages = messages;
        this.pages = pages;
    }

    @Operation(operationId = "getStyles", summary = "Styles of the vector tiles")
    @ApiResponse(responseCode = "200", description = "One per layer and one of them all", content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @GetMapping("/ogc/styles")
    Object list(@Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response,
            @Parameter(hidden = true) Locale locale) {
        boolean html = Negotiation.wantsHtml(request, response);
        String address = Links.root() + "/ogc/styles";
        Map<String, Object> body = Map.of("default", DATASET, "links", Negotiation.links(address, MediaTypes.JSON, html),
                "styles", Stream.concat(Stream.of(DATASET), layers.all().stream().map(LayerDefinition::id))
                        .map(id -> Map.of("id", id, "title", title(id, locale),
                                "links", List.of(Links.link("stylesheet", MediaTypes.MAPLIBRE, address + "/" + id, "MapLibre")))).toList());
        return html ? pages.styles(body) : Negotiation.json(body);
    }

    @Operation(operationId = "getStyle", summary = "A MapLibre style, version 8", description = """
            The id of a layer, or `all`. Labels name a font that the map itself must have.""")
    @ApiResponse(responseCode = "200", description = "The style",
            content = @Content(mediaType = MediaTypes.MAPLIBRE, schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "404", description = "`style.unknown`", content = @Content(mediaType = "application/problem+json"))
    @GetMapping("/ogc/styles/{style}")
    ResponseEntity<Map<String, Object>> one(@PathVariable String style, @Parameter(hidden = true) Locale locale) {
        Collection<LayerDefinition> drawn = style.equals(DATASET) ? layers.all() : List.of(layers.find(style)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "style.unknown")));
        String ogc = Links.root() + "/ogc";
        String tiles = Tileset.listPath(style.equals(DATASET) ? null : layers.get(style)) + "/" + MatrixSet.WEB_MERCATOR_QUAD.id();
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(MediaTypes.MAPLIBRE))
                .body(styles.style(title(style, locale), drawn, ogc + tiles + "/tilejson", ogc + "/sprites/hatches"));
    }

    private String title(String style, Locale locale) {
        return style.equals(DATASET) ? messages.text(locale, "layers.tiles.all")
                : layers.get(style).title().get(Messages.language(locale));
    }

    @Operation(operationId = "getSpriteIndex", summary = "Where each hatch lies in the picture of the styles' hatches")
    @GetMapping({"/ogc/sprites/hatches.json", "/ogc/sprites/hatches@2x.json"})
    Map<String, Object> spriteIndex(@Parameter(hidden = true) HttpServletRequest request) {
        return Sprite.index(styles.patterns(), ratio(request));
    }

    @Operation(operationId = "getSprite", summary = "The hatches of the styles as one picture")
    @ApiResponse(responseCode = "200", description = "The picture",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    @GetMapping({"/ogc/sprites/hatches.png", "/ogc/sprites/hatches@2x.png"})
    ResponseEntity<byte[]> sprite(@Parameter(hidden = true) HttpServletRequest request) {
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(Sprite.picture(styles.patterns(), ratio(request)));
    }

    private static int ratio(HttpServletRequest request) {
        return request.getRequestURI().contains("@2x") ? 2 : 1;
    }
}
