-- Owner: identity.
create table account (
    id              bigint generated always as identity primary key,
    username        text not null unique constraint account_username_form check (username ~ '^[^\s]{3,100}$'),
    password_hash   text not null,
    display_name    text not null,
    role            text not null constraint account_role_known check (role in ('PLANNER', 'MODERATOR', 'DEVELOPER', 'ADMINISTRATOR')),
    municipality_id text references municipality,              -- null: every municipality
    language        text,
    enabled         boolean not null default true,
    created_at      timestamptz not null default now()
);

-- Failed sign-ins, for the limit per name and per address.
create table login_attempt (
    id       bigint generated always as identity primary key,
    username text not null,
    address  text not null,
    at       timestamptz not null default now()
);
create index login_attempt_username_idx on login_attempt (username, at);
create index login_attempt_address_idx on login_attempt (address, at);

-- Spring Session's own tables, under its own names.
create table spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create unique index spring_session_id_idx on spring_session (session_id);
create index spring_session_expiry_idx on spring_session (expiry_time);
create index spring_session_principal_idx on spring_session (principal_name);
create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
