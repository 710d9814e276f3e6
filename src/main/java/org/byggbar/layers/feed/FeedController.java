package org.byggbar.layers.feed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.byggbar.layers.Audience;
import org.byggbar.layers.BoundingBox;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.municipality.Municipalities;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.PublicAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Changes for feed readers. The same for everybody: drafts are not in it, whoever asks. */
@RestController
@Tag(name = "Changes")
class FeedController {

    private final Municipalities municipalities;
    private final LayerRegistry layers;
    private final PublicChanges changes;
    private final AtomWriter writer;
    private final PublicAddress address;

    FeedController(Municipalities municipalities, LayerRegistry layers, PublicChanges changes, AtomWriter writer, PublicAddress address) {
        this.municipalities = municipalities;
        this.layers = layers;
        this.changes = changes;
        this.writer = writer;
        this.address = address;
    }

    @GetMapping("/feeds/{municipality}/changes.atom")
    @Operation(operationId = "getChangesFeed", summary = "Public changes of a municipality as an Atom feed, the newest first", description = """
            Links named `next` lead to older pages (RFC 5005). An entry's id stays; its title tells what everybody sees of the \
            feature now, in the asked language.""")
    @ApiResponse(responseCode = "200", description = "RFC 4287",
            content = @Content(mediaType = MediaTypes.ATOM, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "Unchanged since the ETag", content = @Content)
    @ApiResponse(responseCode = "400", description = "bbox.invalid, parameter.invalid", content = @Content)
    @ApiResponse(responseCode = "404", description = "resource.not_found, layer.unknown", content = @Content)
    ResponseEntity<byte[]> changes(@PathVariable String municipality,
            @Parameter(description = "Ids of layers, separated by commas; every layer without it") @RequestParam(required = false) String layer,
            @Parameter(description = "west,south,east,north in degrees: changes whose old or new place meets it") @RequestParam(required = false) String bbox,
            @Parameter(description = "From a `next` link", schema = @Schema(type = "integer", minimum = "1")) @RequestParam(required = false) String before,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50")) @RequestParam(required = false) String limit,
            @Parameter(hidden = true) HttpServletRequest request, @Parameter(hidden = true) Locale locale) {
        Municipality known = municipalities.get(municipality);
        int size = (int) FeedQuery.number("limit", limit, FeedQuery.DEFAULT_LIMIT, FeedQuery.MAX_LIMIT);
        List<PublicChange> found = changes.page(new FeedQuery(known.id(), wanted(layer), bbox == null ? null : BoundingBox.parse(bbox),
                FeedQuery.number("before", before, Long.MAX_VALUE, Long.MAX_VALUE), size));
        List<PublicChange> page = found.subList(0, Math.min(size, found.size()));
        String here = known.id() + "/changes.atom";
        var frame = new AtomWriter.Frame(known, address.of("/", request).replaceFirst("/$", ""), link(here, layer, bbox, before, limit, request),
                link(here, layer, bbox, null, limit, request),
                found.size() > size ? link(here, layer, bbox, String.valueOf(page.get(size - 1).seq()), limit, request) : null);
        return answer(writer.write(frame, page, locale), page);
    }

    private List<LayerDefinition> wanted(String layer) {
        return layer == null || layer.isBlank() ? List.of()
                : Arrays.stream(layer.split(",")).map(String::strip).distinct().map(layers::get).toList();
    }

    private String link(String here, String layer, String bbox, String before, String limit, HttpServletRequest request) {
        UriComponentsBuilder link = UriComponentsBuilder.fromUriString(address.of("/feeds/" + here, request));
        add(link, "layer", layer);
        add(link, "bbox", bbox);
        add(link, "before", before);
        add(link, "limit", limit);
        add(link, "lang", request.getParameter("lang"));
        return link.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder link, String name, String value) {
        if (value != null) {
            link.queryParam(name, value);
        }
    }

    /** The ETag is the text's own: titles follow the present names, and slow transactions arrive below newer ones. */
    private static ResponseEntity<byte[]> answer(byte[] feed, List<PublicChange> page) {
        Instant newest = page.stream().map(PublicChange::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        return ResponseEntity.ok().eTag("\"" + DigestUtils.md5DigestAsHex(feed) + "\"").lastModified(newest)
                .contentType(new MediaType("application", "atom+xml", StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, Audience.PUBLIC.cacheControl()).header(HttpHeaders.VARY, "Accept-Language, Cookie").body(feed);
    }
}
