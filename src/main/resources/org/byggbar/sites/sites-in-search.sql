-- matched: every site of the municipality that the viewer may see, with the names of the filters it fails. A filter
-- that was not asked for is null, compares to null, and so fails nobody.
with asked as (
    select cast(:q as text) as q, cast(:areaMin as float8) as area_min, cast(:areaMax as float8) as area_max,
           cast(:floorAreaMin as float8) as floor_area_min, cast(:landUse as text[]) as land_use, cast(:status as text[]) as status,
           cast(:stationWithinM as float8) as station_within_m, cast(:polygon as geometry) as polygon
),
matched as (
    select s.*, asked.area_min, asked.area_max, asked.floor_area_min, asked.station_within_m,
           st_distance(st_transform(s.geom, s.planning_srid), st_transform(asked.polygon, s.planning_srid)) as polygon_distance_m,
           array_remove(array[
               case when s.area_m2 < asked.area_min then 'areaMin' end,
               case when s.area_m2 > asked.area_max then 'areaMax' end,
               case when s.floor_area_m2 < asked.floor_area_min then 'floorAreaMin' end,
               case when s.land_use <> all (asked.land_use) then 'landUse' end,
               case when s.status <> all (asked.status) then 'status' end,
               case when coalesce(s.station_distance_m, 'infinity') > asked.station_within_m then 'stationWithinM' end,
               case when not st_intersects(s.geom, asked.polygon) then 'polygon' end,
               case when position(lower(asked.q) in lower(concat_ws(' ', s.name, s.code, s.cadastral_ref, s.price_basis, s.description))) = 0
                    then 'q' end
           ], null) as failed
    from site_with_station s cross join asked
    where s.municipality_id = :municipality and (s.published or :drafts)
)
