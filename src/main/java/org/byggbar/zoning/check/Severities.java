package org.byggbar.zoning.check;

import org.byggbar.platform.CodeLists;

/** How grave a fault is, from the code lists {@code check_rule} and {@code zone_requirement}. */
final class Severities {

    static final String ERROR = "error";
    static final String WARNING = "warning";

    private Severities() {}

    /**
     * @param status the status that the plan has or is about to get; in force, some warnings become errors
     * @return {@link #ERROR} or {@link #WARNING}
     */
    static String of(Fault fault, PlanKindRules plan, String status, CodeLists codes) {
        Object requirement = fault.words().get("requirement");
        if (requirement != null) {
            return column(codes, "zone_requirement", requirement.toString(), "severity");
        }
        boolean mustHave = fault.code() == FaultCode.NO_ZONES || fault.code() == FaultCode.NO_BORDER;
        if (mustHave && plan.mustCover()) {
            return ERROR;
        }
        return column(codes, "check_rule", fault.code().code(), status.equals("IN_FORCE") ? "severity_in_force" : "severity");
    }

    private static String column(CodeLists codes, String list, String code, String column) {
        return codes.find(list, code).flatMap(row -> row.value(column)).orElse(ERROR);
    }
}
