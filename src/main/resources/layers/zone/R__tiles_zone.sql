-- The copy of layer_zone that tiles are made from, with the attributes that its definition marks tile: true. When the view
-- comes to say something else, this file must be changed too: then the copy is made anew (as in V0076, which turned its polygons).
call keep_tiles('zone', 'layer_zone', '{code, name, strategy, land_use, land_use_state, plan_id, plan_status}', 'plan_id');

drop trigger if exists tiles_insert on zone;
drop trigger if exists tiles_update on zone;
drop trigger if exists tiles_delete on zone;
create trigger tiles_insert after insert on zone referencing new table as new_row
    for each statement execute function refresh_tiles_of_inserts('zone', 'overlay');
create trigger tiles_update after update on zone referencing old table as old_row new table as new_row
    for each statement execute function refresh_tiles_of_updates('zone', 'overlay');
create trigger tiles_delete after delete on zone referencing old table as old_row
    for each statement execute function refresh_tiles_of_deletes('zone', 'overlay');

-- What zones and overlays show of their plan.
create or replace function refresh_tiles_of_plans() returns trigger language plpgsql as $$
declare
    ids bigint[] := (select array_agg(z.id) from zone z
                     join new_row n on n.id = z.plan_id join old_row o on o.id = z.plan_id
                     where (n.status, n.kind, n.revises_plan_id) is distinct from (o.status, o.kind, o.revises_plan_id));
begin
    if ids is not null then
        perform refresh_tiles('zone', ids);
        perform refresh_tiles('overlay', ids);
    end if;
    return null;
end $$;
drop trigger if exists tiles_update on plan;
create trigger tiles_update after update on plan referencing old table as old_row new table as new_row
    for each statement execute function refresh_tiles_of_plans();

create or replace function refresh_tiles_of_plan_kinds() returns trigger language plpgsql as $$
declare
    ids bigint[] := (select array_agg(z.id) from zone z join plan p on p.id = z.plan_id
                     join new_row n on n.code = p.kind join old_row o on o.code = p.kind
                     where n.land_use_colours is distinct from o.land_use_colours);
begin
    if ids is not null then perform refresh_tiles('zone', ids); end if;
    return null;
end $$;
drop trigger if exists tiles_update on plan_kind;
create trigger tiles_update after update on plan_kind referencing old table as old_row new table as new_row
    for each statement execute function refresh_tiles_of_plan_kinds();
