-- Area and visibility are the table's triggers' to say.
insert into zone (municipality_id, plan_id, code, name, overlay, strategy, land_use, from_land_use, parallel_land_use, utilisation_measure,
                  utilisation_existing, utilisation_allowed, max_storeys, max_ridge_height_m, max_eaves_height_m, existing_dwellings,
                  existing_floor_area_m2, demolished_share_pct, phases, description, area_m2, geom)
values (:municipality, (select id from plan where municipality_id = :municipality and code = :plan), :code, :name, :overlay,
        :strategy, :landUse, :fromLandUse, :parallel, :measure, :existing, :allowed, :storeys, :ridge, :eaves, :dwellings, :floorArea,
        :demolished, :phases::jsonb, :description, 0, :geom)
