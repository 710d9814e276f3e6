-- Owner: sites (site), housing (housing_project).
create table site (
    id                bigint generated always as identity primary key,
    version           bigint not null default 1,
    municipality_id   text not null references municipality,
    code              text not null,
    name              text not null constraint site_name_length check (length(name) between 1 and 200),
    status            text not null constraint site_status_known check (status in ('UPCOMING', 'OPEN', 'RESERVED', 'SOLD')),
    land_use          text not null references land_use,
    floor_area_m2     int not null constraint site_floor_area_range check (floor_area_m2 between 0 and 100000000),
    area_m2           double precision not null,              -- planar in the municipality's planning CRS
    allocation_method text not null,
    price_basis       text not null default '',
    opens_on          date,
    closes_on         date constraint site_dates_order check (closes_on >= opens_on),
    cadastral_ref     text,
    zone_code         text,
    contact_name      text,
    description       text not null default '',
    published         boolean not null default true,
    geom              geometry(MultiPolygon, ${srid}) not null constraint site_geom_valid check (st_isvalid(geom) and not st_isempty(geom)),
    geom_web          geometry(MultiPolygon, 3857) generated always as (st_transform(geom, 3857)) stored,
    updated_at        timestamptz not null default now(),
    updated_by        text,
    constraint site_code_unique unique (municipality_id, code)
);
create index site_geom_idx on site using gist (geom);
create index site_geom_web_idx on site using gist (geom_web);

create function measure_site() returns trigger language plpgsql as $$
begin
    new.area_m2 := st_area(st_transform(new.geom, (select planning_srid from municipality where id = new.municipality_id)));
    return new;
end $$;
create trigger site_measured before insert or update of geom on site for each row execute function measure_site();
call follow('site', 'site');

create table housing_project (
    id              bigint generated always as identity primary key,
    version         bigint not null default 1,
    municipality_id text not null references municipality,
    name            text not null constraint housing_project_name_length check (length(name) between 1 and 200),
    developer       text not null,
    stage           text not null constraint housing_project_stage_known check (stage in
                    ('IDEA', 'PLANNING', 'PLAN_ADOPTED', 'PERMITTED', 'UNDER_CONSTRUCTION', 'COMPLETED', 'PAUSED')),
    dwellings       int not null constraint housing_project_dwellings_range check (dwellings between 0 and 100000),
    owner_occupied  int not null default 0,
    cooperative     int not null default 0,
    rental          int not null default 0,
    completion_year int,
    description     text not null default '',
    published       boolean not null default true,
    geom            geometry(Point, ${srid}) not null,
    geom_web        geometry(Point, 3857) generated always as (st_transform(geom, 3857)) stored,
    updated_at      timestamptz not null default now(),
    updated_by      text,
    constraint housing_project_tenure_sum check (owner_occupied + cooperative + rental = dwellings)
);
create index housing_project_geom_idx on housing_project using gist (geom);
create index housing_project_geom_web_idx on housing_project using gist (geom_web);
call follow('housing_project', 'housing_project');
