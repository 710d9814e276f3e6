package org.byggbar.zoning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.byggbar.zoning.capacity.Figures;
import org.byggbar.zoning.capacity.Range;

/**
 * What a plan holds and how that was found out.
 *
 * @param areaCrs the CRS in which areas are measured, {@code EPSG:25832}
 * @param total the sum of the zones' rounded figures
 * @param notCounted zones that give nothing to calculate with, each with its reason
 */
@Schema(name = "Capacity")
record CapacityAnswer(long planId, String areaCrs, Figures total, int notCounted, List<OfZone> zones) {

    /**
     * @param key as the asker named a draft; null for a saved zone
     * @param reason in words why there is no number, null when there is one
     * @param calculation null when it was not asked for
     */
    @Schema(name = "CapacityOfZone")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfZone(Long id, String key, String code, Figures figures, String reason, List<Step> calculation) {}

    /** @param formula in words, in the reader's language */
    @Schema(name = "CapacityStep")
    record Step(String step, String label, String formula, List<Input> inputs, double low, double likely, double high, String unit) {}

    /**
     * @param value the likely one
     * @param origin {@code FACT} of the zone, {@code PARAMETER} that may be set for the zone, or earlier {@code STEP}
     * @param standard what a parameter would be without the planner's own value; null for others
     * @param own whether the planner has set it for this zone
     */
    @Schema(name = "CapacityInput")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Input(String code, String name, double value, double low, double high, String unit, String source, String origin,
            Range standard, boolean own) {}

    /** The shape of a request for the API's description. */
    @Schema(name = "CapacityRequest")
    record Request(List<Draft> zones) {}

    /** A zone's body and the name under which the answer tells about it. */
    @Schema(name = "CapacityDraft")
    record Draft(String key, @JsonUnwrapped ZoneAttributes attributes,
            @Schema(ref = "Geometry") Map<String, Object> geometry) {}
}
