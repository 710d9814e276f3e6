-- Owner: municipality. The background of the map is in the change feed like everything else on it.
alter table context_feature
    add version   bigint not null default 1,
    add published boolean generated always as (true) stored;
call follow('context_feature', 'context');

-- A number of its own, for protocols whose feature ids are numbers.
alter table municipality add feature_id bigint generated always as identity;

create function record_municipality() returns trigger language plpgsql as $$
declare
    it  municipality := coalesce(new, old);
    box geometry := st_collect(old.geom_web, new.geom_web);
begin
    insert into change (layer, feature_id, operation, municipality_id, version, public, min_x, min_y, max_x, max_y, actor)
    values ('municipality', it.feature_id, tg_op, it.id, null, true, st_xmin(box), st_ymin(box), st_xmax(box), st_ymax(box),
            nullif(current_setting('byggbar.actor', true), ''));
    perform pg_notify('byggbar_change', '');
    return null;
end $$;
create trigger change_municipality after insert or update or delete on municipality
    for each row execute function record_municipality();
