package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Embeddable;

/**
 * What a zone is used for, in the codes of up to three systems; all null for an overlay.
 *
 * @param landUse code of the list {@code land_use}, of the municipality's country
 * @param parallelLandUse code of the same list, of the neighbour country; null when nobody needs it
 * @param hilucs code of the list {@code hilucs} (INSPIRE); null: what {@code land_use} says of {@code landUse}
 * @param fromLandUse today's land use of a zone to be transformed, null for every other
 */
@Embeddable
record ZoneLandUse(
        @Schema(nullable = true, example = "1110") String landUse,
        @Schema(nullable = true, example = "B") String parallelLandUse,
        @Schema(nullable = true, example = "5_1_PermanentResidentialUse") String hilucs,
        @Schema(nullable = true) String fromLandUse) {

    static final ZoneLandUse NONE = new ZoneLandUse(null, null, null, null);
}
