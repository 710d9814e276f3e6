package org.byggbar.municipality;

import java.util.Map;
import org.byggbar.geo.GeometryFault;
import org.byggbar.geo.StorageCrs;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether a geometry lies in a municipality, and if not, what its author probably mixed up. */
@Repository
public class MunicipalityBoundary {

    /** Borders are digitised: this much outside is still inside, metres. */
    private static final double TOLERANCE_M = 50;

    private final JdbcClient db;
    private final StorageCrs storage;

    MunicipalityBoundary(JdbcClient db, StorageCrs storage) {
        this.db = db;
        this.storage = storage;
    }

    /**
     * @param sent the geometry as it came, in degrees, longitude first
     * @return null when the whole geometry lies inside; else {@code geometry.outside_municipality} with a
     *     {@code hint} of {@code axis_swap}, {@code projected} or {@code elsewhere}
     */
    public GeometryFault fault(Geometry sent, String municipality) {
        Coordinate first = sent.getCoordinate();
        boolean degrees = java.util.Arrays.stream(sent.getCoordinates())
                .allMatch(c -> Math.abs(c.x) <= 180 && Math.abs(c.y) <= 90);
        if (!degrees) {
            return new GeometryFault("geometry.outside_municipality", null, null, Map.of("hint", "projected"));
        }
        if (contains(storage.fromWgs84(sent), municipality)) {
            return null;
        }
        Geometry swapped = sent.copy();
        swapped.apply((Coordinate c) -> {
            double x = c.x;
            c.x = c.y;
            c.y = x;
        });
        swapped.geometryChanged();
        boolean swap = Math.abs(first.x) <= 90 && contains(storage.fromWgs84(swapped), municipality);
        return new GeometryFault("geometry.outside_municipality", first.x, first.y, Map.of("hint", swap ? "axis_swap" : "elsewhere"));
    }

    private boolean contains(Geometry stored, String municipality) {
        return db.sql("""
                select st_covers(st_buffer(geom, :tolerance), st_geomfromwkb(:wkb, :srid)) from municipality where id = :id
                """).param("tolerance", TOLERANCE_M).param("wkb", new WKBWriter().write(stored)).param("srid", storage.srid())
                .param("id", municipality).query(Boolean.class).optional().orElse(false);
    }
}
