package org.byggbar.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A token as its owner sees it in a list; the secret is not part of it.
 *
 * @param label what its owner calls it
 * @param lastUsedOn the last day (UTC) on which a request came with it, null for none
 */
@Schema(name = "ApiToken")
record ApiToken(long id, String label, Scope scope, Instant createdAt, Instant expiresAt, @Schema(nullable = true) LocalDate lastUsedOn) {

    /** READ: GET and HEAD, and questions that are sent as POST. EDIT: whatever its owner may do, except to make and revoke tokens. */
    enum Scope {
        READ, EDIT
    }
}
