package org.byggbar.zoning;

import java.util.Map;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.JsonFields;
import org.springframework.stereotype.Component;

/** Reads what a zone is used for: the country's own code, the neighbour's and INSPIRE's. */
@Component
class ZoneLandUseReader {

    private static final Map<String, String> SYSTEM = Map.of("NO", "NO_AREALFORMAL", "SE", "SE_ANVANDNING");

    private final CodeLists codes;

    ZoneLandUseReader(CodeLists codes) {
        this.codes = codes;
    }

    /** Faults are left in {@code fields}. */
    ZoneLandUse read(JsonFields fields, Municipality municipality, String overlay, String strategy) {
        String own = SYSTEM.get(municipality.country());
        ZoneLandUse use = new ZoneLandUse(landUse(fields, "landUse", own), parallel(fields, own),
                fields.optionalCode("hilucs", code -> codes.find("hilucs", code).isPresent()), landUse(fields, "fromLandUse", own));
        if (overlay == null) {
            checkTogether(fields, strategy, use);
        } else {
            ZoneBodyReader.refuseForOverlay(fields, overlay, "landUse", use.landUse() != null);
            ZoneBodyReader.refuseForOverlay(fields, overlay, "parallelLandUse", use.parallelLandUse() != null);
            ZoneBodyReader.refuseForOverlay(fields, overlay, "hilucs", use.hilucs() != null);
            ZoneBodyReader.refuseForOverlay(fields, overlay, "fromLandUse", use.fromLandUse() != null);
        }
        return use;
    }

    private String landUse(JsonFields fields, String name, String system) {
        String landUse = known(fields, name);
        if (landUse != null && !system(landUse).equals(system)) {
            fields.fault(name, "zone.land_use_other_country", Map.of("actual", landUse));
        }
        return landUse;
    }

    private String parallel(JsonFields fields, String system) {
        String landUse = known(fields, "parallelLandUse");
        if (landUse != null && system(landUse).equals(system)) {
            fields.fault("parallelLandUse", "zone.parallel_land_use_same_country", Map.of("actual", landUse));
        }
        return landUse;
    }

    private String known(JsonFields fields, String name) {
        return fields.optionalCode(name, code -> codes.find("land_use", code).isPresent());
    }

    private String system(String landUse) {
        return codes.find("land_use", landUse).flatMap(code -> code.value("system")).orElse("");
    }

    private static void checkTogether(JsonFields fields, String strategy, ZoneLandUse use) {
        if (use.landUse() == null) {
            fields.missing("landUse");
        }
        boolean transforms = "TRANSFORM".equals(strategy);
        if (transforms && use.fromLandUse() == null) {
            fields.missing("fromLandUse");
        } else if (strategy != null && !transforms && use.fromLandUse() != null) {
            fields.fault("fromLandUse", "field.inconsistent", Map.of("fields", "strategy, fromLandUse"));
        } else if (transforms && use.fromLandUse().equals(use.landUse())) {
            fields.fault("fromLandUse", "field.inconsistent", Map.of("fields", "landUse, fromLandUse"));
        }
    }
}
