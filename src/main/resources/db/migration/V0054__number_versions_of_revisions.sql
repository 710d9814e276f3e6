-- Owner: zoning. A version kept in a revision must hold the zones of one moment: the revision is locked before the plan
-- whose numbering it shares, in the order in which publishing locks them.
create or replace function keep_plan_version(source bigint, version_kind text, version_title text, by text, at timestamptz)
returns int language plpgsql as $$
declare
    line bigint;
    given int;
begin
    select coalesce(revises_plan_id, id) into line from plan where id = source for update;
    perform from plan where id = line for update;      -- numbers are given out one at a time
    select coalesce(max(number), 0) + 1 into given from plan_version where plan_id = line;
    insert into plan_version
    select line, given, version_kind, p.status, version_title, at, by, source, p.name, p.summary, p.description, p.decided_on, p.geom,
           count(z.id), coalesce(sum(z.area_m2) filter (where z.overlay is null), 0)
    from plan p left join zone z on z.plan_id = p.id
    where p.id = source group by p.id;
    insert into plan_version_zone
    select line, given, z.id, z.version, coalesce(z.origin_id, z.id) from zone z where z.plan_id = source;
    return given;
end $$;
