package org.byggbar.zoning.version;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.byggbar.zoning.ZoneState;

/**
 * A zone in the trash.
 *
 * @param zone its last state; {@code restore} among a plan's edits brings it back with its id
 * @param deletedBy a planner's name
 * @param until when it is no longer offered; its history stays
 */
@Schema(name = "DeletedZone")
record DeletedZone(ZoneState zone, Instant deletedAt, @Schema(nullable = true) String deletedBy, Instant until) {}
