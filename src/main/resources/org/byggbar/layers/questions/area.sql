with asked as materialized (select cast(:area as geometry) as geom)
