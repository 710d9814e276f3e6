create or replace view layer_site as
select id, municipality_id, published, geom, geom_web, version, code, name, status, land_use, floor_area_m2, area_m2, allocation_method,
       price_basis, opens_on, closes_on, cadastral_ref, zone_code, description, updated_at
from site;
