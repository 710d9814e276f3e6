-- Makes the level's rows of these areas what was generalised; attributes are the exact rows'. Only rows that differ are
-- written, and the answer is the box around them, before and after.
with made as materialized (
    select * from unnest(:ids::bigint[], :shapes::bytea[]) made(id, shape)
), common as (
    select %4$s from %1$s where id = any (:all::bigint[])
), fresh as materialized (
    select exact.id, exact.municipality_id, exact.published, exact.coverage, %5$s,
           st_forcepolygoncw(st_multi(st_geomfromwkb(made.shape, 3857)))::geometry(Geometry, 3857) as geom
    from made join %1$s exact using (id), common
), was as materialized (
    select id, municipality_id, published, coverage, %3$s, geom from %2$s where id = any (:all::bigint[])
), changed as materialized (
    select fresh.* from fresh left join was using (id) where row(fresh.*) is distinct from row(was.*)
), gone as (
    delete from %2$s level using was where level.id = was.id and not exists (select from fresh where fresh.id = was.id)
    returning level.geom
), put as (
    insert into %2$s (id, municipality_id, published, coverage, %3$s, geom) select * from changed order by geom
    on conflict (id) do update set (municipality_id, published, coverage, %3$s, geom)
        = (select excluded.municipality_id, excluded.published, excluded.coverage, %6$s, excluded.geom)
    returning geom
)
select st_xmin(box) as west, st_xmax(box) as east, st_ymin(box) as south, st_ymax(box) as north
from (select st_extent(geom) as box from (
    select geom from gone
    union all select geom from put
    union all select was.geom from was join changed using (id)) touched) extent
where box is not null
