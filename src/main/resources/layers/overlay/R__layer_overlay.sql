-- What plans lay over land use (hensynssone, egenskapsområde): several may lie over one spot. An archived plan's are history.
-- A revision repeats the plan it revises; it is seen at the desk, not on the map.
create or replace view layer_overlay as
select z.id, z.municipality_id, z.published, z.geom, z.geom_web, z.version, z.plan_id, p.name as plan_name, p.status as plan_status,
       z.code, z.name, z.overlay as kind, z.utilisation_measure, z.utilisation_allowed::double precision as utilisation_allowed,
       z.max_storeys, z.max_ridge_height_m::double precision as max_ridge_height_m,
       z.max_eaves_height_m::double precision as max_eaves_height_m, z.area_m2, z.description, z.updated_at
from zone z
join plan p on p.id = z.plan_id
where p.status <> 'ARCHIVED' and p.revises_plan_id is null and z.overlay is not null;
