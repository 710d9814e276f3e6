package org.byggbar.zoning.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.CodeLists.Code;
import org.byggbar.zoning.capacity.Calculation.Choice;
import org.springframework.stereotype.Component;

/**
 * The assumptions of a calculation: the planner's own for the zone, else the first row of {@code capacity_default}
 * that fits the zone, else the parameter's own value in {@code capacity_parameter}.
 */
@Component
class Parameters {

    private record Default(String code, Code row, List<String> landUses, double maxRatio) {}

    private final Map<String, Code> parameters;
    private final Map<String, List<Default>> defaults = new HashMap<>();

    Parameters(CodeLists codes) {
        parameters = codes.list("capacity_parameter");
        codes.list("capacity_default").values().forEach(row -> defaults
                .computeIfAbsent(row.value("parameter").orElseThrow(), parameter -> new ArrayList<>())
                .add(new Default(row.code(), row, row.value("land_use").map(uses -> Arrays.asList(uses.split("\\|"))).orElse(List.of()),
                        row.value("max_ratio").map(Double::valueOf).orElse(Double.POSITIVE_INFINITY))));
    }

    Choice of(String parameter, ZoneFacts zone) {
        return of(parameter, zone, 0);
    }

    /** @param ratio floor area per plot area, for assumptions that follow from how densely is built */
    Choice of(String parameter, ZoneFacts zone, double ratio) {
        return find(parameter, zone, ratio).orElseThrow(() -> new IllegalStateException("capacity_parameter has no value for " + parameter));
    }

    /** Empty for a parameter without a standard value that the planner has not set. */
    Optional<Choice> find(String parameter, ZoneFacts zone, double ratio) {
        Code row = parameters.get(parameter);
        Optional<Default> fitting = defaults.getOrDefault(parameter, List.of()).stream().filter(each -> fits(each, zone, ratio)).findFirst();
        Range standard = range(fitting.map(Default::row).orElse(row));
        Range own = zone.overrides().get(parameter);
        if (own == null && standard == null) {
            return Optional.empty();
        }
        String source = fitting.map(Default::row).orElse(row).value("source").orElse("");
        return Optional.of(new Choice(parameter, own != null ? own : standard, row.value("unit").orElse(""), source,
                fitting.map(Default::code).orElse(null), standard, own != null));
    }

    private static boolean fits(Default each, ZoneFacts zone, double ratio) {
        return matches(each.row.value("country"), zone.country()) && matches(each.row.value("strategy"), zone.strategy())
                && (each.landUses.isEmpty() || each.landUses.contains(zone.landUse())) && ratio <= each.maxRatio;
    }

    private static boolean matches(Optional<String> wanted, String actual) {
        return wanted.map(value -> value.equals(actual)).orElse(true);
    }

    private static Range range(Code row) {
        return row.value("low").isEmpty() ? null
                : new Range(number(row, "low"), number(row, "likely"), number(row, "high"));
    }

    private static double number(Code row, String column) {
        return Double.parseDouble(row.value(column).orElseThrow());
    }
}
