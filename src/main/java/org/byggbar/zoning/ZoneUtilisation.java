package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * How much and how high one may build. A value means nothing without its measure and its basis, so none is ever
 * converted to another.
 *
 * @param utilisationMeasure code of the list {@code utilisation_measure}, which says the unit; null when nothing is regulated
 * @param utilisationBasis code of the list {@code utilisation_basis}: what the value is counted on; null: the measure's own
 * @param utilisationExisting what is built today, in that measure
 * @param utilisationAllowed what may be built in all, in that measure
 * @param maxRidgeHeightM mønehøyde, nockhöjd, metres
 * @param maxEavesHeightM gesimshøyde, byggnadshöjd, metres; never above the ridge
 */
@Embeddable
record ZoneUtilisation(
        @Schema(nullable = true, example = "NO_PCT_BYA") String utilisationMeasure,
        @Schema(nullable = true, example = "PLOT") String utilisationBasis,
        @Schema(nullable = true) @Column(columnDefinition = "numeric(12, 3)") Double utilisationExisting,
        @Schema(nullable = true) @Column(columnDefinition = "numeric(12, 3)") Double utilisationAllowed,
        @Schema(nullable = true, minimum = "0", maximum = "200") Integer maxStoreys,
        @Schema(nullable = true, minimum = "0", maximum = "1000")
        @Column(name = "max_ridge_height_m", columnDefinition = "numeric(6, 2)") Double maxRidgeHeightM,
        @Schema(nullable = true, minimum = "0", maximum = "1000")
        @Column(name = "max_eaves_height_m", columnDefinition = "numeric(6, 2)") Double maxEavesHeightM) {}
