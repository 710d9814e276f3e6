-- Land-use zones in force that hold a part of a point or area, the one with the largest share first. Of equal shares the one
-- decided last comes first, because a newer plan goes before an older one.
with asked as (
    select st_geomfromwkb(:wkb, :srid) as geom
)
select zone.id, zone.plan_id, plan.name as plan_name, zone.code, zone.name, zone.strategy, zone.land_use, zone.utilisation_measure,
       zone.utilisation_allowed, zone.max_storeys,
       case when st_area(asked.geom) > 0 then st_area(st_intersection(zone.geom, asked.geom)) / st_area(asked.geom) else 1 end as share
from asked
join zone on zone.municipality_id = :municipality and zone.overlay is null and zone.geom && asked.geom and st_intersects(zone.geom, asked.geom)
join plan on plan.id = zone.plan_id and plan.status = 'IN_FORCE'
where st_area(asked.geom) = 0 or st_relate(zone.geom, asked.geom, 'T********')
order by share desc, plan.decided_on desc nulls last, zone.id
