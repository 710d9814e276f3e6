select {number} as layer, l.id, l.municipality_id, {properties} as properties, 0::double precision as measure, null::double precision as share,
       null::double precision as share_of_asked, null::int as srid
from {relation} l, asked
where st_intersects(l.geom, asked.geom) and {condition}
order by l.id
limit :rows
