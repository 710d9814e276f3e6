package org.byggbar.plans;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A plan in a list, and what other packages know of it.
 *
 * @param municipality slug such as {@code drammen}
 * @param code the plan's official number
 * @param kind code of the list {@code plan_kind}
 * @param status code of the list {@code plan_status}
 * @param published whether everybody may see it
 * @param openForContributions whether people may have a say at this moment
 * @param contributionsUntil when the running round for contributions closes, or when the last one did; null when none has an end
 * @param editable whether the viewer may change its zones and border: a draft, and the viewer plans here
 * @param revises the plan that this draft is a revision of, null for every other plan
 * @param latestVersion number of its newest published version, null before the first
 * @param bbox west, south, east, north of the border in degrees, null without a border
 */
public record PlanSummary(long id, long version, String municipality, String code, String name, String kind, String status,
        boolean published, String summary, String language, LocalDate decidedOn, List<PhaseState> phases,
        boolean openForContributions, @Schema(nullable = true) OffsetDateTime contributionsUntil,
        boolean editable, @Schema(nullable = true) Revised revises, @Schema(nullable = true) Integer latestVersion, @Schema(nullable = true) double[] bbox) {

    /**
     * What a revision revises.
     *
     * @param version the newest published version of that plan when the revision was opened
     */
    @Schema(name = "RevisedPlan")
    public record Revised(long id, String code, String name, int version) {}
}
