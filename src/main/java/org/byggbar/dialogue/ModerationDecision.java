package org.byggbar.dialogue;

import java.util.Map;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.JsonFields;
import tools.jackson.databind.JsonNode;

/**
 * What a moderator decided.
 *
 * @param rejectionReason code of the reason, with REJECTED and only there
 * @param answer the municipality's answer, shown beside the contribution and with its receipt
 */
record ModerationDecision(String status, String rejectionReason, String answer) {

    /** @throws org.byggbar.platform.ProblemException 422 with all faults */
    static ModerationDecision read(JsonNode body, CodeLists codeLists) {
        JsonFields fields = new JsonFields(body);
        ModerationDecision decision = new ModerationDecision(
                fields.code("status", code -> codeLists.find("contribution_status", code).isPresent()),
                fields.optionalCode("rejectionReason", code -> codeLists.find("rejection_reason", code).isPresent()),
                fields.optionalText("answer", NewContribution.MAX_TEXT));
        boolean rejected = "REJECTED".equals(decision.status());
        if (rejected && body.path("rejectionReason").isMissingNode() || rejected && body.path("rejectionReason").isNull()) {
            fields.fault("rejectionReason", "contribution.reason_missing", Map.of());
        } else if (!rejected && decision.rejectionReason() != null) {
            fields.fault("rejectionReason", "field.inconsistent", Map.of("fields", "status, rejectionReason"));
        }
        fields.done();
        return decision;
    }
}
