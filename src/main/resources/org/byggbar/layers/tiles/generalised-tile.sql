-- Coverages that were written where this tile is and not generalised since show their exact rows, all others their level.
with stale as materialized (
    select coalesce(array_agg(distinct coverage), '{}') as coverages
    from tile_mark
    where layer = '%1$s' and renewed_at is null and box && st_tileenvelope(:z, :x, :y, margin => 0.015625)
)
select st_asmvt(feature, '%1$s', 4096, 'geom', 'id') from (
    select id, %2$s, tile_shape(geom, :z, :x, :y) as geom
    from (
        select id as place, %6$s as id, municipality_id, published, %2$s, geom
        from %4$s
        where geom && st_tileenvelope(:z, :x, :y, margin => 0.015625) and not coverage = any ((select coverages from stale)::bigint[])
        union all
        -- By coverage, never by place: where nothing is stale, this costs nothing, however much the tile holds.
        select exact.id as place, exact.id, municipality_id, published, %2$s, geom
        from unnest((select coverages from stale)) stale_coverage,
             lateral (select * from %3$s where coverage = stale_coverage offset 0) exact
        where geom && st_tileenvelope(:z, :x, :y, margin => 0.015625)
    ) shown
    where %5$s
    order by place) feature
