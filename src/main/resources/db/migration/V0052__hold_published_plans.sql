-- Owner: zoning. Zones and border of a plan that everybody can see stay as they were published, whoever writes. Only
-- publishing itself passes, by a setting that lasts for its transaction (set_config('byggbar.publishing', 'on', true)).
create function is_publishing() returns boolean language sql stable as $$
    select coalesce(current_setting('byggbar.publishing', true), '') = 'on'
$$;

create function refuse_published(rule text) returns void language plpgsql as $$
begin
    raise exception 'what is published does not change: constraint "%"', rule
        using errcode = 'check_violation', constraint = rule;
end $$;

create function hold_published_zones() returns trigger language plpgsql as $$
begin
    if is_publishing() then
        return null;
    end if;
    if tg_op <> 'DELETE' then
        if exists (select from plan p where p.published and p.id in (select plan_id from new_row)) then
            perform refuse_published('zone_published');
        end if;
    end if;
    if tg_op <> 'INSERT' then
        if exists (select from plan p where p.published and p.id in (select plan_id from old_row)) then
            perform refuse_published('zone_published');
        end if;
    end if;
    return null;
end $$;
create trigger zone_published_insert after insert on zone referencing new table as new_row
    for each statement execute function hold_published_zones();
create trigger zone_published_update after update on zone referencing old table as old_row new table as new_row
    for each statement execute function hold_published_zones();
create trigger zone_published_delete after delete on zone referencing old table as old_row
    for each statement execute function hold_published_zones();

create function hold_published_border() returns trigger language plpgsql as $$
begin
    if not is_publishing() then
        perform refuse_published('plan_border_published');
    end if;
    return new;
end $$;
create trigger plan_border_published before update on plan for each row
    when (old.status <> 'DRAFT' and new.status <> 'DRAFT' and old.geom is distinct from new.geom) execute function hold_published_border();

-- The flag that zones take over from their plan is part of publishing.
create or replace function publish_zones() returns trigger language plpgsql as $$
declare
    before text := coalesce(current_setting('byggbar.publishing', true), '');
begin
    perform set_config('byggbar.publishing', 'on', true);
    update zone set published = new.published where plan_id = new.id and published <> new.published;
    perform set_config('byggbar.publishing', before, true);
    return null;
end $$;

-- The past has no second version.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception 'the past does not change: constraint "%_immutable"', tg_table_name
        using errcode = 'check_violation', constraint = tg_table_name || '_immutable';
end $$;
create trigger zone_history_immutable before update or delete or truncate on zone_history
    for each statement execute function refuse_rewriting();
create trigger plan_version_immutable before update or delete or truncate on plan_version
    for each statement execute function refuse_rewriting();
create trigger plan_version_zone_immutable before update or delete or truncate on plan_version_zone
    for each statement execute function refuse_rewriting();
