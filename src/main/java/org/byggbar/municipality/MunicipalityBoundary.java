package org.byggbar.municipality;

import java.util.Map;
import org.byggbar.geo.Ewkb;
import org.byggbar.geo.GeometryFault;
import org.byggbar.geo.StorageCrs;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether a geometry lies in a municipality, and if not, what its author probably mixed up. */
@Repository
public class MunicipalityBoundary {

    /** Borders are digitised: this much outside is still inside, metres. */
    private static final double TOLERANCE_M = 50;
    /** More than the above anywhere in Norway and Sweden, for the first look at the bounding box. */
    private static final double TOLERANCE_DEGREES = 0.002;

    private final JdbcClient db;
    private final StorageCrs storage;

    MunicipalityBoundary(JdbcClient db, StorageCrs storage) {
        this.db = db;
        this.storage = storage;
    }

    /**
     * @param sent the geometry as it came, in degrees, longitude first; not necessarily valid
     * @return null when the whole geometry lies inside, or when it is invalid but near enough to have its fault told
     *     by {@code GeometryCheck}; else {@code geometry.outside_municipality} with a {@code hint} of
     *     {@code axis_swap}, {@code projected} or {@code elsewhere}
     */
    public GeometryFault fault(Geometry sent, Municipality municipality) {
        Envelope extent = sent.getEnvelopeInternal();
        boolean degrees = Math.max(Math.abs(extent.getMinX()), Math.abs(extent.getMaxX())) <= 180
                && Math.max(Math.abs(extent.getMinY()), Math.abs(extent.getMaxY())) <= 180;
        if (!degrees) {
            return outside(sent, "projected");
        }
        double[] b = municipality.bbox();
        Envelope home = new Envelope(b[0], b[2], b[1], b[3]);
        home.expandBy(TOLERANCE_DEGREES);
        if (!home.contains(extent)) {
            Envelope swapped = new Envelope(extent.getMinY(), extent.getMaxY(), extent.getMinX(), extent.getMaxX());
            return outside(sent, home.contains(swapped) ? "axis_swap" : "elsewhere");
        }
        Geometry stored = storage.fromWgs84(sent);
        return !stored.isValid() || contains(stored, municipality.id()) ? null : outside(sent, "elsewhere");
    }

    private static GeometryFault outside(Geometry sent, String hint) {
        Coordinate first = sent.getCoordinate();
        return new GeometryFault("geometry.outside_municipality", first.x, first.y, Map.of("hint", hint));
    }

    private boolean contains(Geometry stored, String municipality) {
        return db.sql("""
                select st_covers(st_buffer(geom, :tolerance), st_geomfromwkb(:wkb, :srid)) from municipality where id = :id
                """).param("tolerance", TOLERANCE_M).param("wkb", new WKBWriter().write(stored)).param("srid", storage.srid())
                .param("id", municipality).query(Boolean.class).optional().orElse(false);
    }

    /**
     * The municipality's area with its tolerance, for checking many geometries in memory.
     *
     * @return a prepared geometry in the storage CRS, safe for several threads
     */
    public PreparedGeometry area(String municipality) {
        byte[] wkb = db.sql("select st_asbinary(st_buffer(geom, :tolerance)) from municipality where id = :id")
                .param("tolerance", TOLERANCE_M).param("id", municipality).query(byte[].class).single();
        return PreparedGeometryFactory.prepare(Ewkb.read(wkb));
    }
}
