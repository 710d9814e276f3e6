-- Owner: municipality. The stations that other features measure to; trains don't stop at the municipal border.
create index context_feature_station_idx on context_feature using gist (geom) where kind = 'STATION';
create view station as select id, municipality_id, name, geom from context_feature where kind = 'STATION';

-- Owner: sites, housing.
create index site_municipality_idx on site (municipality_id, id);
create index housing_project_municipality_idx on housing_project (municipality_id, id);
