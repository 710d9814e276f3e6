-- Begins or renews a lease for :seconds. It is changed when it is new, had run out, or was about another zone.
with before as (
    select zone_id, since from presence where plan_id = :plan and username = :username and expires_at > now()
), entered as (
    insert into presence as lease (plan_id, username, name, zone_id, since, expires_at)
    values (:plan, :username, :name, :zone, now(), now() + make_interval(secs => :seconds))
    on conflict (plan_id, username) do update
    set name = excluded.name, zone_id = excluded.zone_id, expires_at = excluded.expires_at,
        since = case when lease.expires_at > now() and lease.zone_id is not distinct from excluded.zone_id then lease.since else now() end
    returning zone_id, since
)
select entered.since, not exists (select from before where before.zone_id is not distinct from entered.zone_id) as changed
from entered
