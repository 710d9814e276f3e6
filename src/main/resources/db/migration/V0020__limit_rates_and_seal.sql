-- Owner: platform. How far each caller has spent a budget. Not worth the write-ahead log: a crash forgives everybody.
create unlogged table rate_limit (
    budget  text not null,
    caller  text not null,
    full_at timestamptz not null,       -- when the budget is whole again if nothing more is spent
    primary key (budget, caller)
);
create index rate_limit_full_at_idx on rate_limit (full_at);

-- The key that seals form tokens and cursors: two random UUIDs carry 244 bits from the database's strong source.
insert into setting (key, value) values ('platform.seal_key', to_jsonb(gen_random_uuid()::text || gen_random_uuid()::text));
