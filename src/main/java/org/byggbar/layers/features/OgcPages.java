package org.byggbar.layers.features;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.byggbar.geo.Crs;
import org.byggbar.layers.Links;
import org.byggbar.layers.definition.CollectionExtents;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerDefinition.Attribute;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.PageData;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;

/** The descriptions under {@code /ogc} as pages for people. Their templates read the very body that programs get. */
@Component
class OgcPages {

    /**
     * A request to try.
     *
     * @param kind part of the key of the sentence that says what it asks
     */
    record Example(String kind, String address) {}

    /** @param path with the standard's names of its variables */
    record Route(String method, String path, JsonNode operation) {}

    private final CollectionExtents extents;
    private final AttributeWords words;
    private final CodeLists codeLists;

    OgcPages(CollectionExtents extents, AttributeWords words, CodeLists codeLists) {
        this.extents = extents;
        this.words = words;
        this.codeLists = codeLists;
    }

    ModelAndView of(String template, Map<String, Object> body) {
        ModelAndView page = new ModelAndView(template, "body", body);
        page.addObject("root", Links.root() + "/ogc");
        return page;
    }

    ModelAndView landing(Map<String, Object> body, Iterable<LayerDefinition> layers) {
        return of("ogc-landing", body).addObject("layers", layers);
    }

    ModelAndView collection(LayerDefinition layer, Map<String, Object> body, HttpServletRequest request) {
        PageData.put(request, "layer", layer.id());
        extents.find(layer).ifPresent(box -> PageData.put(request, "extent", box));
        return of("ogc-collection", body).addObject("layer", layer).addObject("attributes", words.of(layer))
                .addObject("extent", extents.find(layer).orElse(null)).addObject("time", extents.findTime(layer).orElse(null))
                .addObject("examples", examples(layer));
    }

    private List<Example> examples(LayerDefinition layer) {
        String items = CollectionDescription.address(layer.id()) + "/items";
        List<Example> examples = new ArrayList<>();
        examples.add(new Example("first", items + "?limit=10"));
        layer.attributes().stream().filter(attribute -> attribute.filter() && attribute.codelist() != null).findFirst()
                .flatMap(this::anyCode).ifPresent(filter -> examples.add(new Example("filter", items + "?" + filter)));
        extents.find(layer).ifPresent(box -> examples.add(new Example("box", items + "?bbox=%s,%s,%s,%s".formatted(box[0], box[1], box[2], box[3]))));
        examples.add(new Example("crs", items + "?crs=" + Crs.find(25833).orElseThrow().uri()));
        if (layer.time() != null) {
            examples.add(new Example("time", items + "?datetime=2026-01-01/.."));
        }
        return examples;
    }

    private Optional<String> anyCode(Attribute attribute) {
        return codeLists.list(attribute.codelist()).keySet().stream().findFirst().map(code -> attribute.name() + "=" + code);
    }

    ModelAndView api(JsonNode api) {
        List<Route> routes = new ArrayList<>();
        api.get("paths").properties().forEach(path -> path.getValue().properties().stream().filter(operation -> !operation.getKey().equals("options"))
                .forEach(operation -> routes.add(new Route(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        routes.sort(Comparator.comparing(Route::path));
        return of("ogc-api", Map.of()).addObject("routes", routes);
    }
}
