-- What the author of an area (:wkb) should look at: overlaps with land-use zones of the plan and what lies outside the
-- plan's border by more than the 10 cm that delivered plans may. Areas are planar in the municipality's planning CRS;
-- what is smaller than 0.01 m² is arithmetic, not drawing.
with mine as (
    select st_geomfromwkb(:wkb, :srid) as geom, m.planning_srid, st_buffer(p.geom, 0.1) as border
    from plan p join municipality m on m.id = p.municipality_id
    where p.id = :plan
), found as (
    select 'zone.overlap' as code, other.id as zone_id, other.code as zone_code,
           st_collectionextract(st_intersection(other.geom, mine.geom), 3) as geom, mine.planning_srid
    from mine
    join zone other on other.plan_id = :plan and other.overlay is null and other.id is distinct from :zone
                   and other.geom && mine.geom and st_intersects(other.geom, mine.geom)
    union all
    select 'zone.outside_plan', null, null, st_collectionextract(st_difference(mine.geom, mine.border), 3), mine.planning_srid
    from mine
    where mine.border is not null and not st_coveredby(mine.geom, mine.border)
)
select code, zone_id, zone_code, area_m2, st_x(place) as lon, st_y(place) as lat
from found,
     lateral (select st_area(st_transform(geom, planning_srid)) as area_m2, st_transform(st_pointonsurface(geom), 4326) as place) measured
where not st_isempty(geom) and area_m2 >= 0.01
order by area_m2 desc
