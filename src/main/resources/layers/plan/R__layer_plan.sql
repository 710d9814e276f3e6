-- A revision repeats the plan it revises; it is seen at the desk, not on the map.
create or replace view layer_plan as
select id, municipality_id, published, geom, geom_web, version, code, name, kind, status, summary, decided_on, updated_at
from plan
where revises_plan_id is null;
