-- Only what a moderator has published about a plan that everybody may see, for everybody alike, with personal data
-- hidden; the queue is not a layer.
create or replace view layer_contribution as
select c.id, c.municipality_id, c.published, c.geom, c.geom_web, c.plan_id, c.kind, c.public_text as text, c.public_name, c.answer,
       c.channel, c.language, c.received_at
from contribution c join plan p on p.id = c.plan_id and p.published
where c.published;
