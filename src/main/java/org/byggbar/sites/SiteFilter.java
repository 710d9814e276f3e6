package org.byggbar.sites;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * What a developer looks for; null is "any". Areas in m², distances in metres.
 *
 * @param q words to be found as they are in name, code, cadastral reference, description or price basis
 * @param polygon drawn area in the storage CRS: a site counts when it reaches into it
 */
record SiteFilter(String q, Double areaMin, Double areaMax, List<String> landUse, List<String> status, Double floorAreaMin,
        Double stationWithinM, Geometry polygon) {}
