package org.byggbar.zoning;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What became of one edit.
 *
 * @param ref the writer's own name for a created zone
 * @param zone as it is now, null when the edit deleted it
 * @param warnings about a shape that is new
 */
@Schema(name = "SavedEdit")
record SavedEdit(@JsonInclude(JsonInclude.Include.NON_NULL) String ref, long id, @Schema(nullable = true) ZoneState zone,
        List<ZoneWarning> warnings) {}
