-- What applied at a place when the day :on ended in municipality :municipality: of each plan that was in force then, the
-- zones of its newest published version by then. A period begins with the status or the version, whichever came later,
-- and ends with the next of either.
with day as (
    select m.time_zone, (:on::date + 1)::timestamp at time zone m.time_zone as ends from municipality m where m.id = :municipality
), status as (
    select distinct on (p.id) p.id as plan_id, p.code, p.name, c.status, c.at,
           (select min(n.at) from plan_status_change n where n.plan_id = p.id and (n.at, n.id) > (c.at, c.id)) as next_at
    from day
    join plan p on p.municipality_id = :municipality and p.published
    join plan_status_change c on c.plan_id = p.id and c.at < day.ends
    order by p.id, c.at desc, c.id desc
), version as (
    select distinct on (s.plan_id) s.plan_id, s.code, v.name, v.number, greatest(s.at, v.made_at) as starts,
           least(s.next_at, (select min(n.made_at) from plan_version n
                             where n.plan_id = v.plan_id and n.kind = 'PUBLISHED' and n.number > v.number)) as stops
    from day
    join status s on s.status = 'IN_FORCE'
    join plan_version v on v.plan_id = s.plan_id and v.kind = 'PUBLISHED' and v.made_at < day.ends
    order by s.plan_id, v.number desc
)
select {state}, v.plan_id as version_plan_id, v.code as plan_code, v.name as plan_name, v.number,
       (v.starts at time zone day.time_zone)::date as starts, (v.stops at time zone day.time_zone)::date as stops
from day
join version v on true
cross join lateral {zones} z
join municipality m on m.id = z.municipality_id
where st_intersects(z.geom, st_setsrid(st_makepoint(:east, :north), :srid))
order by v.starts desc, v.plan_id, z.overlay nulls first, z.code
