package org.byggbar.housing;

import java.util.Map;

/**
 * Homes somebody wants to build, builds or has built.
 *
 * @param dwellings all homes; the sum of {@code ownerOccupied}, {@code cooperative} and {@code rental}
 * @param geometry GeoJSON point, longitude first
 */
record HousingProject(long id, long version, String municipality, String name, String developer, String stage, int dwellings,
        int ownerOccupied, int cooperative, int rental, Integer completionYear, String description, Map<String, Object> geometry) {}
