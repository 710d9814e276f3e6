package org.byggbar.sites;

import java.time.LocalDate;
import java.util.Map;

/**
 * A plot on offer, as clients read it.
 *
 * @param areaM2 planar in {@code areaCrs}, the municipality's planning CRS
 * @param station the nearest one, null when the installation knows none
 * @param geometry GeoJSON, longitude first
 */
record Site(long id, long version, String municipality, boolean published, String code, String name, String status, String landUse, int floorAreaM2,
        double areaM2, String areaCrs, String allocationMethod, String priceBasis, LocalDate opensOn, LocalDate closesOn,
        String cadastralRef, String zoneCode, String contactName, String description, Station station, Map<String, Object> geometry) {

    /** @param distanceM from the plot's border, in the plane of the planning CRS */
    record Station(String name, double distanceM) {}
}
