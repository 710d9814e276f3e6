package org.byggbar.layers.features;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.layers.BoundingBox;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.municipality.Municipalities;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.Seals;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads the query string of an items request against the layer's definition; what it doesn't know it refuses. */
@Component
class FeatureQueryReader {

    static final String CURSOR = "layers.cursor";

    private static final Set<String> OWN = Set.of("bbox", "limit", "cursor", "municipality", "precision", "lang", "datetime");
    private static final int MAX_VALUES = 100;
    private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d))?";

    private final Municipalities municipalities;
    private final CodeLists codeLists;
    private final Seals seals;

    FeatureQueryReader(Municipalities municipalities, CodeLists codeLists, Seals seals) {
        this.municipalities = municipalities;
        this.codeLists = codeLists;
        this.seals = seals;
    }

    /**
     * @throws ProblemException 400 {@code bbox.invalid}, {@code page.invalid}, {@code cursor.invalid},
     *     {@code filter.unknown_property}, {@code filter.value_invalid}, {@code filter.too_complex} or
     *     {@code parameter.invalid}; 404 for an unknown municipality
     */
    FeatureQuery read(LayerDefinition layer, MultiValueMap<String, String> params) {
        requireDatetime(one(params, "datetime"));
        String municipality = one(params, "municipality");
        String bbox = one(params, "bbox");
        FeatureQuery first = new FeatureQuery(layer,
                municipality == null ? null : municipalities.get(municipality).id(),
                bbox == null ? null : BoundingBox.parse(bbox),
                filters(layer, params), limit(one(params, "limit")), null, decimals(one(params, "precision")));
        String cursor = one(params, "cursor");
        return cursor == null ? first : new FeatureQuery(layer, first.municipality(), first.bbox(), first.filters(), first.limit(),
                after(cursor, first), first.decimals());
    }

    /** The cursor of the page that starts after a feature: sealed, and only good for the same question. */
    String cursor(FeatureQuery query, long lastId) {
        return seals.seal(CURSOR + "\n" + query.fingerprint(), Long.toString(lastId));
    }

    private long after(String cursor, FeatureQuery query) {
        return seals.open(CURSOR + "\n" + query.fingerprint(), cursor).map(Long::parseLong)
                .orElseThrow(() -> ProblemException.badRequest("cursor.invalid"));
    }

    private SortedMap<String, List<String>> filters(LayerDefinition layer, MultiValueMap<String, String> params) {
        SortedMap<String, List<String>> filters = new TreeMap<>();
        params.keySet().stream().filter(name -> !OWN.contains(name)).forEach(name -> {
            Attribute attribute = layer.attribute(name).filter(Attribute::filter)
                    .orElseThrow(() -> ProblemException.badRequest("filter.unknown_property").with("property", shortened(name)));
            List<String> values = params.get(name).stream().flatMap(text -> List.of(text.split(",", -1)).stream()).distinct().sorted().toList();
            if (values.size() > MAX_VALUES) {
                throw ProblemException.badRequest("filter.too_complex").with("limit", MAX_VALUES);
            }
            values.forEach(value -> requireValue(attribute, value));
            filters.put(name, values);
        });
        return filters;
    }

    private void requireValue(Attribute attribute, String value) {
        boolean known = attribute.codelist() == null || codeLists.find(attribute.codelist(), value).isPresent();
        if (!known || !isOfType(attribute, value)) {
            throw ProblemException.badRequest("filter.value_invalid").with("property", attribute.name()).with("value", shortened(value));
        }
    }

    private static boolean isOfType(Attribute attribute, String value) {
        try {
            return switch (attribute.type()) {
                case STRING -> value.indexOf('\0') < 0;
                case INTEGER -> value.matches("-?\\d{1,18}");
                case NUMBER -> value.matches("-?\\d{1,20}(\\.\\d{1,20})?");
                case BOOLEAN -> value.equals("true") || value.equals("false");
                case DATE -> value.length() == 10 && LocalDate.parse(value).getYear() > 0;
                case DATETIME -> value.matches(INSTANT) && OffsetDateTime.parse(value).getYear() > 0;
            };
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int limit(String text) {
        if (text == null) {
            return FeatureQuery.DEFAULT_LIMIT;
        }
        if (!text.matches("\\d{1,100}") || text.matches("0+")) {
            throw ProblemException.badRequest("page.invalid");
        }
        return text.replaceFirst("^0+", "").length() > 5 ? FeatureQuery.MAX_LIMIT : Math.min(FeatureQuery.MAX_LIMIT, Integer.parseInt(text));
    }

    static int decimals(String text) {
        if (text == null) {
            return GeoJsonWriter.MAP_DECIMALS;
        }
        if (!text.matches("[5-9]")) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", "precision");
        }
        return Integer.parseInt(text);
    }

    /** No layer has a time of its own, so every feature meets every time (OGC API Features part 1, 7.15.4). */
    private static void requireDatetime(String text) {
        if (text == null) {
            return;
        }
        String[] ends = text.split("/", -1);
        for (String end : ends) {
            boolean open = ends.length == 2 && (end.isEmpty() || end.equals(".."));
            if (ends.length > 2 || !open && !end.matches(INSTANT)) {
                throw ProblemException.badRequest("parameter.invalid").with("parameter", "datetime");
            }
        }
    }

    private static String one(MultiValueMap<String, String> params, String name) {
        List<String> values = params.getOrDefault(name, new ArrayList<>());
        if (values.size() > 1) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", name);
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
