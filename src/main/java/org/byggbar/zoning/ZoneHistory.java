package org.byggbar.zoning;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** Every state a zone ever had, the newest first. */
record ZoneHistory(List<Entry> versions) {

    /**
     * @param operation {@code UPDATE} or {@code DELETE} that ended this state, null for the present one
     */
    @Schema(name = "ZoneVersion")
    record Entry(@JsonUnwrapped ZoneState state, @Schema(nullable = true) Instant supersededAt,
            @Schema(nullable = true) String supersededBy, @Schema(nullable = true) String operation) {}
}
