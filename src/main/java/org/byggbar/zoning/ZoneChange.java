package org.byggbar.zoning;

import java.util.List;

/**
 * What one zone of a plan is today and what is proposed for it, in words of the reader's language.
 *
 * @param strategy DENSIFY, TRANSFORM, NEW or PRESERVE
 * @param areaM2 planar area in the municipality's planning CRS, square metres
 * @param today facts such as "Industry" and "120 homes"
 * @param proposed facts such as "Housing" and "up to 6 storeys"
 */
public record ZoneChange(long id, String code, String name, String strategy, String description, double areaM2,
        List<String> today, List<String> proposed) {}
