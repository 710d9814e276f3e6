package org.byggbar.layers.features;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.byggbar.layers.Audience;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.platform.EtagHeader;
import org.byggbar.platform.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/** The features of a layer as GeoJSON, page by page or one by one. */
@RestController
@Tag(name = "OGC API Features")
class ItemsController {

    private static final Logger log = LoggerFactory.getLogger(ItemsController.class);

    private final LayerRegistry layers;
    private final FeatureQueryReader reader;
    private final Features features;
    private final JsonMapper json;

    ItemsController(LayerRegistry layers, FeatureQueryReader reader, Features features, JsonMapper json) {
        this.layers = layers;
        this.reader = reader;
        this.features = features;
        this.json = json;
    }

    @Operation(operationId = "getFeatures", summary = "Features of a layer", description = """
            In the order of their ids, in pages with a `next` link. Any attribute that /layers.json marks with `filter` may be given as a \
            parameter of its name; a comma means any of the values. Unknown parameters are refused.""")
    @Parameter(name = "bbox", in = ParameterIn.QUERY, style = ParameterStyle.FORM, explode = Explode.FALSE,
            description = "West, south, east, north in degrees; west greater than east crosses the antimeridian",
            array = @ArraySchema(schema = @Schema(type = "number"), minItems = 4, maxItems = 6))
    @Parameter(name = "datetime", in = ParameterIn.QUERY, style = ParameterStyle.FORM, explode = Explode.FALSE,
            description = "An instant or interval; features have no time of their own and meet every one", schema = @Schema(type = "string"))
    @Parameter(name = "limit", in = ParameterIn.QUERY, style = ParameterStyle.FORM, explode = Explode.FALSE,
            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "From a `next` link", schema = @Schema(type = "string"))
    @Parameter(name = "municipality", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "precision", in = ParameterIn.QUERY, description = "Decimals of the coordinates",
            schema = @Schema(type = "integer", minimum = "5", maximum = "9", defaultValue = "7"))
    @Parameter(name = "lang", in = ParameterIn.QUERY, schema = @Schema(type = "string", allowableValues = {"sv", "nb", "en"}))
    @ApiResponse(responseCode = "200", description = "One page",
            content = @Content(mediaType = MediaTypes.GEOJSON, schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "400", content = @Content(mediaType = "application/problem+json"),
            description = "`bbox.invalid`, `page.invalid`, `cursor.invalid`, `filter.unknown_property`, `filter.value_invalid`")
    @GetMapping(path = "/ogc/collections/{layer}/items")
    void items(@PathVariable String layer, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> params,
            @Parameter(hidden = true) HttpServletResponse response) {
        FeatureQuery query = reader.read(layers.get(layer), params);
        Audience audience = Audience.current();
        String self = ServletUriComponentsBuilder.fromCurrentRequest().build().toUriString();
        setCaching(response, audience);
        CollectionWriter page = new CollectionWriter(query, response, json);
        try {
            features.read(query, audience, page);
            page.end(List.of(Links.link("self", MediaTypes.GEOJSON, self, null), collectionLink(layer)),
                    lastId -> Links.link("next", MediaTypes.GEOJSON, next(reader.cursor(query, lastId)), null));
        } catch (JacksonIOException e) {
            log.debug("the client went away", e);
        }
    }

    private static String next(String cursor) {
        return ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("cursor", cursor).build().toUriString();
    }

    @Operation(operationId = "getFeature", summary = "One feature")
    @ApiResponse(responseCode = "200", description = "The feature",
            content = @Content(mediaType = MediaTypes.GEOJSON, schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "404", description = "No such feature, or not for you", content = @Content(mediaType = "application/problem+json"))
    @GetMapping("/ogc/collections/{layer}/items/{id}")
    void item(@PathVariable String layer, @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable long id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> params,
            @Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
        params.keySet().stream().filter(name -> !name.equals("lang") && !name.equals("precision")).findFirst().ifPresent(name -> {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", name);
        });
        LayerDefinition definition = layers.get(layer);
        Audience audience = Audience.current();
        int decimals = FeatureQueryReader.decimals(params.getFirst("precision"));
        byte[] body = features.read(definition, id, audience, row -> item(definition, decimals, row, response));
        setCaching(response, audience);
        response.setContentType(MediaTypes.GEOJSON);
        response.getOutputStream().write(body);
    }

    /** The version goes along as ETag, for a client that writes the feature back. */
    private byte[] item(LayerDefinition layer, int decimals, ResultSet row, HttpServletResponse response) throws SQLException {
        if (!row.next()) {
            throw ProblemException.notFound();
        }
        if (layer.versioned()) {
            response.setHeader(HttpHeaders.ETAG, EtagHeader.of(row.getLong("version")));
        }
        String self = Links.root() + "/ogc/collections/" + layer.id() + "/items/" + row.getLong("id");
        var out = new ByteArrayOutputStream();
        try (JsonGenerator generator = json.createGenerator(out)) {
            new FeatureWriter(generator, layer, decimals)
                    .write(row, List.of(Links.link("self", MediaTypes.GEOJSON, self, null), collectionLink(layer.id())));
        }
        return out.toByteArray();
    }

    private static Map<String, Object> collectionLink(String layer) {
        return Links.link("collection", "application/json", Links.root() + "/ogc/collections/" + layer, null);
    }

    private static void setCaching(HttpServletResponse response, Audience audience) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, audience.cacheControl());
        response.setHeader(HttpHeaders.VARY, "Cookie, Accept-Encoding");
    }
}
