-- Owner: zoning. What is published stays as it was: versions of plans, revisions, and the days on which a status began.

-- A revision is a draft opened from a published version of another plan, and goes back into that plan.
alter table plan
    add column revises_plan_id bigint references plan,
    add column revises_version int,          -- the newest published version of that plan when the revision was opened
    add constraint plan_revises_a_version check ((revises_plan_id is null) = (revises_version is null));
create index plan_revises_idx on plan (revises_plan_id) where revises_plan_id is not null;

create table plan_status_change (
    id      bigint generated always as identity primary key,
    plan_id bigint not null references plan on delete cascade,
    status  text not null,
    at      timestamptz not null,
    by      text
);
create index plan_status_change_plan_idx on plan_status_change (plan_id, at);

-- A plan that comes into the database with its decision behind it has applied since that day.
create function status_since(of_plan plan) returns timestamptz language sql stable as $$
    select case when of_plan.status in ('ADOPTED', 'IN_FORCE') and of_plan.decided_on < now()::date
                then of_plan.decided_on::timestamp at time zone m.time_zone else of_plan.updated_at end
    from municipality m where m.id = of_plan.municipality_id
$$;

create function record_plan_status() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' or old.status <> new.status then
        insert into plan_status_change (plan_id, status, at, by)
        values (new.id, new.status, case when tg_op = 'INSERT' then status_since(new) else clock_timestamp() end,
                nullif(current_setting('byggbar.actor', true), ''));
    end if;
    return null;
end $$;
create trigger plan_status_recorded after insert or update on plan for each row execute function record_plan_status();

-- A version lists zones with their versions; the states themselves are rows of zone or zone_history. A revision's
-- versions are numbered with those of the plan it revises.
create table plan_version (
    plan_id        bigint not null references plan,
    number         int not null,
    kind           text not null constraint plan_version_kind_known check (kind in ('PUBLISHED', 'KEPT')),
    status         text not null,
    title          text not null constraint plan_version_title_length check (length(title) <= 200),
    made_at        timestamptz not null,
    made_by        text,
    source_plan_id bigint not null,          -- the plan itself or its revision; no reference, a published revision is gone
    name           text not null,
    summary        text not null,
    description    text not null,
    decided_on     date,
    geom           geometry(MultiPolygon, ${srid}),
    zones          int not null,
    area_m2        double precision not null, -- of land-use zones, as the zones say it
    primary key (plan_id, number)
);
create table plan_version_zone (
    plan_id      bigint not null,
    number       int not null,
    zone_id      bigint not null,
    zone_version bigint not null,
    identity     bigint not null,            -- the zone of the revised plan that a copy stands for, else the zone itself
    primary key (plan_id, number, zone_id),
    foreign key (plan_id, number) references plan_version
);

create function keep_plan_version(source bigint, version_kind text, version_title text, by text, at timestamptz)
returns int language plpgsql as $$
declare
    line bigint := (select coalesce(revises_plan_id, id) from plan where id = source);
    given int;
begin
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

-- What is there already.
insert into plan_status_change (plan_id, status, at) select p.id, p.status, status_since(p) from plan p;
select keep_plan_version(p.id, 'PUBLISHED', '', null, status_since(p)) from plan p where p.published;
