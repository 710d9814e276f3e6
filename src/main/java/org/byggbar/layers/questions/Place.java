package org.byggbar.layers.questions;

import org.byggbar.geo.Projections;
import org.byggbar.geo.StorageCrs;
import org.byggbar.platform.ProblemException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The point a question is about, in the storage CRS.
 *
 * @param east easting, metres
 * @param north northing, metres
 */
record Place(double east, double north) {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /**
     * @param lon longitude, degrees
     * @param lat latitude, degrees
     * @throws ProblemException 400 {@code parameter.invalid}; 422 {@code place.outside} where the storage CRS doesn't hold
     */
    static Place of(double lon, double lat, StorageCrs storage) {
        require(Math.abs(lon) <= 180, "lon");
        require(Math.abs(lat) <= 90, "lat");
        if (lon < -30 || lon > 60 || lat < 40 || lat > 88) {
            throw ProblemException.unprocessable("place.outside").with("lon", lon).with("lat", lat);
        }
        Coordinate stored = Projections.transform(FACTORY.createPoint(new Coordinate(lon, lat)), Projections.WGS84, storage.srid()).getCoordinate();
        return new Place(stored.x, stored.y);
    }

    private static void require(boolean sensible, String parameter) {
        if (!sensible) {
            throw ProblemException.badRequest("parameter.invalid").with("parameter", parameter);
        }
    }
}
