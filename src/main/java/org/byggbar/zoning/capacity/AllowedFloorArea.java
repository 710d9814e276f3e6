package org.byggbar.zoning.capacity;

import static org.byggbar.zoning.capacity.Calculation.Input.fact;
import static org.byggbar.zoning.capacity.Calculation.Input.parameter;

import java.util.Optional;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.CodeLists.Code;
import org.byggbar.zoning.capacity.Calculation.Choice;
import org.byggbar.zoning.capacity.ZoneFacts.Utilisation;
import org.springframework.stereotype.Component;

/**
 * The floor area that a zone's rules allow. SE: min(e × land, BYA × floors); NO: %-BRA × plot or (%-BYA × plot − parking)
 * × floors (TEK17 chapter 5). What a measure counts is said by {@code utilisation_measure.counts}; a measure that
 * counts nothing (U, F, TU and other historic ones, open area) gives no floor area, whatever its value.
 */
@Component
class AllowedFloorArea {

    static final String STEP = "floorArea";

    private static final String M2 = "m2";

    private final CodeLists codes;
    private final Parameters parameters;

    AllowedFloorArea(CodeLists codes, Parameters parameters) {
        this.codes = codes;
        this.parameters = parameters;
    }

    /** Why nothing can be calculated, a key under {@code capacity.reason.}; empty when it can. */
    Optional<String> obstacle(ZoneFacts zone) {
        if (parameters.find("FLOOR_AREA_RATIO", zone, 0).isPresent()) {
            return Optional.empty();
        }
        Utilisation rule = zone.utilisation();
        if (rule.measure() == null || rule.allowed() == null) {
            return builds(zone) ? Optional.of("not_regulated") : Optional.empty();
        }
        Code measure = measure(rule);
        if (measure.value("historic").filter("true"::equals).isPresent()) {
            return Optional.of("historic");
        }
        if (measure.value("counts").isEmpty()) {
            return Optional.of("no_floor_area");
        }
        String basis = basis(rule, measure);
        return basis.equals("BUILDING") || basis.equals("PER_PROPERTY") ? Optional.of("per_building") : Optional.empty();
    }

    /** Call only without an {@link #obstacle}. The last step taken is {@link #STEP}. */
    Range of(ZoneFacts zone, Steps steps) {
        Utilisation rule = zone.utilisation();
        Optional<Choice> assumed = parameters.find("FLOOR_AREA_RATIO", zone, 0);
        if (assumed.isPresent()) {
            Range land = steps.from("netLand").value();
            return steps.take(STEP, "floorArea.assumed", land.times(assumed.get().range()).rounded(), M2, parameter(assumed.get()), steps.from("netLand"));
        }
        if (rule.measure() == null || rule.allowed() == null) {
            return steps.take(STEP, "floorArea.none", Range.NOTHING, M2);
        }
        Code measure = measure(rule);
        String land = basis(rule, measure).equals("USE_AREA") ? "buildableLand" : "netLand";
        if (land.equals("buildableLand")) {
            Range buildable = steps.from("grossLand").value().minus(steps.from("excluded").value()).notNegative();
            steps.take(land, "buildableLand", buildable, M2, steps.from("grossLand"), steps.from("excluded"));
        }
        return switch (measure.value("counts").orElseThrow()) {
            case "footprint" -> throughFootprint(zone, measure, land, steps);
            case "homes", "premises" -> throughNetArea(zone, steps);
            default -> directly(zone, measure, land, steps);
        };
    }

    private Range throughFootprint(ZoneFacts zone, Code measure, String land, Steps steps) {
        Range footprint = allowed("footprint", zone, measure, land, steps);
        if (zone.country().equals("NO")) {
            Choice parking = parameters.of("PARKING_SHARE", zone);
            footprint = steps.take("footprintLessParking", "lessParking", footprint.times(parking.range().complement()), M2,
                    steps.from("footprint"), parameter(parking));
        }
        Range storeys = storeys(zone, steps);
        return steps.take(STEP, "floorArea.footprint", footprint.times(storeys).rounded(), M2,
                steps.from(zone.country().equals("NO") ? "footprintLessParking" : "footprint"), steps.from("storeys"));
    }

    private Range directly(ZoneFacts zone, Code measure, String land, Steps steps) {
        Range area = allowed("permitted", zone, measure, land, steps);
        if (zone.utilisation().maxStoreys() != null) {
            Range full = steps.from("netLand").value().times(storeys(zone, steps));
            area = steps.take("permitted", "permitted.storeys", area.atMost(full), M2,
                    steps.from("permitted"), steps.from("netLand"), steps.from("storeys"));
        }
        if (zone.country().equals("NO")) {
            Choice parking = parameters.of("PARKING_SHARE", zone);
            return steps.take(STEP, "lessParking", area.times(parking.range().complement()).rounded(), M2, steps.from("permitted"), parameter(parking));
        }
        return steps.take(STEP, "floorArea.permitted", area.rounded(), M2, steps.from("permitted"));
    }

    /** Living area or premises' area, measured inside; the building around them is larger. */
    private Range throughNetArea(ZoneFacts zone, Steps steps) {
        Choice share = parameters.of("BOA_SHARE", zone);
        double allowed = zone.utilisation().allowed();
        return steps.take(STEP, "floorArea.inside", Range.exactly(allowed).over(share.range()).rounded(), M2,
                fact("utilisationAllowed", allowed, M2), parameter(share));
    }

    /** A value in square metres is the zone's in all, as long as there is land to build on; a share is of the land. */
    private static Range allowed(String step, ZoneFacts zone, Code measure, String land, Steps steps) {
        double value = zone.utilisation().allowed();
        String unit = measure.value("unit").orElse("");
        Range onLand = steps.from(land).value();
        if (unit.equals(M2)) {
            Range area = new Range(onLand.low() > 0 ? value : 0, onLand.likely() > 0 ? value : 0, onLand.high() > 0 ? value : 0);
            return steps.take(step, step + ".value", area, M2, fact("utilisationAllowed", value, M2), steps.from(land));
        }
        boolean percent = unit.equals("%");
        Range area = onLand.times(Range.exactly(percent ? value / 100 : value));
        return steps.take(step, step + (percent ? ".percent" : ".ratio"), area, M2, fact("utilisationAllowed", value, unit), steps.from(land));
    }

    private Range storeys(ZoneFacts zone, Steps steps) {
        Utilisation rule = zone.utilisation();
        if (rule.maxStoreys() != null) {
            return steps.take("storeys", "storeys.given", Range.exactly(rule.maxStoreys()), "storeys", fact("maxStoreys", rule.maxStoreys(), "storeys"));
        }
        if (rule.maxEavesHeightM() != null) {
            Choice height = parameters.of("STOREY_HEIGHT", zone);
            Range storeys = Range.exactly(rule.maxEavesHeightM()).over(height.range()).roundedDown();
            return steps.take("storeys", "storeys.height", storeys, "storeys", fact("maxEavesHeightM", rule.maxEavesHeightM(), "m"), parameter(height));
        }
        Choice storeys = parameters.of("STOREYS", zone);
        return steps.take("storeys", "storeys.assumed", storeys.range(), "storeys", parameter(storeys));
    }

    /** Whether the measure itself says that all (1) or none (0) of the area is homes. */
    Optional<Double> homeShare(ZoneFacts zone) {
        if (zone.utilisation().measure() == null || parameters.find("FLOOR_AREA_RATIO", zone, 0).isPresent()) {
            return Optional.empty();
        }
        return measure(zone.utilisation()).value("counts").filter(counts -> counts.equals("homes") || counts.equals("premises"))
                .map(counts -> counts.equals("homes") ? 1.0 : 0.0);
    }

    /** Streets, parks, fields and water hold nobody, regulated or not. */
    private boolean builds(ZoneFacts zone) {
        return codes.find("land_use", zone.landUse()).flatMap(use -> use.value("builds")).filter("false"::equals).isEmpty();
    }

    private Code measure(Utilisation rule) {
        return codes.find("utilisation_measure", rule.measure()).orElseThrow();
    }

    private static String basis(Utilisation rule, Code measure) {
        return rule.basis() != null ? rule.basis() : measure.value("basis").orElseThrow();
    }
}
