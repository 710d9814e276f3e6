package org.byggbar.zoning;

import java.util.Arrays;
import java.util.Map;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.JsonFields;
import org.springframework.stereotype.Component;

/** Reads how much and how high one may build: a typed measure, its value and its basis. */
@Component
class ZoneUtilisationReader {

    private static final int MAX_VALUE = 100_000_000;
    private static final int MAX_STOREYS = 200;
    private static final int MAX_HEIGHT_M = 1000;

    private final CodeLists codes;

    ZoneUtilisationReader(CodeLists codes) {
        this.codes = codes;
    }

    /** Faults are left in {@code fields}. */
    ZoneUtilisation read(JsonFields fields, Municipality municipality) {
        String measure = measure(fields, municipality);
        ZoneUtilisation utilisation = new ZoneUtilisation(measure, basis(fields, municipality),
                value(fields, "utilisationExisting", measure), value(fields, "utilisationAllowed", measure),
                fields.optionalInteger("maxStoreys", 0, MAX_STOREYS), height(fields, "maxRidgeHeightM"), height(fields, "maxEavesHeightM"));
        checkTogether(fields, utilisation);
        return utilisation;
    }

    private String measure(JsonFields fields, Municipality municipality) {
        String measure = fields.optionalCode("utilisationMeasure", code -> codes.find("utilisation_measure", code).isPresent());
        boolean foreign = measure != null && !codes.find("utilisation_measure", measure).flatMap(code -> code.value("country"))
                .filter(municipality.country()::equals).isPresent();
        if (foreign) {
            fields.fault("utilisationMeasure", "zone.measure_other_country", Map.of("actual", measure));
        }
        return measure;
    }

    private String basis(JsonFields fields, Municipality municipality) {
        String basis = fields.optionalCode("utilisationBasis", code -> codes.find("utilisation_basis", code).isPresent());
        boolean foreign = basis != null && codes.find("utilisation_basis", basis).flatMap(code -> code.value("countries"))
                .filter(countries -> Arrays.asList(countries.split("\\|")).contains(municipality.country())).isEmpty();
        if (foreign) {
            fields.fault("utilisationBasis", "zone.basis_other_country", Map.of("actual", basis));
        }
        return basis;
    }

    /** The measure's unit says how large a value can be: no more than the whole plot can be built over. */
    private Double value(JsonFields fields, String name, String measure) {
        double max = codes.find("utilisation_measure", measure).flatMap(code -> code.value("max")).map(Double::valueOf)
                .orElse((double) MAX_VALUE);
        Double value = fields.optionalNumber(name, 0, max);
        return value == null ? null : Math.rint(value * 1000) / 1000;
    }

    private static Double height(JsonFields fields, String name) {
        Double metres = fields.optionalNumber(name, 0, MAX_HEIGHT_M);
        return metres == null ? null : Math.rint(metres * 100) / 100;
    }

    private static void checkTogether(JsonFields fields, ZoneUtilisation zone) {
        boolean hasValue = zone.utilisationAllowed() != null || zone.utilisationExisting() != null || zone.utilisationBasis() != null;
        if (zone.utilisationMeasure() == null && hasValue) {
            fields.missing("utilisationMeasure");
        }
        if (zone.maxEavesHeightM() != null && zone.maxRidgeHeightM() != null && zone.maxEavesHeightM() > zone.maxRidgeHeightM()) {
            fields.fault("maxEavesHeightM", "field.inconsistent", Map.of("fields", "maxEavesHeightM, maxRidgeHeightM"));
        }
    }
}
