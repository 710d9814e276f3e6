package org.byggbar.layers.features;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.byggbar.geo.Crs;
import org.byggbar.layers.Audience;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.municipality.Municipalities;
import org.byggbar.platform.PageData;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.Problems;
import org.byggbar.platform.Wording;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Features of a layer as pages for people: a map, a table, a form to choose by. The map reads the same page as GeoJSON. */
@Component
class FeaturePages {

    private static final int ROWS = 50;

    private final FeatureQueryReader reader;
    private final Features features;
    private final AttributeWords words;
    private final Municipalities municipalities;
    private final Wording wording;
    private final Problems problems;

    FeaturePages(FeatureQueryReader reader, Features features, AttributeWords words, Municipalities municipalities, Wording wording,
            Problems problems) {
        this.reader = reader;
        this.features = features;
        this.words = words;
        this.municipalities = municipalities;
        this.wording = wording;
        this.problems = problems;
    }

    /** @param params as they came; what a form leaves empty is not asked for */
    ModelAndView items(LayerDefinition layer, MultiValueMap<String, String> params, HttpServletRequest request) {
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>();
        params.forEach((name, values) -> values.stream().filter(value -> !value.isBlank()).forEach(value -> asked.add(name, value)));
        asked.putIfAbsent("limit", List.of(String.valueOf(ROWS)));
        ModelAndView page = page("ogc-items", layer, request);
        page.addObject("asked", asked);
        page.addObject("municipalities", municipalities.all());
        page.addObject("json", address(asked, "json"));
        FeatureQuery query;
        try {
            query = reader.read(layer, asked);
        } catch (ProblemException wrong) {
            return withFault(page, asked, wrong, request);
        }
        FeatureTable table = new FeatureTable(layer, query.limit(), words);
        features.read(query, Audience.current(), table);
        List<FeatureTable.Row> rows = table.rows();
        page.addObject("rows", rows);
        page.addObject("count", wording.plural("ogc.items.count", table.matched(), Map.of("shown", wording.number(rows.size()))));
        page.addObject("first", asked.containsKey("cursor") ? address(without(asked, "cursor"), "html") : null);
        page.addObject("next", table.hasMore() ? address(with(without(asked, "offset"), "cursor",
                reader.cursor(query, rows.get(rows.size() - 1).id())), "html") : null);
        MultiValueMap<String, String> drawn = without(asked, "crs");
        PageData.put(request, "items", address(with(drawn, "precision", "6"), "json"));
        return page;
    }

    /** A filter that somebody has typed is told at its field what is wrong with it, and stands there to be mended. */
    private ModelAndView withFault(ModelAndView page, MultiValueMap<String, String> asked, ProblemException wrong, HttpServletRequest request) {
        if (!asked.containsKey("filter") || !wrong.code().startsWith("filter.")) {
            throw wrong;
        }
        page.setStatus(wrong.status());
        page.addObject("fault", problems.body(wrong, request.getRequestURI(), LocaleContextHolder.getLocale()).get("detail"));
        return page;
    }

    ModelAndView item(LayerDefinition layer, long id, HttpServletRequest request) {
        FeatureTable.Row row = features.read(layer, id, CoordinateForm.of(Crs.CRS84), Audience.current(), rows -> {
            if (!rows.next()) {
                throw ProblemException.notFound();
            }
            return FeatureTable.read(layer, rows, words);
        });
        ModelAndView page = page("ogc-item", layer, request);
        page.addObject("row", row);
        page.addObject("json", address(new LinkedMultiValueMap<>(), "json"));
        PageData.put(request, "item", address(new LinkedMultiValueMap<>(), "json"));
        return page;
    }

    private ModelAndView page(String template, LayerDefinition layer, HttpServletRequest request) {
        PageData.put(request, "layer", layer.id());
        Map<String, Object> model = new HashMap<>();
        model.put("layer", layer);
        model.put("heading", layer.title().get(wording.language()));
        model.put("attributes", words.of(layer));
        model.put("titleColumn", titleColumn(layer));
        return new ModelAndView(template, model);
    }

    /** Where the attribute stands that names a feature, since the row's heading says it already; -1 for none. */
    private static int titleColumn(LayerDefinition layer) {
        String title = layer.search() == null ? layer.style().label() : layer.search().title();
        return layer.attributes().stream().map(Attribute::name).toList().indexOf(title);
    }

    private static MultiValueMap<String, String> with(MultiValueMap<String, String> params, String name, String value) {
        MultiValueMap<String, String> changed = new LinkedMultiValueMap<>(params);
        changed.set(name, value);
        return changed;
    }

    private static MultiValueMap<String, String> without(MultiValueMap<String, String> params, String name) {
        MultiValueMap<String, String> changed = new LinkedMultiValueMap<>(params);
        changed.remove(name);
        return changed;
    }

    /** The path of this request with other parameters, for links on the page. */
    private static String address(MultiValueMap<String, String> params, String format) {
        String path = ServletUriComponentsBuilder.fromCurrentRequest().build().getPath();
        return UriComponentsBuilder.fromPath(path).queryParams(with(params, "f", format)).build().encode().toUriString();
    }
}
