package org.byggbar.geo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A coordinate reference system that features are told and asked for in. Inside the server every coordinate has easting or
 * longitude first; {@code northFirst} says that the authority's definition, and so the OGC's answers, have it the other way round.
 *
 * @param uri the OGC's name for it
 * @param srid EPSG code, the same as PostGIS's
 * @param degrees whether its coordinates are degrees; metres otherwise
 * @param domain where it holds
 */
public record Crs(String uri, int srid, boolean northFirst, boolean degrees, Domain domain) {

    /** A box in degrees, longitude first. */
    public record Domain(double west, double south, double east, double north) {

        boolean holds(Domain other) {
            return west <= other.west && south <= other.south && east >= other.east && north >= other.north;
        }
    }

    private static final Domain WORLD = new Domain(-180, -90, 180, 90);
    /** Norway uses zone 33 from coast to border and zones 32 and 35 beyond their six degrees; the series used here hold to 1 mm. */
    private static final Domain NORDIC = new Domain(2, 53, 35, 82);

    public static final Crs CRS84 = new Crs("http://www.opengis.net/def/crs/OGC/1.3/CRS84", Projections.WGS84, false, true, WORLD);
    public static final Crs WEB_MERCATOR = epsg(3857, false, new Domain(-180, -85.06, 180, 85.06));

    /** Zones of SWEREF 99 with the areas that the EPSG register gives them. */
    private static final List<Crs> SWEREF_LOCAL = List.of(
            epsg(3007, true, new Domain(10.93, 56.74, 13.11, 60.13)), epsg(3008, true, new Domain(12.12, 55.28, 14.79, 62.28)),
            epsg(3009, true, new Domain(13.54, 55.95, 16.15, 61.62)), epsg(3010, true, new Domain(15.41, 56.15, 17.63, 62.26)),
            epsg(3011, true, new Domain(17.08, 58.66, 19.61, 60.70)), epsg(3012, true, new Domain(11.93, 61.55, 15.55, 64.39)),
            epsg(3013, true, new Domain(13.66, 60.44, 17.01, 65.13)), epsg(3014, true, new Domain(14.31, 62.12, 19.04, 67.19)),
            epsg(3015, true, new Domain(17.18, 56.86, 20.22, 66.17)), epsg(3016, true, new Domain(16.08, 63.45, 23.28, 69.07)),
            epsg(3017, true, new Domain(19.63, 65.01, 22.91, 66.43)), epsg(3018, true, new Domain(21.85, 65.49, 24.17, 68.14)));

    /** The default of every standard first. */
    public static final List<Crs> ALL = Stream.concat(Stream.of(CRS84,
            new Crs("http://www.opengis.net/def/crs/EPSG/0/4326", Projections.WGS84, true, true, WORLD), WEB_MERCATOR,
            epsg(25832, false, NORDIC), epsg(25833, false, NORDIC), epsg(25835, false, NORDIC), epsg(3006, true, NORDIC)),
            SWEREF_LOCAL.stream()).toList();

    private static Crs epsg(int code, boolean northFirst, Domain domain) {
        return new Crs("http://www.opengis.net/def/crs/EPSG/0/" + code, code, northFirst, false, domain);
    }

    public static Optional<Crs> find(String uri) {
        return ALL.stream().filter(crs -> crs.uri.equals(uri)).findFirst();
    }

    /** The plain system of an EPSG code: degrees come with longitude first. */
    public static Optional<Crs> find(int srid) {
        return ALL.stream().filter(crs -> crs.srid == srid).findFirst();
    }

    /** @param lonLat west, south, east, north in degrees */
    public boolean holds(double[] lonLat) {
        return domain.holds(new Domain(lonLat[0], lonLat[1], lonLat[2], lonLat[3]));
    }

    /** What people call it: {@code EPSG:25833} or {@code CRS84}. */
    public String name() {
        return this == CRS84 ? "CRS84" : "EPSG:" + srid;
    }
}
