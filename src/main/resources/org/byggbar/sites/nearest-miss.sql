-- Of the sites that fail one filter only, the one that fails it by the smallest share. Codes have no share, so they
-- come last; words that are not there are not nearly there.
select missed.*, failed[1] as filter,
       case failed[1] when 'areaMin' then area_min when 'areaMax' then area_max when 'floorAreaMin' then floor_area_min
                      when 'stationWithinM' then station_within_m when 'polygon' then 0 end as asked,
       case failed[1] when 'areaMin' then area_m2 when 'areaMax' then area_m2 when 'floorAreaMin' then floor_area_m2
                      when 'stationWithinM' then station_distance_m when 'polygon' then polygon_distance_m end as actual,
       st_asbinary(geom) as wkb
from matched missed
where cardinality(failed) = 1 and failed[1] <> 'q'
order by case failed[1] when 'areaMin' then 1 - area_m2 / area_min
                        when 'areaMax' then area_m2 / nullif(area_max, 0) - 1
                        when 'floorAreaMin' then 1 - floor_area_m2 / floor_area_min
                        when 'stationWithinM' then station_distance_m / nullif(station_within_m, 0) - 1
                        when 'polygon' then polygon_distance_m / 1000
                        else 100 end nulls last, name, id
limit 1
