package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.media.Schema;
import org.byggbar.platform.EtagHeader;

/**
 * A zone of a batch that is not what its writer thought it was.
 *
 * @param index which edit, from 0
 * @param code {@code precondition.failed}: somebody saved it meanwhile, or it is back already; {@code feature.gone}: it
 *     was deleted, or it is no longer in the trash
 * @param current what it is now, to merge with; null when it is gone
 */
@Schema(name = "EditConflict")
record EditConflict(int index, long id, String code, @Schema(nullable = true) ZoneState current, @Schema(nullable = true) String currentEtag) {

    EditConflict with(ZoneState now) {
        return new EditConflict(index, id, code, now, EtagHeader.of(now.version()));
    }
}
