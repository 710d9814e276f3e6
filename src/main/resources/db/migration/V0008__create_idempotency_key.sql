-- Owner: platform. The answer given to a creating POST, kept 48 hours so that a retry gets the same one.
create table idempotency_key (
    owner        text not null,
    key          uuid not null,
    request_hash text not null,
    status       int,
    location     text,
    etag         text,
    body         text,
    created_at   timestamptz not null default now(),
    primary key (owner, key)
);
create index idempotency_key_created_idx on idempotency_key (created_at);
