-- Land-use zones of every plan that still counts or may come to count; an archived plan's zones are history, not a layer.
create or replace view layer_zone as
select z.id, z.municipality_id, z.published, z.geom, z.geom_web, z.version, z.plan_id, p.name as plan_name, p.status as plan_status,
       z.code, z.name, z.strategy, z.land_use, z.from_land_use, z.utilisation_measure,
       z.utilisation_existing::double precision as utilisation_existing, z.utilisation_allowed::double precision as utilisation_allowed,
       z.max_storeys, z.existing_dwellings, z.existing_floor_area_m2, z.area_m2, z.description, z.updated_at
from zone z
join plan p on p.id = z.plan_id
where p.status <> 'ARCHIVED' and z.overlay is null;
