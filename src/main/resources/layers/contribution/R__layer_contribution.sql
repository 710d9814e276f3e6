-- Only what a moderator has published, for everybody alike; the queue is not a layer.
create or replace view layer_contribution as
select id, municipality_id, published, geom, geom_web, plan_id, kind, text, public_name, answer, channel, language, received_at
from contribution
where published;
