-- Owner: sites. Each site with the station nearest to its border and the metres to it, in the plane of the
-- municipality's planning CRS.
drop view if exists site_with_station;
create view site_with_station as
select s.*, m.planning_srid, station.name as station_name, station.distance_m as station_distance_m
from site s
join municipality m on m.id = s.municipality_id
left join lateral (
    select near.name, st_distance(st_transform(s.geom, m.planning_srid), st_transform(near.geom, m.planning_srid)) as distance_m
    from station near order by near.geom <-> s.geom limit 1
) station on true;
