select st_asmvt(feature, '%1$s', 4096, 'geom', 'id') from (
    select id, %2$s, %7$s as geom
    from %3$s
    where %5$s && st_tileenvelope(:z, :x, :y, %6$s, margin => 0.015625) and %4$s
    order by id) feature
