package org.byggbar.layers.questions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.function.Consumer;
import org.byggbar.geo.StorageCrs;
import org.byggbar.layers.Audience;
import org.byggbar.layers.Links;
import org.byggbar.layers.questions.Answer.Measure;
import org.byggbar.platform.Messages;
import org.locationtech.jts.geom.Geometry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions about places over HTTP. They save nothing and tell nobody more than the layers themselves do. */
@RestController
@ApiResponse(responseCode = "200", description = "Features by layer, from the bottom of the map upwards; layers without any are left out",
        content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
@Tag(name = "Questions about places")
class QuestionController {

    private static final String LAYERS = "Ids of layers with commas between them; every layer when left out";
    private static final String LIMIT = "" + Question.DEFAULT_LIMIT;

    private final QuestionReader reader;
    private final Questions questions;
    private final StorageCrs storage;
    private final Messages messages;
    private final JsonMapper json;

    QuestionController(QuestionReader reader, Questions questions, StorageCrs storage, Messages messages, JsonMapper json) {
        this.reader = reader;
        this.questions = questions;
        this.storage = storage;
        this.messages = messages;
        this.json = json;
    }

    @Operation(operationId = "whatAppliesHere", summary = "What applies at a point now",
            description = "What applied on an earlier day, plan by plan: /api/municipalities/{municipality}/applied.")
    @GetMapping("/api/questions/at")
    ResponseEntity<byte[]> at(@RequestParam double lon, @RequestParam double lat, @Parameter(description = LAYERS) @RequestParam(required = false) String layers,
            @RequestParam(required = false) String municipality, @RequestParam(defaultValue = LIMIT) int limit, @Parameter(hidden = true) Locale locale) {
        Place place = Place.of(lon, lat, storage);
        Question question = reader.read(layers, municipality, limit);
        return answer(question, Measure.NONE, locale, answer -> questions.at(question, place, answer));
    }

    @Operation(operationId = "whatLiesWithin", summary = "What lies within so many metres of a point", description = """
            The nearest first. Distances are the shortest plane ones in the planning CRS of the feature's municipality, whose name comes along; \
            0 inside. At most 10,000 m.""")
    @GetMapping("/api/questions/within")
    ResponseEntity<byte[]> within(@RequestParam double lon, @RequestParam double lat, @RequestParam double metres,
            @Parameter(description = LAYERS) @RequestParam(required = false) String layers, @RequestParam(required = false) String municipality,
            @RequestParam(defaultValue = LIMIT) int limit, @Parameter(hidden = true) Locale locale) {
        Place place = Place.of(lon, lat, storage);
        double reach = QuestionReader.distance(metres);
        Question question = reader.read(layers, municipality, limit);
        return answer(question, Measure.DISTANCE, locale, answer -> questions.within(question, place, reach, answer));
    }

    @Operation(operationId = "whatIsNearest", summary = "The nearest features of a layer, however far", description = "At most 200, the nearest first.")
    @GetMapping("/api/questions/nearest")
    ResponseEntity<byte[]> nearest(@RequestParam double lon, @RequestParam double lat, @RequestParam String layer,
            @RequestParam(required = false) String municipality, @RequestParam(defaultValue = "1") int count, @Parameter(hidden = true) Locale locale) {
        Place place = Place.of(lon, lat, storage);
        Question question = reader.read(layer, municipality, count);
        return answer(question, Measure.DISTANCE, locale, answer -> questions.nearest(question, place, answer));
    }

    @Operation(operationId = "whatOverlaps", summary = "What overlaps an area, and by how much", description = """
            The largest overlap first, in m² and as a share of the feature and of the area asked about, between 0 and 1; areas are plane ones in \
            the planning CRS of the feature's municipality. Lines and points have no area and are left out. Saves nothing. At most 100 km across.""",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(schema = @Schema(implementation = Area.class))))
    @PostMapping(path = "/api/questions/overlaps", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> overlaps(@RequestBody JsonNode body, @Parameter(description = LAYERS) @RequestParam(required = false) String layers,
            @RequestParam(required = false) String municipality, @RequestParam(defaultValue = LIMIT) int limit, @Parameter(hidden = true) Locale locale) {
        Geometry area = reader.area(body);
        Question question = reader.read(layers, municipality, limit);
        return answer(question, Measure.OVERLAP, locale, answer -> questions.overlaps(question, area, answer));
    }

    /** @param geometry a polygon or multipolygon */
    @Schema(name = "AreaAskedAbout")
    record Area(@Schema(ref = "#/components/schemas/Geometry", requiredMode = Schema.RequiredMode.REQUIRED) Object geometry) {}

    private ResponseEntity<byte[]> answer(Question question, Measure measure, Locale locale, Consumer<Answer> ask) {
        Answer answer = new Answer(question, measure, Links.root() + "/ogc/collections", Messages.language(locale), json);
        ask.accept(answer);
        String method = measure == Measure.NONE ? null : messages.text(locale, "layers.questions.measured." + measure.name().toLowerCase(Locale.ROOT));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).header(HttpHeaders.CACHE_CONTROL, question.audience().cacheControl())
                .header(HttpHeaders.VARY, Audience.VARY + ", Accept-Language, Accept-Encoding").body(answer.end(method));
    }
}
