package org.byggbar.layers.tilesets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.byggbar.layers.definition.LayerDefinition;

/**
 * One of our layers as the layers of a MapLibre style: fill, hatch, casing, lines by dash, circles and labels, in the
 * order they are painted. MapLibre takes one dash per layer, hence one layer for each.
 */
final class StyleLayers {

    /** Zooms from where a layer is first drawn to where its names are. */
    private static final int LABEL_ZOOMS = 4;
    private static final String HALO = "#ffffff";
    private static final String INK = "#1d2529";

    private final LayerDefinition layer;
    private final String source;
    private final StyleRules rules;
    private final boolean mixed;
    private final List<Map<String, Object>> made = new ArrayList<>();

    private StyleLayers(LayerDefinition layer, String source, StyleRules rules) {
        this.layer = layer;
        this.source = source;
        this.rules = rules;
        this.mixed = layer.style().kind().equals("mixed");
    }

    static List<Map<String, Object>> of(LayerDefinition layer, String source, StyleRules rules) {
        StyleLayers layers = new StyleLayers(layer, source, rules);
        String kind = layer.style().kind();
        if (layers.mixed || kind.equals("fill")) {
            layers.fill();
        }
        if (layers.mixed || kind.equals("fill") || kind.equals("line")) {
            layers.lines();
        }
        if (layers.mixed || kind.equals("circle")) {
            layers.circles();
        }
        if (layer.style().label() != null) {
            layers.labels();
        }
        return layers.made;
    }

    private void fill() {
        Map<String, Object> paint = new LinkedHashMap<>();
        paint.put("fill-color", rules.colour());
        paint.put("fill-opacity", rules.perClass(Look::fillOpacity));
        add("fill", "fill", rules.only(look -> look.fillOpacity() > 0), "Polygon", Map.of(), paint);
        add("hatch", "fill", rules.only(look -> look.pattern().isPresent()), "Polygon", Map.of(),
                Map.of("fill-pattern", rules.perClass(look -> look.pattern().map(pattern -> Sprite.name(pattern, look.colour())).orElse(""))));
    }

    private void lines() {
        add("casing", "line", rules.only(look -> look.casing().isPresent()), "LineString", Map.of("line-cap", "round", "line-join", "round"),
                Map.of("line-color", rules.perClass(look -> look.casing().orElse(look.colour())),
                        "line-width", rules.perClass(look -> look.width() + 2)));
        Set<List<Double>> dashes = new TreeSet<>(Comparator.comparing(List::toString));
        rules.looks().forEach(look -> dashes.add(look.dash()));
        int n = 0;
        for (List<Double> dash : dashes) {
            Map<String, Object> paint = new LinkedHashMap<>();
            paint.put("line-color", rules.colour());
            paint.put("line-width", rules.perClass(Look::width));
            if (!dash.isEmpty()) {
                paint.put("line-dasharray", dash);
            }
            add(n == 0 ? "line" : "line-" + n, "line", rules.only(look -> look.width() > 0 && look.dash().equals(dash)), null,
                    Map.of("line-join", "round"), paint);
            n++;
        }
    }

    private void circles() {
        Object radius = rules.perClass(Look::radius);
        String sizeBy = layer.style().sizeBy();
        Map<String, Object> paint = new LinkedHashMap<>();
        // The area of a circle grows with the number it stands for.
        paint.put("circle-radius", sizeBy == null ? radius
                : List.of("interpolate", List.of("linear"), List.of("sqrt", List.of("max", 0, List.of("to-number", List.of("get", sizeBy), 0))), 0, 5, 32, 30));
        paint.put("circle-color", rules.colour());
        paint.put("circle-opacity", rules.perClass(Look::fillOpacity));
        paint.put("circle-stroke-color", rules.colour());
        paint.put("circle-stroke-width", rules.perClass(look -> Math.min(look.width(), 3)));
        add("circle", "circle", rules.only(look -> !"label".equals(look.told().get("symbol"))), "Point", Map.of(), paint);
    }

    private void labels() {
        Map<String, Object> paint = Map.of("text-color", INK, "text-halo-color", HALO, "text-halo-width", 1.5);
        Map<String, Object> layout = new LinkedHashMap<>();
        layout.put("text-field", List.of("to-string", List.of("get", layer.style().label())));
        layout.put("text-font", List.of("Noto Sans Regular"));
        layout.put("text-size", 12);
        layout.put("text-max-width", 8);
        if (mixed) {
            Map<String, Object> along = new LinkedHashMap<>(layout);
            along.put("symbol-placement", "line");
            add("label-line", "symbol", null, "LineString", along, paint);
        }
        add("label", "symbol", null, mixed ? "Point" : null, layout, paint);
    }

    private void add(String part, String type, Object classes, String geometry, Map<String, Object> layout, Map<String, Object> paint) {
        if (StyleRules.NOTHING.equals(classes)) {
            return;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", layer.id() + "-" + part);
        body.put("type", type);
        body.put("source", source);
        body.put("source-layer", layer.id());
        int minZoom = layer.zoom().min() + (type.equals("symbol") ? LABEL_ZOOMS : 0);
        if (minZoom > 0) {
            body.put("minzoom", minZoom);
        }
        List<Object> filters = Stream.of(classes, mixed && geometry != null ? List.of("==", List.of("geometry-type"), geometry) : null)
                .filter(Objects::nonNull).toList();
        if (!filters.isEmpty()) {
            body.put("filter", filters.size() == 1 ? filters.get(0) : List.of("all", filters.get(0), filters.get(1)));
        }
        if (!layout.isEmpty()) {
            body.put("layout", layout);
        }
        body.put("paint", paint);
        made.add(body);
    }
}
