-- Owner: changes. One row per written feature, in the writing transaction; the feed every reader follows.
create table change (
    seq             bigint generated always as identity primary key,
    -- A reader asks for txid >= the oldest transaction still open at its previous read and skips what it
    -- has seen: sequence numbers alone would lose rows that commit out of order.
    txid            bigint not null default (pg_current_xact_id()::text::bigint),
    layer           text not null,
    feature_id      bigint not null,
    operation       text not null constraint change_operation_known check (operation in ('INSERT', 'UPDATE', 'DELETE')),
    municipality_id text not null,
    version         bigint,
    public          boolean not null,        -- the old or the new state is visible to everybody
    min_x           double precision,        -- EPSG:3857, the box around the old and the new geometry;
    min_y           double precision,        -- all null when neither has one
    max_x           double precision,
    max_y           double precision,
    actor           text,
    at              timestamptz not null default clock_timestamp()
);
create index change_txid_idx on change (txid);
create index change_feature_idx on change (layer, feature_id, seq);
create index change_municipality_idx on change (municipality_id, seq);

-- Statement triggers of each planning table call this with the layer's name:
-- the tables share the columns id, municipality_id, version, published, geom_web.
create function record_inserts() returns trigger language plpgsql as $$
begin
    insert into change (layer, feature_id, operation, municipality_id, version, public, min_x, min_y, max_x, max_y, actor)
    select tg_argv[0], id, 'INSERT', municipality_id, version, published,
           st_xmin(geom_web), st_ymin(geom_web), st_xmax(geom_web), st_ymax(geom_web),
           nullif(current_setting('byggbar.actor', true), '')
    from new_row;
    if found then perform pg_notify('byggbar_change', ''); end if;
    return null;
end $$;

create function record_updates() returns trigger language plpgsql as $$
begin
    insert into change (layer, feature_id, operation, municipality_id, version, public, min_x, min_y, max_x, max_y, actor)
    select tg_argv[0], n.id, 'UPDATE', n.municipality_id, n.version, n.published or o.published,
           least(st_xmin(n.geom_web), st_xmin(o.geom_web)), least(st_ymin(n.geom_web), st_ymin(o.geom_web)),
           greatest(st_xmax(n.geom_web), st_xmax(o.geom_web)), greatest(st_ymax(n.geom_web), st_ymax(o.geom_web)),
           nullif(current_setting('byggbar.actor', true), '')
    from new_row n join old_row o using (id);
    if found then perform pg_notify('byggbar_change', ''); end if;
    return null;
end $$;

create function record_deletes() returns trigger language plpgsql as $$
begin
    insert into change (layer, feature_id, operation, municipality_id, version, public, min_x, min_y, max_x, max_y, actor)
    select tg_argv[0], id, 'DELETE', municipality_id, version, published,
           st_xmin(geom_web), st_ymin(geom_web), st_xmax(geom_web), st_ymax(geom_web),
           nullif(current_setting('byggbar.actor', true), '')
    from old_row;
    if found then perform pg_notify('byggbar_change', ''); end if;
    return null;
end $$;

-- follow(table, layer): from now on every write to the table is in the feed.
create procedure follow(followed regclass, layer text) language plpgsql as $$
begin
    execute format('create trigger change_insert after insert on %s referencing new table as new_row '
                   'for each statement execute function record_inserts(%L)', followed, layer);
    execute format('create trigger change_update after update on %s referencing old table as old_row new table as new_row '
                   'for each statement execute function record_updates(%L)', followed, layer);
    execute format('create trigger change_delete after delete on %s referencing old table as old_row '
                   'for each statement execute function record_deletes(%L)', followed, layer);
end $$;
