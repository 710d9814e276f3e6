package org.byggbar.layers.features;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.headers.Header;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.byggbar.layers.Audience;
import org.byggbar.layers.Links;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.Negotiation;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.layers.filter.FilterReader;
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

    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final Set<String> ITEM_PARAMETERS = Set.of("crs", "precision", "f", "lang");
    private static final Logger log = LoggerFactory.getLogger(ItemsController.class);

    private final LayerRegistry layers;
    private final FeatureQueryReader reader;
    private final Features features;
    private final FeaturePages pages;
    private final JsonMapper json;

    ItemsController(LayerRegistry layers, FeatureQueryReader reader, Features features, FeaturePages pages, JsonMapper json) {
        this.layers = layers;
        this.reader = reader;
        this.features = features;
        this.pages = pages;
        this.json = json;
    }

    @Operation(operationId = "getFeatures", summary = "Features of a layer", description = """
            In the order of their ids, in pages with a `next` link. Any attribute that /layers.json marks with `filter` may be given as a \
            parameter of its name; a comma means any of the values. Unknown parameters are refused.""")
    @Parameter(name = "bbox", in = ParameterIn.QUERY, style = ParameterStyle.FORM, explode = Explode.FALSE,
            description = "Lower and upper corner in the axis order of bbox-crs; without it west, south, east, north in degrees, where "
                    + "west greater than east crosses the antimeridian. Heights, the third and sixth of six numbers, are left aside.",
            array = @ArraySchema(schema = @Schema(type = "number"), minItems = 4, maxItems = 6))
    @Parameter(name = "bbox-crs", in = ParameterIn.QUERY, style = ParameterStyle.FORM, explode = Explode.FALSE,
            description = "One of the collection's `crs`", schema = @Schema(type = "string", format = "uri", defaultValue = CRS84))
    @Parameter(name = "crs", in = ParameterIn.QUERY, style = ParameterStyle.FORM, explode = Explode.FALSE,
            description = "One of the collection's `crs`, for the answer's coordinates", schema = @Schema(type = "string", format = "uri", defaultValue = CRS84))
    @Parameter(name = "filter", in = ParameterIn.QUERY, style = ParameterStyle.FORM, explode = Explode.FALSE,
            description = "CQL2 about the collection's queryables: `max_storeys >= 4 AND S_INTERSECTS(geometry, BBOX(10.1, 59.7, 10.3, 59.8))`",
            schema = @Schema(type = "string"))
    @Parameter(name = "filter-lang", in = ParameterIn.QUERY, style = ParameterStyle.FORM, explode = Explode.FALSE,
            schema = @Schema(type = "string", allowableValues = {FilterReader.TEXT, FilterReader.JSON}, defaultValue = FilterReader.TEXT))
    @Parameter(name = "filter-crs", in = ParameterIn.QUERY, style = ParameterStyle.FORM, explode = Explode.FALSE,
            description = "One of the collection's `crs`, for the geometries of the filter", schema = @Schema(type = "string", format = "uri", defaultValue = CRS84))
    @Parameter(name = "datetime", in = ParameterIn.QUERY, style = ParameterStyle.FORM, explode = Explode.FALSE,
            description = "An instant, a day, or an interval such as 2027-01-01/.. ; collections with a temporal extent have a time", schema = @Schema(type = "string"))
    @Parameter(name = "limit", in = ParameterIn.QUERY, style = ParameterStyle.FORM, explode = Explode.FALSE,
            schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "1000"))
    @Parameter(name = "offset", in = ParameterIn.QUERY, description = "Features to leave out; `next` links do without",
            schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "From a `next` link", schema = @Schema(type = "string"))
    @Parameter(name = "municipality", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "precision", in = ParameterIn.QUERY, description = "Decimals of the coordinates; 9 in degrees and 3 in metres unless asked for",
            schema = @Schema(type = "integer", minimum = "0", maximum = "9"))
    @Parameter(name = "f", in = ParameterIn.QUERY, schema = @Schema(type = "string", allowableValues = {"json", "html"}))
    @Parameter(name = "lang", in = ParameterIn.QUERY, schema = @Schema(type = "string", allowableValues = {"sv", "nb", "en"}))
    @ApiResponse(responseCode = "200", description = "One page", headers = @Header(name = "Content-Crs", schema = @Schema(type = "string")),
            content = {@Content(mediaType = MediaTypes.GEOJSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @ApiResponse(responseCode = "400", content = @Content(mediaType = "application/problem+json"),
            description = "`bbox.invalid`, `crs.unknown`, `page.invalid`, `cursor.invalid`, `parameter.invalid`, `filter.invalid`, "
                    + "`filter.unknown_property`, `filter.type_mismatch`, `filter.value_invalid`, `filter.too_complex`")
    @GetMapping(path = "/ogc/collections/{layer}/items")
    Object items(@PathVariable String layer, @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> params,
            @Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response) {
        LayerDefinition definition = layers.get(layer);
        if (Negotiation.wantsHtml(request, response)) {
            return pages.items(definition, params, request);
        }
        FeatureQuery query = reader.read(definition, params);
        Audience audience = Audience.current();
        List<Map<String, Object>> links = new ArrayList<>(Negotiation.links(asked(), MediaTypes.GEOJSON, false));
        links.add(collectionLink(layer));
        setHeaders(response, audience, query.form());
        CollectionWriter page = new CollectionWriter(query, query.form().text(features.storageSrid()), response, json);
        try {
            features.read(query, audience, page);
            page.end(links, lastId -> Links.link("next", MediaTypes.GEOJSON, next(reader.cursor(query, lastId)), null));
        } catch (JacksonIOException e) {
            log.debug("the client went away", e);
        }
        return null;
    }

    /** The request's address without the encoding. */
    private static String asked() {
        return ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("f").build().toUriString();
    }

    static String next(String cursor) {
        return ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("offset").replaceQueryParam("cursor", cursor).build().toUriString();
    }

    @Operation(operationId = "getFeature", summary = "One feature")
    @Parameter(name = "crs", in = ParameterIn.QUERY, style = ParameterStyle.FORM, explode = Explode.FALSE,
            description = "One of the collection's `crs`, for the answer's coordinates", schema = @Schema(type = "string", format = "uri", defaultValue = CRS84))
    @Parameter(name = "precision", in = ParameterIn.QUERY, description = "Decimals of the coordinates",
            schema = @Schema(type = "integer", minimum = "0", maximum = "9"))
    @Parameter(name = "f", in = ParameterIn.QUERY, schema = @Schema(type = "string", allowableValues = {"json", "html"}))
    @Parameter(name = "lang", in = ParameterIn.QUERY, schema = @Schema(type = "string", allowableValues = {"sv", "nb", "en"}))
    @ApiResponse(responseCode = "200", description = "The feature", headers = @Header(name = "Content-Crs", schema = @Schema(type = "string")),
            content = {@Content(mediaType = MediaTypes.GEOJSON, schema = @Schema(type = "object")), @Content(mediaType = MediaTypes.HTML)})
    @ApiResponse(responseCode = "400", description = "`crs.unknown`, `parameter.invalid`", content = @Content(mediaType = "application/problem+json"))
    @ApiResponse(responseCode = "404", description = "No such feature, or not for you", content = @Content(mediaType = "application/problem+json"))
    @GetMapping("/ogc/collections/{layer}/items/{id}")
    Object item(@PathVariable String layer, @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable long id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> params,
            @Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
        params.keySet().stream().filter(name -> !ITEM_PARAMETERS.contains(name)).findFirst().ifPresent(name -> {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", name);
        });
        LayerDefinition definition = layers.get(layer);
        CoordinateForm form = reader.form(definition, params);
        Audience audience = Audience.current();
        if (Negotiation.wantsHtml(request, response)) {
            return pages.item(definition, id, request);
        }
        List<Map<String, Object>> links = new ArrayList<>(Negotiation.links(asked(), MediaTypes.GEOJSON, false));
        links.add(collectionLink(layer));
        byte[] body = features.read(definition, id, form, audience, row -> item(definition, form, links, row, response));
        setHeaders(response, audience, form);
        response.setContentType(MediaTypes.GEOJSON);
        response.getOutputStream().write(body);
        return null;
    }

    /** The version goes along as ETag, for a client that writes the feature back. */
    private byte[] item(LayerDefinition layer, CoordinateForm form, List<Map<String, Object>> links, ResultSet row, HttpServletResponse response)
            throws SQLException {
        if (!row.next()) {
            throw ProblemException.notFound();
        }
        if (layer.versioned()) {
            response.setHeader(HttpHeaders.ETAG, EtagHeader.of(row.getLong("version")));
        }
        var out = new ByteArrayOutputStream();
        try (JsonGenerator generator = json.createGenerator(out)) {
            new FeatureWriter(generator, layer, form.text(features.storageSrid())).write(row, links);
        }
        return out.toByteArray();
    }

    private static Map<String, Object> collectionLink(String layer) {
        return Links.link("collection", MediaTypes.JSON, CollectionDescription.address(layer), null);
    }

    /** {@code Content-Crs}: OGC API Features part 2, 6.4. */
    private static void setHeaders(HttpServletResponse response, Audience audience, CoordinateForm form) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, audience.cacheControl());
        response.setHeader("Content-Crs", "<" + form.crs().uri() + ">");
    }
}
