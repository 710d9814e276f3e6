-- Owner: municipality. Tenants. Geometry is stored in one CRS for the whole installation (decision 0001).
create extension if not exists postgis;

create table municipality (
    id               text primary key constraint municipality_id_slug check (id ~ '^[a-z][a-z0-9-]{1,40}$'),
    code             text not null unique,             -- SCB / SSB code, text because of leading zeros
    name             text not null,
    country          char(2) not null constraint municipality_country_known check (country in ('NO', 'SE')),
    planning_srid    int not null references spatial_ref_sys (srid),
    languages        text[] not null,
    default_language text not null,
    time_zone        text not null,
    home_lon         double precision not null,
    home_lat         double precision not null,
    home_zoom        int not null,
    tagline          jsonb not null default '{}',
    basemap          jsonb,
    geom             geometry(MultiPolygon, ${srid}) not null constraint municipality_geom_valid check (st_isvalid(geom)),
    geom_web         geometry(MultiPolygon, 3857) generated always as (st_transform(geom, 3857)) stored
);
create index municipality_geom_idx on municipality using gist (geom);
create index municipality_geom_web_idx on municipality using gist (geom_web);

-- What a map shows when no basemap is reachable: water, roads, railway, stations, places, town fabric.
create table context_feature (
    id              bigint generated always as identity primary key,
    municipality_id text not null references municipality on delete cascade,
    kind            text not null constraint context_feature_kind_known
                    check (kind in ('WATER', 'ROAD', 'STREET', 'RAILWAY', 'STATION', 'PLACE', 'GREEN', 'BUILT')),
    name            text,
    rank            int not null default 3,
    geom            geometry(Geometry, ${srid}) not null,
    geom_web        geometry(Geometry, 3857) generated always as (st_transform(geom, 3857)) stored
);
create index context_feature_geom_idx on context_feature using gist (geom);
create index context_feature_geom_web_idx on context_feature using gist (geom_web);
create index context_feature_municipality_idx on context_feature (municipality_id, kind);

-- Land use by official code; rows come from gis-data/codelists/land_use.csv at every start.
create table land_use (
    code   text primary key,
    system text not null constraint land_use_system_known check (system in ('NO_AREALFORMAL', 'SE_ANVANDNING'))
);

create table setting (
    key   text primary key,
    value jsonb not null
);
