package org.byggbar.layers.features;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.byggbar.geo.Crs;
import org.byggbar.geo.StorageCrs;
import org.byggbar.layers.definition.CollectionCrs;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.layers.filter.Condition;
import org.byggbar.layers.filter.FilterReader;
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

    private static final Set<String> OWN = Set.of("bbox", "bbox-crs", "crs", "limit", "offset", "cursor", "municipality", "precision",
            "lang", "datetime", "f", "filter", "filter-lang", "filter-crs");
    private static final int MAX_VALUES = 100;
    private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d))?";

    private final Municipalities municipalities;
    private final CodeLists codeLists;
    private final Seals seals;
    private final CollectionCrs systems;
    private final int storageSrid;
    private final FilterReader conditions;

    FeatureQueryReader(Municipalities municipalities, CodeLists codeLists, Seals seals, CollectionCrs systems, StorageCrs storage,
            FilterReader conditions) {
        this.municipalities = municipalities;
        this.codeLists = codeLists;
        this.seals = seals;
        this.systems = systems;
        this.storageSrid = storage.srid();
        this.conditions = conditions;
    }

    /**
     * @throws ProblemException 400 {@code bbox.invalid}, {@code page.invalid}, {@code cursor.invalid},
     *     {@code crs.unknown}, {@code filter.unknown_property}, {@code filter.value_invalid}, those of {@link FilterReader#read} or
     *     {@code parameter.invalid}; 404 for an unknown municipality
     */
    FeatureQuery read(LayerDefinition layer, MultiValueMap<String, String> params) {
        String municipality = one(params, "municipality");
        FeatureQuery first = new FeatureQuery(layer,
                municipality == null ? null : municipalities.get(municipality).id(),
                area(layer, params), time(params), filters(layer, params), condition(layer, params), limit(one(params, "limit")), null, offset(params), form(layer, params));
        String cursor = one(params, "cursor");
        return cursor == null ? first : first.after(after(cursor, first));
    }

    private Area area(LayerDefinition layer, MultiValueMap<String, String> params) {
        Crs crs = systems.get(layer, one(params, "bbox-crs"));
        String bbox = one(params, "bbox");
        return bbox == null ? null : Area.read(bbox, crs, storageSrid);
    }

    private Condition condition(LayerDefinition layer, MultiValueMap<String, String> params) {
        return conditions.read(layer, one(params, "filter"), one(params, "filter-lang"), one(params, "filter-crs"));
    }

    private static Timespan time(MultiValueMap<String, String> params) {
        String datetime = one(params, "datetime");
        return datetime == null ? null : Timespan.parse(datetime);
    }

    /** How coordinates are told, by {@code crs} and {@code precision}. */
    CoordinateForm form(LayerDefinition layer, MultiValueMap<String, String> params) {
        CoordinateForm form = CoordinateForm.of(systems.get(layer, one(params, "crs")));
        String precision = one(params, "precision");
        if (precision == null) {
            return form;
        }
        if (!precision.matches("\\d")) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", "precision");
        }
        return new CoordinateForm(form.crs(), Integer.parseInt(precision));
    }

    /** @return how many features to leave out; beyond a million million there are none */
    private static long offset(MultiValueMap<String, String> params) {
        String text = one(params, "offset");
        if (text == null) {
            return 0;
        }
        if (!text.matches("\\d{1,100}")) {
            throw ProblemException.badRequest("page.invalid");
        }
        if (params.containsKey("cursor")) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", "offset");
        }
        return text.length() > 12 ? 1_000_000_000_000L : Long.parseLong(text);
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
                throw conditions.tooManyValues(MAX_VALUES);
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
                case LIST, OBJECT -> false;
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

    static String one(MultiValueMap<String, String> params, String name) {
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
