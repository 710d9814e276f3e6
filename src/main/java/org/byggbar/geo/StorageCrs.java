package org.byggbar.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The installation's one storage CRS (EPSG:25833 unless installed otherwise) and its 1 mm grid. Every geometry is
 * rounded to that grid before it is checked and stored, so a corner that two zones share is the same two numbers in
 * both, also after a trip through a browser in degrees.
 */
@Component
public class StorageCrs {

    /** Millimetres. */
    private static final PrecisionModel GRID = new PrecisionModel(1000);

    private final int srid;

    public StorageCrs(@Value("${byggbar.geo.storage-srid}") int srid) {
        this.srid = srid;
    }

    public int srid() {
        return srid;
    }

    /** From any supported CRS, easting or longitude first, to the storage grid. Topology is not repaired. */
    public Geometry fromCrs(Geometry geometry, int fromSrid) {
        Geometry stored = GeometryPrecisionReducer.reducePointwise(Projections.transform(geometry, fromSrid, srid), GRID);
        stored.setSRID(srid);
        return stored;
    }

    public Geometry fromWgs84(Geometry lonLat) {
        return fromCrs(lonLat, Projections.WGS84);
    }

    public Geometry toWgs84(Geometry stored) {
        return Projections.transform(stored, srid, Projections.WGS84);
    }

    /** @return longitude and latitude in degrees */
    public Coordinate toWgs84(Coordinate stored) {
        GeometryFactory factory = new GeometryFactory(new PrecisionModel(), srid);
        return toWgs84(factory.createPoint(new Coordinate(stored.x, stored.y))).getCoordinate();
    }

    public Geometry toCrs(Geometry stored, int toSrid) {
        return Projections.transform(stored, srid, toSrid);
    }
}
