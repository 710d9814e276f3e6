package org.byggbar.layers.tilesets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * MapLibre expressions over the classes of one layer. What all classes share is told as a plain value, so that readers
 * that know no expressions understand it too.
 *
 * @param by the attribute that tells classes apart, null when all features look alike
 * @param shadeBy the attribute that decides a class's colour, null when each class has one
 * @param normal the look of what belongs to no class
 */
record StyleRules(String by, String shadeBy, Look normal, List<Look> classes) {

    static final List<Object> NOTHING = List.of("literal", false);

    List<Look> looks() {
        List<Look> looks = new ArrayList<>(by == null ? List.of() : classes);
        looks.add(normal);
        return looks;
    }

    Object colour() {
        return perClass(look -> shadeBy == null || look.shades().isEmpty() ? look.colour()
                : match(shadeBy, look.shades(), look.colour()));
    }

    Object perClass(Function<Look, Object> property) {
        Object otherwise = property.apply(normal);
        Map<String, Object> values = new LinkedHashMap<>();
        looks().stream().filter(look -> look.value() != null).forEach(look -> values.put(look.value(), property.apply(look)));
        values.values().removeIf(value -> Objects.equals(value, otherwise));
        return match(by, values, otherwise);
    }

    /** A filter for the classes that are such, null when all are, {@link #NOTHING} when none is. */
    Object only(Predicate<Look> such) {
        List<Object> in = new ArrayList<>();
        List<Object> out = new ArrayList<>();
        looks().stream().filter(look -> look.value() != null).forEach(look -> (such.test(look) ? in : out).add(look.value()));
        boolean others = such.test(normal);
        if (others) {
            return out.isEmpty() ? null : List.of("match", List.of("get", by), out, false, true);
        }
        return in.isEmpty() ? NOTHING : List.of("match", List.of("get", by), in, true, false);
    }

    /** Labels of one output are told together; MapLibre refuses a label told twice. */
    private static Object match(String attribute, Map<String, ?> values, Object otherwise) {
        if (values.isEmpty()) {
            return otherwise;
        }
        Map<Object, List<String>> labels = new LinkedHashMap<>();
        values.forEach((label, output) -> labels.computeIfAbsent(output, none -> new ArrayList<>()).add(label));
        List<Object> expression = new ArrayList<>(List.of("match", List.of("get", attribute)));
        labels.forEach((output, of) -> {
            expression.add(of.size() == 1 ? of.get(0) : of);
            expression.add(output);
        });
        expression.add(otherwise);
        return expression;
    }
}
