package org.byggbar.zoning;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A zone just saved, and what its author should look at: nothing of it kept the save from happening. */
@Schema(name = "SavedZone")
record SavedZone(@JsonUnwrapped ZoneState zone, List<ZoneWarning> warnings) {}
