package org.byggbar.layers.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.byggbar.layers.Audience;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.layers.search.SearchQuery.Ranked;
import org.byggbar.municipality.Municipalities;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.Messages;
import org.byggbar.platform.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One search box over every layer of a municipality, and over coordinates. */
@RestController
@Tag(name = "Search")
class SearchController {

    static final int LONGEST = 200;
    private static final int MOST = 20;

    private final LayerRegistry layers;
    private final SearchQuery query;
    private final Municipalities municipalities;
    private final Messages messages;

    SearchController(LayerRegistry layers, SearchQuery query, Municipalities municipalities, Messages messages) {
        this.layers = layers;
        this.query = query;
        this.municipalities = municipalities;
        this.messages = messages;
    }

    @Operation(operationId = "search", summary = "Find places, features and coordinates", description = """
            Matches the text literally, without regard to case or to marks on letters. Two numbers are read as a coordinate: degrees, the \
            planning CRS or the country's own, in either order of the axes. At most 20 results, the best first.""")
    @GetMapping("/api/municipalities/{municipality}/search")
    Map<String, List<SearchHit>> search(@PathVariable String municipality,
            @Parameter(schema = @Schema(type = "string", maxLength = LONGEST)) @RequestParam(defaultValue = "") String q,
            @Parameter(hidden = true) Locale locale) {
        Municipality where = municipalities.get(municipality);
        if (q.codePointCount(0, q.length()) > LONGEST) {
            throw ProblemException.badRequest("query.too_long").with("limit", LONGEST);
        }
        String text = Normalizer.normalize(q.replaceAll("\\p{Cntrl}", " "), Normalizer.Form.NFC).strip();
        if (text.isEmpty()) {
            return Map.of("results", List.of());
        }
        Audience audience = Audience.current();
        Stream<SearchHit> hits = Stream.concat(coordinates(text, where, locale), features(text, where, audience, locale));
        return Map.of("results", hits.limit(MOST).map(hit -> placed(hit, where, audience)).toList());
    }

    private Stream<SearchHit> coordinates(String text, Municipality where, Locale locale) {
        return CoordinateText.read(text, where).stream().map(place -> new SearchHit("coordinate", null, CoordinateText.title(place),
                place.crs() == null ? messages.text(locale, "layers.search.degrees")
                        : messages.text(locale, "layers.search.coordinate", Map.of("crs", place.crs())),
                place.lon(), place.lat(), new double[] {place.lon(), place.lat(), place.lon(), place.lat()}, List.of()));
    }

    private Stream<SearchHit> features(String text, Municipality where, Audience audience, Locale locale) {
        List<Ranked> found = new ArrayList<>();
        layers.all().stream().filter(layer -> layer.search() != null).forEach(layer ->
                found.addAll(query.find(layer, where.id(), text, audience, MOST, Messages.language(locale))));
        Set<List<String>> named = new HashSet<>();
        return found.stream().sorted(Comparator.comparingInt(Ranked::rank)).map(Ranked::hit)
                .filter(hit -> !layers.get(hit.kind()).search().merged() || named.add(List.of(hit.kind(), hit.title(), hit.detail())));
    }

    private SearchHit placed(SearchHit hit, Municipality where, Audience audience) {
        if (hit.lon() == null) {
            return hit;
        }
        return hit.within(layers.all().stream()
                .filter(layer -> layer.search() != null && layer.search().container() && !layer.id().equals(hit.kind()))
                .flatMap(layer -> query.containing(layer, where.id(), hit.lon(), hit.lat(), audience).stream()).distinct().toList());
    }
}
