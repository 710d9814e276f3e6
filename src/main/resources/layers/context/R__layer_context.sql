-- What a map shows when no basemap is reachable.
create or replace view layer_context as
select id, municipality_id, published, geom, geom_web, kind, name, rank
from context_feature;
