-- Land-use zones of every plan that still counts or may come to count; an archived plan's zones are history, not a layer.
-- land_use_state: which of an official code's colours applies, by the kind of plan and by whether today's use continues.
-- A revision repeats the plan it revises; it is seen at the desk, not on the map.
drop view if exists layer_zone;
create view layer_zone as
select z.id, z.municipality_id, z.published, z.geom, z.geom_web, z.version, z.plan_id, p.name as plan_name, p.status as plan_status,
       z.code, z.name, z.strategy, z.land_use, z.from_land_use, z.parallel_land_use,
       case when coalesce(k.land_use_colours, 'plan') = 'plan' then 'plan'
            when z.strategy in ('DENSIFY', 'PRESERVE') then 'existing'
            else 'future' end as land_use_state,
       z.hilucs, z.utilisation_measure, z.utilisation_basis,
       z.utilisation_existing::double precision as utilisation_existing, z.utilisation_allowed::double precision as utilisation_allowed,
       z.max_storeys, z.max_ridge_height_m::double precision as max_ridge_height_m,
       z.max_eaves_height_m::double precision as max_eaves_height_m, z.existing_dwellings, z.existing_floor_area_m2,
       z.demolished_share_pct::double precision as demolished_share_pct, z.phases, z.capacity_parameters, z.area_m2, z.description,
       z.updated_at
from zone z
join plan p on p.id = z.plan_id
left join plan_kind k on k.code = p.kind
where p.status <> 'ARCHIVED' and p.revises_plan_id is null and z.overlay is null;
