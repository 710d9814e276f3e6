-- Owner: zoning. Who has which plan and zone open: a hint among planners, never a lock. A lease that is not renewed runs out.
create unlogged table presence (
    plan_id    bigint not null references plan on delete cascade,
    username   text not null,
    name       text not null,
    zone_id    bigint,               -- null: the plan is open, no zone; no reference, the zone may not be saved yet
    since      timestamptz not null,
    expires_at timestamptz not null,
    primary key (plan_id, username)
);
