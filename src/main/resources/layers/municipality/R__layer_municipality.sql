create or replace view layer_municipality as
select feature_id as id, id as municipality_id, true as published, geom, geom_web, code, name, country
from municipality;
