package org.byggbar.municipality;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A map that may lie beneath a municipality's plans.
 *
 * @param title by language
 * @param address for {@code XYZ} and {@code WMTS} a template of picture tiles in EPSG:3857; for {@code PMTILES} the name of
 *     a file, served at {@code /basemaps/{municipality}/{address}}
 * @param attribution whom the map is by, plain text
 * @param attributionUrl where the attribution leads, null for nowhere
 * @param minZoom lowest zoom level that it has tiles for
 * @param maxZoom highest zoom level that it has tiles for; closer views enlarge them
 * @param muted whether it is shown in quiet colours unless a reader wants it otherwise
 * @param usual whether a reader who has not chosen sees it
 */
public record Basemap(Map<String, String> title, Kind kind, String address, String attribution, String attributionUrl,
        int minZoom, int maxZoom, boolean muted, @JsonProperty("default") boolean usual) {

    /** How tiles are asked for: by zoom, column, row; by the names of OGC WMTS (07-057r7); out of a PMTiles archive. */
    public enum Kind {
        XYZ, WMTS, PMTILES
    }
}
