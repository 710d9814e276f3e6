-- Owner: zoning. As in V0051, except that "today" is the municipality's and not that of whoever is connected.
create or replace function status_since(of_plan plan) returns timestamptz language sql stable as $$
    select case when of_plan.status in ('ADOPTED', 'IN_FORCE') and of_plan.decided_on < (now() at time zone m.time_zone)::date
                then of_plan.decided_on::timestamp at time zone m.time_zone else of_plan.updated_at end
    from municipality m where m.id = of_plan.municipality_id
$$;
