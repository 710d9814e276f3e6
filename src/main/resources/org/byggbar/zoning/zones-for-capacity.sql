-- The land-use zones of plan :plan, or only :zone of them, with the shape of those near an overlay that excludes
-- building (a kind of :kinds). Areas are planar in the municipality's planning CRS.
select z.id, z.area_m2, {columns},
       case when exists (select from zone o where o.plan_id = z.plan_id and o.overlay = any (:kinds) and o.geom && z.geom)
            then st_asbinary(z.geom) end as geom
from zone z
where z.plan_id = :plan and z.overlay is null and (:zone::bigint is null or z.id = :zone)
order by z.code, z.id
