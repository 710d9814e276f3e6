package org.byggbar.layers.tilesets;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one class of a layer is drawn, read from what {@code LayerAppearance} tells. Lengths are in pixels.
 *
 * @param value of the attribute that tells classes apart, null for a layer whose features all look alike
 */
record Look(String value, Map<String, Object> told) {

    private static final double FILL_OPACITY = 0.35;
    /** How strong the colour of a pattern's ground is, as the map's own patterns have it; hatches have none. */
    private static final Map<String, Double> TINTS = Map.of("outline", 0.14, "plain", 0.45);
    private static final double TINT = 0.3;
    private static final String HATCH = "hatch-";

    static Look of(Map<String, Object> told) {
        return new Look((String) told.get("value"), told);
    }

    String colour() {
        return (String) told.getOrDefault("colour", "#607d8b");
    }

    double fillOpacity() {
        String pattern = (String) told.get("pattern");
        if (pattern == null) {
            return number("fillOpacity", FILL_OPACITY);
        }
        return pattern.startsWith(HATCH) ? 0 : TINTS.getOrDefault(pattern, TINT);
    }

    double width() {
        return number("width", 1);
    }

    double radius() {
        return number("radius", 6);
    }

    /** Colour of a line's edge, none for a plain line. */
    Optional<String> casing() {
        return Optional.ofNullable((String) told.get("casing"));
    }

    /** The marks over the fill, as the map names them; none for a ground alone. */
    Optional<String> pattern() {
        return Optional.ofNullable((String) told.get("pattern")).filter(pattern -> !TINTS.containsKey(pattern));
    }

    /** Lengths of strokes and gaps in line widths, as MapLibre counts them; empty for an unbroken line. */
    List<Double> dash() {
        String dash = (String) told.get("dash");
        return dash == null ? List.of()
                : Arrays.stream(dash.split(" ")).map(length -> Double.parseDouble(length) / Math.max(width(), 1)).toList();
    }

    /** Colours by the value of the layer's second attribute; empty when the class has one colour. */
    @SuppressWarnings("unchecked")
    Map<String, String> shades() {
        return (Map<String, String>) told.getOrDefault("shades", Map.of());
    }

    private double number(String key, double otherwise) {
        return told.get(key) instanceof Number number ? number.doubleValue() : otherwise;
    }
}
