-- By index in the storage CRS first; whatever may be as near as the last of those is then measured exactly.
select {number} as layer, near.id, near.municipality_id, near.properties, near.measure, null::double precision as share,
       null::double precision as share_of_asked, near.srid
from (select l.id, l.municipality_id, {properties} as properties, m.planning_srid as srid,
             case when st_intersects(l.geom, asked.geom) then 0
                  else st_distance(st_transform(l.geom, m.planning_srid), st_transform(asked.geom, m.planning_srid)) end as measure
      from asked, {relation} l join municipality m on m.id = l.municipality_id,
           (select max(first.distance) * 1.02 + 0.01 as reach
            from (select l.geom <-> asked.geom as distance from asked, {relation} l where l.geom is not null and {condition}
                  order by l.geom <-> asked.geom limit :rows) first) farthest
      where st_dwithin(l.geom, asked.geom, farthest.reach) and {condition}) near
order by near.measure, near.id
limit :rows
