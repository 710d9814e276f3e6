package org.byggbar.zoning;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** The shape of a zone's POST and PUT for the API's description; {@link ZoneBodyReader} reads it. */
@Schema(name = "ZoneRequest")
record ZoneRequest(@JsonUnwrapped ZoneAttributes attributes, @Schema(ref = "Geometry") Map<String, Object> geometry) {}
