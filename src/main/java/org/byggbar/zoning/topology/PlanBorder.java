package org.byggbar.zoning.topology;

import java.util.Optional;
import org.byggbar.geo.Ewkb;
import org.byggbar.platform.ProblemException;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A plan's border as it is saved, in the storage CRS. */
@Repository
class PlanBorder {

    private final JdbcClient db;

    PlanBorder(JdbcClient db) {
        this.db = db;
    }

    /** Empty while a draft has none. */
    Optional<MultiPolygon> find(long plan) {
        return db.sql("select st_asbinary(geom) from plan where id = :plan and geom is not null").param("plan", plan)
                .query(byte[].class).optional().map(wkb -> (MultiPolygon) Ewkb.read(wkb));
    }

    /** @throws ProblemException 422 {@code trim.no_border} while a draft has none */
    MultiPolygon get(long plan) {
        return find(plan).orElseThrow(() -> ProblemException.unprocessable("trim.no_border"));
    }
}
