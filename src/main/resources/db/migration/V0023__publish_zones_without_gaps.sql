-- Owner: zoning. A zone added while its plan changes status must not keep the plan's old visibility: the insert waits
-- for the plan's row, and reads it as the other transaction left it.
create or replace function measure_zone() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        select p.published, p.municipality_id into new.published, new.municipality_id
        from plan p where p.id = new.plan_id for share;
    end if;
    if tg_op = 'INSERT' or not (new.geom ~= old.geom and st_orderingequals(new.geom, old.geom)) then
        new.area_m2 := st_area(st_transform(new.geom, (select planning_srid from municipality where id = new.municipality_id)));
    end if;
    return new;
end $$;
