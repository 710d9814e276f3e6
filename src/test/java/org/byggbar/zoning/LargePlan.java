package org.byggbar.zoning;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A plan of 2,000 zones side by side with 100 corners each, 200 m squares whose borders are the same corners in both. */
final class LargePlan {

    static final int ZONES = 2_000;
    static final int CORNERS = 200_000;

    private LargePlan() {}

    /** Fills an empty draft, whose border becomes the union of the zones. */
    static void fill(JdbcClient db, PlanUnderWork plan) {
        db.sql("""
                with middle as (select st_transform(st_setsrid(st_makepoint(:lon, :lat), 4326), 25833) as p),
                square as (
                    select i, st_snaptogrid(st_segmentize(st_makeenvelope(x, y, x + 200, y + 200, 25833), 8.001), 0.001) as geom
                    from middle, generate_series(0, :zones - 1) i,
                         lateral (select round(st_x(p)) - 4000 + (i % 40) * 200 as x, round(st_y(p)) - 5000 + (i / 40) * 200 as y) corner
                )
                insert into zone (municipality_id, plan_id, code, name, strategy, land_use, area_m2, geom)
                select :town, :plan, 'L' || i, 'Zone ' || i, 'PRESERVE', :landUse, 0, st_multi(geom) from square
                """).param("lon", plan.town().lon()).param("lat", plan.town().lat()).param("zones", ZONES).param("town", plan.town().id())
                .param("plan", plan.id()).param("landUse", plan.town().landUse()).update();
        db.sql("update plan set geom = (select st_multi(st_union(geom)) from zone where plan_id = :plan) where id = :plan")
                .param("plan", plan.id()).update();
    }
}
