package org.byggbar.zoning;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A part of a zone that is built from a year on.
 *
 * @param from calendar year
 * @param sharePct share of the zone's capacity, per cent
 */
record ZonePhase(@Schema(example = "2030") int from, @Schema(minimum = "0", maximum = "100") double sharePct) {}
