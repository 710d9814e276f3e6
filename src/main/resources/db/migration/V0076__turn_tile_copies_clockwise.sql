-- Owner: layers. Copies for tiles hold their polygons as vector tiles want them, shells clockwise on the map, so that what
-- lies inside a tile is only moved to its grid. R__tiles_*.sql fills the copies anew.

create or replace procedure keep_tiles(kept_layer text, kept_relation regclass, kept_columns text[], kept_coverage text default null)
language plpgsql as $$
declare
    copy text := 'tile_' || kept_layer;
    key  text := coalesce('coalesce(' || quote_ident(kept_coverage) || ', 0)::bigint', '0::bigint');
    level int;
begin
    execute format('drop table if exists %I cascade', copy);
    execute format('create table %I as select id, municipality_id, published, %s as coverage, %s, st_forcepolygoncw(geom_web) as geom from %s order by geom_web',
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

create or replace function refresh_tiles(of_layer text, ids bigint[]) returns void language plpgsql as $$
declare
    it     tile_layer;
    copied text;
begin
    select * into strict it from tile_layer where layer = of_layer;
    select string_agg(quote_ident(name), ', ') into copied from unnest(it.columns) name;
    execute format('select from %I where id = any ($1) order by id for update', 'tile_' || of_layer) using ids;
    execute format($refresh$
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

-- A copy's geometry (multipolygon, EPSG:3857, shells clockwise) in the grid of a web tile: 4096 units each way, y from the
-- north; null for what is smaller than the grid. What lies inside the tile and its buffer of 64 units keeps every corner,
-- rounded; only what crosses that border is clipped and made valid again, which costs several times as much.
create function tile_shape(geom geometry, z int, x int, y int) returns geometry language sql immutable parallel safe as $$
    select case when geom @ st_tileenvelope(z, x, y, margin => 0.015625)
        then nullif(st_snaptogrid(st_affine(geom, 4096 / 40075016.685578488::float8 * (1 << z), 0, 0, -4096 / 40075016.685578488::float8 * (1 << z),
                                            2048 * (1::bigint << z) - 4096 * x::bigint, 2048 * (1::bigint << z) - 4096 * y::bigint), 0, 0, 1, 1),
                    'SRID=3857;MULTIPOLYGON EMPTY')
        else st_asmvtgeom(geom, st_tileenvelope(z, x, y), 4096, 64, true) end
$$;
