package org.byggbar.zoning;

import java.util.List;
import java.util.Optional;
import org.byggbar.platform.Sql;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What applies today at a place: the zones of plans in force. */
@Repository
public class ZonesAt {

    private static final String ZONES_AT = Sql.beside(ZonesAt.class, "zones-at");

    private final JdbcClient db;

    ZonesAt(JdbcClient db) {
        this.db = db;
    }

    /** @param stored point or area in the storage CRS; @return the zone that holds most of it first, the younger plan's of two equal ones */
    public List<ZoneAt> inForce(String municipality, Geometry stored) {
        return db.sql(ZONES_AT).param("municipality", municipality).param("wkb", new WKBWriter().write(stored))
                .param("srid", stored.getSRID()).query(ZoneAt.class).list();
    }

    /** The zone that holds the most of an area, when one holds any of it. */
    public Optional<ZoneAt> mainly(String municipality, Geometry stored) {
        return inForce(municipality, stored).stream().findFirst();
    }
}
