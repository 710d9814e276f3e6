-- Filters and questions look for features in the storage CRS; every other layer has this index already.
create index contribution_geom_idx on contribution using gist (geom);
