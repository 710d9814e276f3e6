with asked as materialized (select st_setsrid(st_makepoint(:east, :north), {srid}) as geom)
