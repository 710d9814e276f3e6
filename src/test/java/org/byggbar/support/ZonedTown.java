package org.byggbar.support;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A town that is zoned all over: crooked zones of about 60 m with 20 corners, neighbours sharing every one, in published plans
 * of 40 by 50 zones, written straight into the tables, past the rule that what is published stays. Strategies lie in patches
 * of 4 by 3 zones. Zone {@code Z<n>} stands in column {@code n % columns} from the west and row {@code n / columns} from the south.
 */
public record ZonedTown(JdbcClient db, TestTown town, int columns, int rows) {

    /** Rows written at a time, those of a plan: no statement takes longer than the server allows. */
    private static final int BAND = 50;

    private static final String FILL = """
            with place as (
                select st_x(p) - :columns * 30 as west, st_y(p) - :rows * 30 as south
                from (select st_transform(st_setsrid(st_makepoint(:lon, :lat), 4326), 25833) as p) middle
            ),
            plan_made as (
                insert into plan (municipality_id, code, name, kind, status, language, geom)
                select :town, 'P' || x || '-' || y, 'Plan ' || x || '-' || y, 'NO_DETALJ', 'IN_FORCE', 'nb',
                       st_multi(st_snaptogrid(st_makeenvelope(west + x * 2400, south + y * 3000,
                           west + least(:columns * 60, (x + 1) * 2400), south + least(:rows * 60, (y + 1) * 3000), 25833), 0.001))
                from place, generate_series(0, (:columns - 1) / 40) x, (values (:first / 50)) band (y)
                returning id, code
            ),
            node as (
                select x, y, west + x * 12 + case when x % 5 + y % 5 = 0 then 0 else abs(hashint4(x * 7919 + y)) % 900 / 100.0 - 4.5 end as px,
                       south + y * 12 + case when x % 5 + y % 5 = 0 then 0 else abs(hashint4(y * 7907 + x)) % 900 / 100.0 - 4.5 end as py
                from place, generate_series(0, :columns * 5) x, generate_series(:first * 5, (:last + 1) * 5) y where x % 5 = 0 or y % 5 = 0
            ),
            corner as (
                select i, j, side * 5 + k as n, i * 5 + case side when 0 then k when 1 then 5 when 2 then 5 - k else 0 end as x,
                       j * 5 + case side when 0 then 0 when 1 then k when 2 then 5 else 5 - k end as y
                from generate_series(0, :columns - 1) i, generate_series(:first, :last) j, generate_series(0, 3) side, generate_series(0, 4) k
            ),
            ring as (
                select i, j, (array['DENSIFY', 'TRANSFORM', 'NEW', 'PRESERVE'])[1 + abs(hashint4(i / 4 * 1000 + j / 3)) % 4] as strategy,
                       st_makeline(st_setsrid(st_makepoint(px, py), 25833) order by n) as line
                from corner join node using (x, y) group by i, j
            )
            insert into zone (municipality_id, plan_id, code, name, strategy, land_use, from_land_use, area_m2, geom)
            select :town, plan_made.id, 'Z' || (j * :columns + i), 'Zone ' || (j * :columns + i), strategy, '1110',
                   case strategy when 'TRANSFORM' then '1340' end, 0,
                   st_multi(st_snaptogrid(st_makepolygon(st_addpoint(line, st_startpoint(line))), 0.001))
            from ring join plan_made on plan_made.code = 'P' || i / 40 || '-' || j / 50, set_config('byggbar.publishing', 'on', true)
            """;

    public static ZonedTown create(JdbcClient db, int columns, int rows) {
        TestTown town = TestTown.norwegian(db);
        for (int first = 0; first < rows; first += BAND) {
            db.sql(FILL).param("town", town.id()).param("lon", town.lon()).param("lat", town.lat()).param("columns", columns).param("rows", rows)
                    .param("first", first).param("last", Math.min(rows, first + BAND) - 1).update();
        }
        return new ZonedTown(db, town, columns, rows);
    }

    public String id() {
        return town.id();
    }

    public int zones() {
        return columns * rows;
    }

    /** The number of the zone that a code names. */
    public long zone(String code) {
        return db.sql("select id from zone where municipality_id = :town and code = :code")
                .param("town", town.id()).param("code", code).query(Long.class).single();
    }
}
