package org.byggbar.basemap;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.byggbar.municipality.Basemap;

/** The basemaps of a municipality in the order they are offered; at most one is {@code default}. */
record BasemapList(List<Basemap> basemaps, @Schema(accessMode = Schema.AccessMode.READ_ONLY, description = "As the ETag says it") long version) {}
