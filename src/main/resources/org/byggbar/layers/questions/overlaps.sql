select {number} as layer, common.id, common.municipality_id, common.properties, -common.area as measure, common.area / common.own_area as share,
       common.area / common.asked_area as share_of_asked, common.srid
from (select l.id, l.municipality_id, {properties} as properties, m.planning_srid as srid,
             st_area(st_transform(st_intersection(l.geom, asked.geom), m.planning_srid)) as area,
             st_area(st_transform(l.geom, m.planning_srid)) as own_area, st_area(st_transform(asked.geom, m.planning_srid)) as asked_area
      from asked, {relation} l join municipality m on m.id = l.municipality_id
      where st_intersects(l.geom, asked.geom) and st_dimension(l.geom) = 2 and {condition}) common
where common.area >= 0.005
order by common.area desc, common.id
limit :rows
