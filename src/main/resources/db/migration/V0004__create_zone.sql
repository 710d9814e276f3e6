-- Owner: zoning.
create table zone (
    id                        bigint generated always as identity primary key,
    version                   bigint not null default 1,
    municipality_id           text not null references municipality,
    plan_id                   bigint not null references plan,
    code                      text not null constraint zone_code_length check (length(code) between 1 and 40),
    name                      text not null constraint zone_name_length check (length(name) between 1 and 200),
    strategy                  text not null constraint zone_strategy_known
                              check (strategy in ('DENSIFY', 'TRANSFORM', 'NEW', 'PRESERVE')),
    land_use                  text not null constraint zone_land_use_known references land_use,
    from_land_use             text constraint zone_from_land_use_known references land_use,
    utilisation_measure       text,
    utilisation_existing      numeric(12, 3) constraint zone_utilisation_existing_range check (utilisation_existing >= 0),
    utilisation_allowed       numeric(12, 3) constraint zone_utilisation_allowed_range check (utilisation_allowed >= 0),
    max_storeys               int constraint zone_max_storeys_range check (max_storeys between 0 and 200),
    existing_dwellings        int not null default 0 constraint zone_existing_dwellings_range check (existing_dwellings between 0 and 1000000),
    existing_floor_area_m2    int not null default 0 constraint zone_existing_floor_area_range check (existing_floor_area_m2 between 0 and 100000000),
    description               text not null default '' constraint zone_description_length check (length(description) <= 4000),
    published                 boolean not null default false,      -- follows plan.published
    area_m2                   double precision not null,           -- planar in the municipality's planning CRS
    geom                      geometry(MultiPolygon, ${srid}) not null,
    geom_web                  geometry(MultiPolygon, 3857) generated always as (st_transform(geom, 3857)) stored,
    updated_at                timestamptz not null default now(),
    updated_by                text,
    constraint zone_code_unique unique (plan_id, code),
    constraint zone_transform_needs_from_use check ((strategy = 'TRANSFORM') = (from_land_use is not null)),
    constraint zone_geom_valid check (st_isvalid(geom) and not st_isempty(geom))
);
create index zone_geom_idx on zone using gist (geom);
create index zone_geom_web_idx on zone using gist (geom_web);
create index zone_municipality_idx on zone (municipality_id, id);

-- Area and visibility are the database's to say, so import, API and SQL can't disagree.
create function measure_zone() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        select p.published, p.municipality_id into new.published, new.municipality_id from plan p where p.id = new.plan_id;
    end if;
    if tg_op = 'INSERT' or not (new.geom ~= old.geom and st_orderingequals(new.geom, old.geom)) then
        new.area_m2 := st_area(st_transform(new.geom, (select planning_srid from municipality where id = new.municipality_id)));
    end if;
    return new;
end $$;
create trigger zone_measured before insert or update on zone for each row execute function measure_zone();

create function publish_zones() returns trigger language plpgsql as $$
begin
    update zone set published = new.published where plan_id = new.id and published <> new.published;
    return null;
end $$;
create trigger plan_published after update on plan for each row
    when (old.published is distinct from new.published) execute function publish_zones();

call follow('zone', 'zone');

-- Every state a zone ever had, except the present one, which is the row itself.
create table zone_history (
    zone_id                   bigint not null,
    version                   bigint not null,
    municipality_id           text not null,
    plan_id                   bigint not null,
    code                      text not null,
    name                      text not null,
    strategy                  text not null,
    land_use                  text not null,
    from_land_use             text,
    utilisation_measure       text,
    utilisation_existing      numeric(12, 3),
    utilisation_allowed       numeric(12, 3),
    max_storeys               int,
    existing_dwellings        int not null,
    existing_floor_area_m2    int not null,
    description               text not null,
    published                 boolean not null,
    area_m2                   double precision not null,
    geom                      geometry(MultiPolygon, ${srid}) not null,
    updated_at                timestamptz not null,
    updated_by                text,
    superseded_at             timestamptz not null,
    superseded_by             text,
    operation                 text not null constraint zone_history_operation_known check (operation in ('UPDATE', 'DELETE')),
    primary key (zone_id, version)
);
create index zone_history_plan_idx on zone_history (plan_id, superseded_at);

create function keep_zone_history() returns trigger language plpgsql as $$
begin
    insert into zone_history
    select id, version, municipality_id, plan_id, code, name, strategy, land_use, from_land_use, utilisation_measure,
           utilisation_existing, utilisation_allowed, max_storeys, existing_dwellings, existing_floor_area_m2, description,
           published, area_m2, geom, updated_at, updated_by,
           clock_timestamp(), nullif(current_setting('byggbar.actor', true), ''), tg_op
    from old_row
    where tg_op = 'DELETE' or not exists (select from zone z where z.id = old_row.id and z.version = old_row.version);
    return null;
end $$;
create trigger history_update after update on zone referencing old table as old_row for each statement execute function keep_zone_history();
create trigger history_delete after delete on zone referencing old table as old_row for each statement execute function keep_zone_history();
