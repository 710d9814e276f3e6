package org.byggbar.zoning;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.JsonFields;
import org.byggbar.zoning.capacity.Range;
import org.springframework.stereotype.Component;

/** Reads what stands in a zone, what of it goes, when the new is built, and the planner's own capacity parameters. */
@Component
class ZoneStockReader {

    /** No home anywhere in the Nordic countries is smaller, gross floor area in square metres. */
    static final int SMALLEST_DWELLING_M2 = 15;

    private static final int MAX_DWELLINGS = 1_000_000;
    private static final int MAX_FLOOR_AREA_M2 = 100_000_000;
    private static final int MAX_PHASES = 20;
    private static final int MAX_PARAMETERS = 40;
    private static final Set<String> TEARS_DOWN = Set.of("TRANSFORM", "NEW");

    private final CodeLists codes;

    ZoneStockReader(CodeLists codes) {
        this.codes = codes;
    }

    /** Faults are left in {@code fields}, as by the others. */
    ZoneStock stock(JsonFields fields, String overlay, String strategy) {
        ZoneStock stock = new ZoneStock(fields.integer("existingDwellings", 0, MAX_DWELLINGS, 0),
                fields.integer("existingFloorAreaM2", 0, MAX_FLOOR_AREA_M2, 0), percent(fields, "demolishedSharePct"));
        ZoneBodyReader.refuseForOverlay(fields, overlay, "existingDwellings", stock.existingDwellings() > 0);
        ZoneBodyReader.refuseForOverlay(fields, overlay, "existingFloorAreaM2", stock.existingFloorAreaM2() > 0);
        ZoneBodyReader.refuseForOverlay(fields, overlay, "demolishedSharePct", stock.demolishedSharePct() != null);
        if (strategy != null && stock.demolishedSharePct() != null && !TEARS_DOWN.contains(strategy)) {
            fields.fault("demolishedSharePct", "field.inconsistent", Map.of("fields", "strategy, demolishedSharePct"));
        }
        long smallest = (long) stock.existingDwellings() * SMALLEST_DWELLING_M2;
        if (stock.existingFloorAreaM2() < smallest) {
            fields.fault("existingFloorAreaM2", "field.inconsistent",
                    Map.of("fields", "existingDwellings, existingFloorAreaM2", "min", smallest));
        }
        return stock;
    }

    List<ZonePhase> phases(JsonFields fields) {
        List<ZonePhase> phases = fields.objects("phases", MAX_PHASES, phase -> {
            Integer from = phase.optionalInteger("from", 1900, 2200);
            Double share = percent(phase, "sharePct");
            if (from == null) {
                phase.missing("from");
            }
            if (share == null) {
                phase.missing("sharePct");
            }
            return new ZonePhase(from == null ? 0 : from, share == null ? 0 : share);
        });
        double sum = phases.stream().mapToDouble(ZonePhase::sharePct).sum();
        if (!phases.isEmpty() && Math.abs(sum - 100) > 0.001 && !fields.isFaulty()) {
            fields.fault("phases", "rule.zone_phases_sum", Map.of("actual", Math.rint(sum * 100) / 100));
        }
        for (int i = 1; i < phases.size(); i++) {
            if (phases.get(i).from() <= phases.get(i - 1).from() && phases.get(i).from() > 0) {
                fields.fault("phases/" + i + "/from", "zone.phases_order", Map.of());
            }
        }
        return phases;
    }

    Map<String, Range> parameters(JsonFields fields, Municipality municipality, String overlay) {
        Map<String, Range> parameters = fields.members("capacityParameters", MAX_PARAMETERS, ZoneStockReader::range);
        ZoneBodyReader.refuseForOverlay(fields, overlay, "capacityParameters", !parameters.isEmpty());
        parameters.keySet().stream().filter(code -> !isParameter(code, municipality.country()))
                .forEach(code -> fields.fault("capacityParameters/" + code, "field.unknown_code", Map.of("actual", code)));
        return parameters;
    }

    private boolean isParameter(String code, String country) {
        return codes.find("capacity_parameter", code)
                .filter(parameter -> parameter.value("country").map(country::equals).orElse(true)).isPresent();
    }

    private static Range range(JsonFields range) {
        Double low = number(range, "low");
        Double likely = number(range, "likely");
        Double high = number(range, "high");
        if (low == null || likely == null || high == null) {
            return null;
        }
        if (low > likely || likely > high) {
            range.fault("likely", "zone.range_order", Map.of());
        }
        return new Range(low, likely, high);
    }

    private static Double number(JsonFields fields, String name) {
        Double number = fields.optionalNumber(name, 0, 1_000_000);
        if (number == null) {
            fields.missing(name);
        }
        return number;
    }

    private static Double percent(JsonFields fields, String name) {
        Double percent = fields.optionalNumber(name, 0, 100);
        return percent == null ? null : Math.rint(percent * 100) / 100;
    }
}
