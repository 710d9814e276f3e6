package org.byggbar.layers.filter;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.byggbar.geo.Crs;
import org.byggbar.geo.StorageCrs;
import org.byggbar.layers.definition.CollectionCrs;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.platform.Messages;
import org.byggbar.platform.ProblemException;
import org.geotools.api.filter.Filter;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Makes a condition of the parameters {@code filter}, {@code filter-lang} and {@code filter-crs} (OGC 19-079r2). */
@Component
public class FilterReader {

    public static final String TEXT = "cql2-text";
    public static final String JSON = "cql2-json";

    private final CollectionCrs systems;
    private final StorageCrs storage;
    private final Messages messages;

    FilterReader(CollectionCrs systems, StorageCrs storage, Messages messages) {
        this.systems = systems;
        this.storage = storage;
        this.messages = messages;
    }

    /**
     * @param filterLang {@link #TEXT}, {@link #JSON} or null for text
     * @param filterCrs URI of the CRS that the filter's geometries are in, null for CRS84
     * @return null without a filter
     * @throws ProblemException 400 {@code filter.invalid}, {@code filter.unknown_property}, {@code filter.type_mismatch},
     *     {@code filter.too_complex}, {@code crs.unknown} or {@code parameter.invalid}
     */
    public Condition read(LayerDefinition layer, String filter, String filterLang, String filterCrs) {
        String language = filterLang == null ? TEXT : filterLang;
        if (!language.equals(TEXT) && !language.equals(JSON)) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", "filter-lang");
        }
        Crs crs = systems.get(layer, filterCrs);
        if (filter == null) {
            return null;
        }
        try {
            return condition(layer, filter, language, crs, storage);
        } catch (FilterFault fault) {
            throw problem(fault);
        }
    }

    static Condition condition(LayerDefinition layer, String filter, String language, Crs crs, StorageCrs storage) {
        Budget.requireLength(filter);
        Budget budget = new Budget();
        Values values = new Values(Queryable.of(layer), budget, new Shapes(crs, storage));
        Tree tree = new Tree(budget, values);
        Filter read = language.equals(TEXT) ? Cql2Text.read(filter, tree) : Cql2Json.read(filter, tree);
        return SqlCondition.of(read, values, language + "\n" + crs.uri() + "\n" + filter);
    }

    /** @return 400 {@code filter.too_complex} for a property with more values than may be asked for at once */
    public ProblemException tooManyValues(int limit) {
        return problem(FilterFault.tooComplex("values", limit));
    }

    /** What was expected and which limit it is are told in words, besides the key that programs can read. */
    private ProblemException problem(FilterFault fault) {
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, Object> params = new LinkedHashMap<>(fault.params());
        ProblemException problem = ProblemException.badRequest(fault.code());
        params.computeIfPresent("expected", (name, key) -> word(locale, "layers.filter.expected." + key, key));
        params.computeIfPresent("of", (name, key) -> word(locale, "layers.filter.limit." + key, key));
        if ("".equals(params.get("found"))) {
            params.put("found", messages.text(locale, "layers.filter.end"));
        }
        params.forEach(problem::with);
        return problem;
    }

    private Object word(Locale locale, String message, Object key) {
        return messages.has(message) ? messages.text(locale, message) : key;
    }
}
