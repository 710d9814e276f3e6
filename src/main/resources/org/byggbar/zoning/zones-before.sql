-- What applies today within the border of plan :plan: the parts of land-use zones in force that lie in it. A plan without a
-- border counts as the union of its own zones. Areas are planar in the municipality's planning CRS; remains thinner
-- than digitising accuracy (under 1 m²) are left out.
with border as (
    select p.municipality_id,
           coalesce(p.geom, (select st_union(own.geom) from zone own where own.plan_id = p.id)) as geom
    from plan p
    where p.id = :plan
), part as (
    select z.id, st_multi(st_collectionextract(st_intersection(z.geom, border.geom), 3)) as geom
    from border
    join plan p on p.municipality_id = border.municipality_id and p.status = 'IN_FORCE' and p.id <> :plan
    join zone z on z.plan_id = p.id and z.overlay is null and z.geom && border.geom and st_intersects(z.geom, border.geom)
)
select z.id, st_area(st_transform(part.geom, m.planning_srid)) as area_m2, st_asbinary(part.geom) as geom,
       {columns}
from part join zone z using (id) join municipality m on m.id = z.municipality_id
where st_area(part.geom) >= 1
order by z.plan_id, z.code, z.id
