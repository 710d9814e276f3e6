-- Owner: identity. What a program signs in with in an account's name. Only a hash of the secret is kept: whoever reads
-- this table can't use it.
create table api_token (
    id           bigint generated always as identity primary key,
    account_id   bigint not null references account on delete cascade,
    label        text not null constraint api_token_label_length check (length(label) between 1 and 100),
    scope        text not null constraint api_token_scope_known check (scope in ('READ', 'EDIT')),
    secret_hash  bytea not null constraint api_token_secret_hash_length check (length(secret_hash) = 32),
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    last_used_on date,                       -- a day, not a moment: one write a day tells what is no longer needed
    revoked_at   timestamptz
);
create index api_token_account_idx on api_token (account_id, id);
