-- Owner: zoning. What a plan lays over land use (hensynssone, egenskapsområde), land use in the neighbour country's and
-- INSPIRE's codes, heights, what is torn down, phases and the planner's own capacity parameters.
alter table zone
    alter column strategy drop not null,
    alter column land_use drop not null,
    add column overlay             text,
    add column parallel_land_use   text constraint zone_parallel_land_use_known references land_use,
    add column hilucs              text,
    add column utilisation_basis   text,
    add column max_ridge_height_m  numeric(6, 2) constraint zone_max_ridge_height_range check (max_ridge_height_m between 0 and 1000),
    add column max_eaves_height_m  numeric(6, 2) constraint zone_max_eaves_height_range check (max_eaves_height_m between 0 and 1000),
    add column demolished_share_pct numeric(5, 2) constraint zone_demolished_share_range check (demolished_share_pct between 0 and 100),
    add column phases              jsonb not null default '[]',
    add column capacity_parameters jsonb not null default '{}'
               constraint zone_capacity_parameters_object check (jsonb_typeof(capacity_parameters) = 'object'),
    -- the zone this one was copied from when its plan was revised; no reference, that zone may be gone
    add column origin_id           bigint,
    add constraint zone_overlay_or_land_use check ((overlay is null) = (strategy is not null) and (overlay is null) = (land_use is not null)),
    add constraint zone_eaves_below_ridge check (max_eaves_height_m <= max_ridge_height_m),
    drop constraint zone_transform_needs_from_use,
    add constraint zone_transform_needs_from_use check (coalesce(strategy = 'TRANSFORM', false) = (from_land_use is not null));

create index zone_origin_idx on zone (origin_id) where origin_id is not null;

-- Phases are [{"from": 2030, "sharePct": 40}, …]: nothing, or everything.
create function is_whole_or_empty(phases jsonb) returns boolean language sql immutable as $$
    select jsonb_typeof(phases) = 'array'
           and (phases = '[]' or (select sum((phase ->> 'sharePct')::numeric) from jsonb_array_elements(phases) phase) = 100)
$$;
alter table zone add constraint zone_phases_sum check (is_whole_or_empty(phases));

alter table zone_history
    alter column strategy drop not null,
    alter column land_use drop not null,
    add column overlay             text,
    add column parallel_land_use   text,
    add column hilucs              text,
    add column utilisation_basis   text,
    add column max_ridge_height_m  numeric(6, 2),
    add column max_eaves_height_m  numeric(6, 2),
    add column demolished_share_pct numeric(5, 2),
    add column phases              jsonb not null default '[]',
    add column capacity_parameters jsonb not null default '{}',
    add column origin_id           bigint;

-- Takes the columns from the table itself, so none can be forgotten: a column that zone has and zone_history lacks
-- stops the write instead of losing its past.
create or replace function keep_zone_history() returns trigger language plpgsql as $$
declare
    kept text;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum) into kept
    from pg_attribute
    where attrelid = 'zone'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'id';
    execute format($keep$
        insert into zone_history (zone_id, %1$s, superseded_at, superseded_by, operation)
        select id, %1$s, clock_timestamp(), nullif(current_setting('byggbar.actor', true), ''), $1
        from old_row
        where $1 = 'DELETE' or not exists (select from zone z where z.id = old_row.id and z.version = old_row.version)
        $keep$, kept) using tg_op;
    return null;
end $$;
