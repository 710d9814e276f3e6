-- What of plan :plan, of its border (no zone_id) or of a zone of its, lies outside its municipality by more than
-- :tolerance metres. Almost always nothing does, which one comparison per shape says.
with home as materialized (
    select m.geom, st_buffer(m.geom, :tolerance) as wide
    from plan p join municipality m on m.id = p.municipality_id
    where p.id = :plan
), shape as (
    select null::bigint as zone_id, p.geom from plan p where p.id = :plan and p.geom is not null
    union all
    select z.id, z.geom from zone z where z.plan_id = :plan and st_isvalid(z.geom)
)
select shape.zone_id, st_asbinary(outside.geom) as geom
from home
join shape on not st_covers(home.geom, shape.geom) and not st_covers(home.wide, shape.geom),
     lateral (select st_multi(st_collectionextract(st_difference(shape.geom, home.geom), 3)) as geom) outside
where not st_isempty(outside.geom)
order by shape.zone_id nulls first
