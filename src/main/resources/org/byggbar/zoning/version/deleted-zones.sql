-- Zones deleted from plan :plan within :days days and not taken back since.
select {state}, z.superseded_at, coalesce(a.display_name, z.superseded_by) as deleted_by
from (select zone_id as id, h.* from zone_history h) z
join municipality m on m.id = z.municipality_id
left join account a on a.username = z.superseded_by
where z.plan_id = :plan and z.operation = 'DELETE' and z.superseded_at > now() - make_interval(days => :days)
  and not exists (select from zone now where now.id = z.id)
  and z.version = (select max(version) from zone_history last where last.zone_id = z.zone_id)
order by z.superseded_at desc, z.id
