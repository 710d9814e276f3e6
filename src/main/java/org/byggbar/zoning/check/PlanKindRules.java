package org.byggbar.zoning.check;

import org.byggbar.platform.CodeLists;

/**
 * What the code list {@code plan_kind} demands of a plan's zones.
 *
 * @param mustCover they cover the plan together
 * @param exclusive only one plan of such a kind may be in force on a spot
 * @param singlePart each zone is delivered as one polygon
 */
record PlanKindRules(String kind, boolean mustCover, boolean exclusive, boolean singlePart) {

    static PlanKindRules of(String kind, CodeLists codes) {
        return new PlanKindRules(kind, is(codes, kind, "must_cover"), is(codes, kind, "exclusive"), is(codes, kind, "single_part"));
    }

    private static boolean is(CodeLists codes, String kind, String column) {
        return codes.find("plan_kind", kind).flatMap(code -> code.value(column)).filter("true"::equals).isPresent();
    }
}
