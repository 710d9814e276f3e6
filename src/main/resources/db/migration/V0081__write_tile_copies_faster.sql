-- Owner: layers. What keeps the copies for tiles (V0060, V0076) costs a save less: a few features go by a function of their
-- layer's own, whose plan a connection makes once, and many new ones go straight in.

-- The statement that makes the copies of the features $1 what the view says, and marks where that changed something.
create function refresh_tiles_sql(of_layer text) returns text language plpgsql stable as $$
declare
    it     tile_layer;
    copied text;
begin
    select * into strict it from tile_layer where layer = of_layer;
    select string_agg(quote_ident(name), ', ') into copied from unnest(it.columns) name;
    return format($refresh$
        with fresh as materialized (
            select id, municipality_id, published, %4$s as coverage, %3$s, st_forcepolygoncw(geom_web)::geometry(Geometry, 3857) as geom from %2$s where id = any ($1)
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
        select %6$L, coverage, st_setsrid(st_extent(geom)::geometry, 3857), %7$s from (
            select coverage, geom from gone
            union all select coverage, geom from put
            union all select was.coverage, was.geom from was join changed using (id)) touched
        group by coverage
        on conflict (layer, coverage, txid) do update set box = st_envelope(st_collect(mark.box, excluded.box)), at = excluded.at
        $refresh$, 'tile_' || of_layer, it.relation, copied, coalesce('coalesce(' || quote_ident(it.coverage) || ', 0)::bigint', '0::bigint'),
        (select string_agg('excluded.' || quote_ident(name), ', ') from unnest(it.columns) name), of_layer,
        case when it.coverage is null then 'clock_timestamp()' else 'null::timestamptz' end);
end $$;

-- refresh_few_<layer>(ids) for every layer with copies, and refresh_few_tiles(layer, ids), which calls one of them: planning
-- that statement costs several times what it does for one feature.
create procedure write_tile_functions() language plpgsql as $$
declare
    it    tile_layer;
    calls text := '';
begin
    for it in select * from tile_layer order by layer loop
        execute format($write$
            create or replace function %1$I(ids bigint[]) returns void language plpgsql set plan_cache_mode = force_generic_plan as $body$
            begin
                perform from %2$I where id = any ($1) order by id for update;
                if not found and not exists (select from %3$s where id = any ($1)) then
                    return;
                end if;
                %4$s;
            end $body$
            $write$, 'refresh_few_' || it.layer, 'tile_' || it.layer, it.relation, refresh_tiles_sql(it.layer));
        calls := calls || format(' when %L then perform %I(ids);', it.layer, 'refresh_few_' || it.layer);
    end loop;
    if calls <> '' then
        execute format('create or replace function refresh_few_tiles(of_layer text, ids bigint[]) returns void language plpgsql as $body$
                        begin case of_layer %s end case; end $body$', calls);
    end if;
end $$;

-- Rows are locked before they are compared: what another transaction wrote meanwhile is seen, not overwritten.
create or replace function refresh_tiles(of_layer text, ids bigint[]) returns void language plpgsql as $$
begin
    if cardinality(ids) <= 100 then
        perform refresh_few_tiles(of_layer, ids);
        return;
    end if;
    execute format('select from %I where id = any ($1) order by id for update', 'tile_' || of_layer) using ids;
    execute refresh_tiles_sql(of_layer) using ids;
end $$;

-- New features have no copy yet: nothing to lock, to compare or to give back.
create function fill_tiles(of_layer text, ids bigint[]) returns void language plpgsql set work_mem = '64MB' as $$
declare
    it     tile_layer;
    copied text;
    known  boolean;
begin
    execute format('select exists (select from %I where id = any ($1))', 'tile_' || of_layer) into known using ids;
    if known then
        perform refresh_tiles(of_layer, ids);
        return;
    end if;
    select * into strict it from tile_layer where layer = of_layer;
    select string_agg(quote_ident(name), ', ') into copied from unnest(it.columns) name;
    execute format($fill$
        with put as (
            insert into %1$I (id, municipality_id, published, coverage, %3$s, geom)
            select id, municipality_id, published, coverage, %3$s, st_forcepolygoncw(geom_web)
            from (select id, municipality_id, published, %4$s as coverage, %3$s, geom_web from %2$s where id = any ($1) order by geom_web) fresh
            returning coverage, st_xmin(geom) as west, st_ymin(geom) as south, st_xmax(geom) as east, st_ymax(geom) as north
        )
        insert into tile_mark as mark (layer, coverage, box, renewed_at)
        select %5$L, coverage, st_makeenvelope(min(west), min(south), max(east), max(north), 3857), %6$s from put group by coverage
        on conflict (layer, coverage, txid) do update set box = st_envelope(st_collect(mark.box, excluded.box)), at = excluded.at
        $fill$, 'tile_' || of_layer, it.relation, copied, coalesce('coalesce(' || quote_ident(it.coverage) || ', 0)::bigint', '0::bigint'),
        of_layer, case when it.coverage is null then 'clock_timestamp()' else 'null::timestamptz' end)
    using ids;
end $$;

create or replace function refresh_tiles_of_inserts() returns trigger language plpgsql as $$
declare
    ids bigint[] := (select array_agg(id) from new_row);
begin
    for i in 0 .. tg_nargs - 1 loop
        if cardinality(ids) <= 100 then
            perform refresh_tiles(tg_argv[i], ids);
        elsif ids is not null then
            perform fill_tiles(tg_argv[i], ids);
        end if;
    end loop;
    return null;
end $$;

create function tile_layers_written() returns trigger language plpgsql as $$
begin
    call write_tile_functions();
    return null;
end $$;
create trigger tile_functions_written after insert or update on tile_layer for each statement execute function tile_layers_written();
call write_tile_functions();
