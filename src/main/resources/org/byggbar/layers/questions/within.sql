-- The storage CRS stretches lengths by less than 1 % of the planning CRS's: so much wider is looked, then measured exactly.
select {number} as layer, near.id, near.municipality_id, near.properties, near.measure, null::double precision as share,
       null::double precision as share_of_asked, near.srid
from (select l.id, l.municipality_id, {properties} as properties, m.planning_srid as srid,
             case when st_intersects(l.geom, asked.geom) then 0
                  else st_distance(st_transform(l.geom, m.planning_srid), st_transform(asked.geom, m.planning_srid)) end as measure
      from asked, {relation} l join municipality m on m.id = l.municipality_id
      where st_dwithin(l.geom, asked.geom, :metres * 1.01 + 0.01) and {condition}) near
where near.measure <= :metres
order by near.measure, near.id
limit :rows
