create or replace view layer_housing_project as
select id, municipality_id, published, geom, geom_web, version, name, developer, stage, dwellings, owner_occupied, cooperative, rental,
       completion_year, description, updated_at
from housing_project;
