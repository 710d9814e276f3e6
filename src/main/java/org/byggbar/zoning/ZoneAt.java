package org.byggbar.zoning;

/**
 * A zone in force where something lies.
 *
 * @param share how much of the asked area lies in the zone, 0 to 1; 1 for a point
 */
public record ZoneAt(long id, long planId, String planName, String code, String name, String strategy, String landUse,
        String utilisationMeasure, Double utilisationAllowed, Integer maxStoreys, double share) {}
