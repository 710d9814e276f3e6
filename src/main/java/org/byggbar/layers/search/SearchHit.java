package org.byggbar.layers.search;

import java.util.List;

/**
 * One answer to a search.
 *
 * @param kind id of the layer, or {@code coordinate}
 * @param id of the feature, null for a coordinate
 * @param lon longitude of a point inside the feature in degrees; null when it has no geometry
 * @param bbox west, south, east, north in degrees; null when it has no geometry
 * @param within titles of the features that contain the point, such as zones
 */
record SearchHit(String kind, Long id, String title, String detail, Double lon, Double lat, double[] bbox, List<String> within) {

    SearchHit within(List<String> titles) {
        return new SearchHit(kind, id, title, detail, lon, lat, bbox, titles);
    }
}
