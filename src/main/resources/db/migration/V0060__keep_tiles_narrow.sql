-- Owner: layers. What tiles show of a layer, copied from its view into a narrow table in the order of a space-filling curve,
-- in the transaction that writes: a tile reads a third of what the view's join over wide rows would cost it. Layers whose
-- features form coverages (zones of a plan share their borders) have generalised copies as well, which a worker keeps.

-- call keep_tiles(layer, view, columns, coverage) makes the tables tile_<layer> and, for coverages, tile_<layer>_6, _8, _10, _12.
create table tile_layer (
    layer    text primary key,
    relation text not null,          -- the layer's view
    columns  text[] not null,        -- attributes that tiles carry
    coverage text                    -- attribute that tells coverages apart; null for a layer without
);

-- Where a transaction changed what tiles show, one row per coverage. Until renewed_at, tiles that meet the box take the
-- coverage's exact rows; afterwards the rows tell for an hour which tiles a followed layer's change touched.
create table tile_mark (
    layer      text not null,
    coverage   bigint not null,       -- 0 for layers without coverages
    txid       bigint not null default (pg_current_xact_id()::text::bigint),
    box        geometry(Geometry, 3857) not null,
    at         timestamptz not null default clock_timestamp(),
    renewed_at timestamptz,
    primary key (layer, coverage, txid)
);
create index tile_mark_stale_idx on tile_mark (layer, at) where renewed_at is null;
create index tile_mark_txid_idx on tile_mark (txid);

create procedure keep_tiles(kept_layer text, kept_relation regclass, kept_columns text[], kept_coverage text default null)
language plpgsql as $$
declare
    copy text := 'tile_' || kept_layer;
    key  text := coalesce('coalesce(' || quote_ident(kept_coverage) || ', 0)::bigint', '0::bigint');
    level int;
begin
    execute format('drop table if exists %I cascade', copy);
    execute format('create table %I as select id, municipality_id, published, %s as coverage, %s, geom_web as geom from %s order by geom_web',
                   copy, key, (select string_agg(quote_ident(name), ', ') from unnest(kept_columns) name), kept_relation);
    execute format('alter table %1$I add primary key (id), alter geom type geometry(Geometry, 3857), alter geom set not null', copy);
    execute format('create index on %I using gist (geom)', copy);
    execute format('create index on %I (coverage)', copy);
    foreach level in array case when kept_coverage is null then '{}'::int[] else '{6, 8, 10, 12}'::int[] end loop
        execute format('drop table if exists %I', copy || '_' || level);
        execute format('create table %I (like %I including indexes)', copy || '_' || level, copy);
    end loop;
    insert into tile_layer values (kept_layer, kept_relation::text, kept_columns, kept_coverage)
    on conflict (layer) do update set relation = excluded.relation, columns = excluded.columns, coverage = excluded.coverage;
    delete from tile_mark where layer = kept_layer;
    if kept_coverage is not null then
        execute format('insert into tile_mark (layer, coverage, box) select %L, coverage, st_setsrid(st_extent(geom)::geometry, 3857)
                        from %I group by coverage', kept_layer, copy);
    end if;
    execute format('analyze %I', copy);
end $$;

-- Makes the copies of these features what the view says, and marks where that changed something. Rows are locked before
-- they are compared: what another transaction wrote meanwhile is seen, not overwritten.
create function refresh_tiles(of_layer text, ids bigint[]) returns void language plpgsql as $$
declare
    it     tile_layer;
    copied text;
begin
    select * into strict it from tile_layer where layer = of_layer;
    select string_agg(quote_ident(name), ', ') into copied from unnest(it.columns) name;
    execute format('select from %I where id = any ($1) order by id for update', 'tile_' || of_layer) using ids;
    execute format($refresh$
        with fresh as materialized (
            select id, municipality_id, published, %4$s as coverage, %3$s, geom_web::geometry(Geometry, 3857) as geom from %2$s where id = any ($1)
        ), was as materialized (
            select id, municipality_id, published, coverage, %3$s, geom from %1$I where id = any ($1)
        ), changed as materialized (
            select fresh.* from fresh left join was using (id) where row(fresh.*) is distinct from row(was.*)
        ), gone as (
            delete from %1$I copy using was where copy.id = was.id and not exists (select from fresh where fresh.id = was.id)
            returning copy.coverage, copy.geom
        ), put as (
            insert into %1$I as copy (id, municipality_id, published, coverage, %3$s, geom) select * from changed order by geom
            on conflict (id) do update set (municipality_id, published, coverage, %3$s, geom)
                = (select excluded.municipality_id, excluded.published, excluded.coverage, %5$s, excluded.geom)
            returning copy.coverage, copy.geom
        )
        insert into tile_mark as mark (layer, coverage, box, renewed_at)
        select $2, coverage, st_setsrid(st_extent(geom)::geometry, 3857), $3 from (
            select coverage, geom from gone
            union all select coverage, geom from put
            union all select was.coverage, was.geom from was join changed using (id)) touched
        group by coverage
        on conflict (layer, coverage, txid) do update set box = st_envelope(st_collect(mark.box, excluded.box)), at = excluded.at
        $refresh$, 'tile_' || of_layer, it.relation, copied, coalesce('coalesce(' || quote_ident(it.coverage) || ', 0)::bigint', '0::bigint'),
        (select string_agg('excluded.' || quote_ident(name), ', ') from unnest(it.columns) name))
    using ids, of_layer, case when it.coverage is null then clock_timestamp() end;
end $$;

-- Statement triggers of a table whose rows are features of the layers that the trigger names.
create function refresh_tiles_of_inserts() returns trigger language plpgsql as $$
declare
    ids bigint[] := (select array_agg(id) from new_row);
begin
    for i in 0 .. tg_nargs - 1 loop
        if ids is not null then perform refresh_tiles(tg_argv[i], ids); end if;
    end loop;
    return null;
end $$;
create function refresh_tiles_of_updates() returns trigger language plpgsql as $$
declare
    ids bigint[] := (select array_agg(id) from (select id from new_row union select id from old_row) written);
begin
    for i in 0 .. tg_nargs - 1 loop
        if ids is not null then perform refresh_tiles(tg_argv[i], ids); end if;
    end loop;
    return null;
end $$;
create function refresh_tiles_of_deletes() returns trigger language plpgsql as $$
declare
    ids bigint[] := (select array_agg(id) from old_row);
begin
    for i in 0 .. tg_nargs - 1 loop
        if ids is not null then perform refresh_tiles(tg_argv[i], ids); end if;
    end loop;
    return null;
end $$;
