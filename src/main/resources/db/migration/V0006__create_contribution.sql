-- Owner: dialogue. What people say about a proposal. Who they are is kept apart and never in a layer.
create table contribution (
    id               bigint generated always as identity primary key,
    version          bigint not null default 1,
    municipality_id  text not null references municipality,
    plan_id          bigint not null references plan,
    receipt_hash     text not null unique,
    kind             text not null constraint contribution_kind_known
                     check (kind in ('IDEA', 'SUPPORT', 'CONCERN', 'QUESTION', 'OBJECTION')),
    text             text not null constraint contribution_text_length check (length(text) between 1 and 4000),
    public_name      text constraint contribution_public_name_length check (length(public_name) <= 100),
    status           text not null default 'HELD' constraint contribution_status_known
                     check (status in ('HELD', 'PUBLISHED', 'REJECTED')),
    rejection_reason text,
    answer           text,
    channel          text not null default 'WEB' constraint contribution_channel_known check (channel in ('WEB', 'MEETING', 'LETTER')),
    language         text not null,
    received_at      timestamptz not null default now(),
    suspect          boolean not null default false,          -- caught by a spam rule: still held, never dropped
    published        boolean generated always as (status = 'PUBLISHED') stored,
    geom             geometry(Geometry, ${srid}) constraint contribution_geom_valid check (st_isvalid(geom)),
    geom_web         geometry(Geometry, 3857) generated always as (st_transform(geom, 3857)) stored,
    updated_at       timestamptz not null default now(),
    updated_by       text,
    constraint contribution_rejection_has_reason check ((status = 'REJECTED') = (rejection_reason is not null))
);
create index contribution_geom_web_idx on contribution using gist (geom_web);
create index contribution_plan_idx on contribution (plan_id, status, received_at);
create index contribution_queue_idx on contribution (municipality_id, status, received_at);
call follow('contribution', 'contribution');

create table contribution_contact (
    contribution_id bigint primary key references contribution on delete cascade,
    email           text,
    phone           text
);
