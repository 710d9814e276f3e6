package org.byggbar.support;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A plan of 2,000 zones side by side with 100 corners each, 200 m squares whose borders are the same corners in both. */
public final class LargePlan {

    public static final int ZONES = 2_000;
    public static final int CORNERS = 200_000;

    private LargePlan() {}

    /** Fills an empty draft around the middle of its municipality; its border becomes the union of the zones. */
    public static void fill(JdbcClient db, long plan) {
        db.sql("""
                with place as (
                    select m.id as town, case m.country when 'NO' then '1110' else 'B' end as land_use,
                           st_transform(st_setsrid(st_makepoint(m.home_lon, m.home_lat), 4326), 25833) as p
                    from plan join municipality m on m.id = plan.municipality_id where plan.id = :plan
                ),
                square as (
                    select i, town, land_use, st_snaptogrid(st_segmentize(st_makeenvelope(x, y, x + 200, y + 200, 25833), 8.001), 0.001) as geom
                    from place, generate_series(0, :zones - 1) i,
                         lateral (select round(st_x(p)) - 4000 + (i % 40) * 200 as x, round(st_y(p)) - 5000 + (i / 40) * 200 as y) corner
                )
                insert into zone (municipality_id, plan_id, code, name, strategy, land_use, area_m2, geom)
                select town, :plan, 'L' || i, 'Zone ' || i, 'PRESERVE', land_use, 0, st_multi(geom) from square
                """).param("zones", ZONES).param("plan", plan).update();
        db.sql("update plan set geom = (select st_multi(st_union(geom)) from zone where plan_id = :plan) where id = :plan")
                .param("plan", plan).update();
    }
}
