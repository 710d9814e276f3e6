package org.byggbar.municipality;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A tenant of this server.
 *
 * @param id slug used in addresses, {@code drammen}
 * @param code official code (SSB or SCB), text because of leading zeros
 * @param country {@code NO} or {@code SE}
 * @param planningSrid EPSG code of the CRS whose plane areas and lengths are measured in
 * @param homeLon longitude in degrees where its map opens
 * @param homeLat latitude in degrees where its map opens
 * @param tagline one sentence by language
 * @param basemaps maps that may lie beneath its plans, in the order they are offered
 * @param bbox west, south, east, north in degrees
 */
public record Municipality(String id, String code, String name, String country, int planningSrid, List<String> languages,
        String defaultLanguage, ZoneId timeZone, double homeLon, double homeLat, int homeZoom,
        Map<String, String> tagline, List<Basemap> basemaps, double[] bbox) {}
