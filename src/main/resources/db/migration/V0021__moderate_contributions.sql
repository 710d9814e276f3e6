-- Owner: dialogue. What moderation needs: why something looks suspect, what the public reads, which forms were used.
alter table contribution
    -- The spam rules it met, for the moderator to weigh; suspect is true when there is any.
    add column suspicions text[] not null default '{}',
    -- The text with personal data hidden; null when there was nothing to hide. The original is an official record.
    add column masked_text text constraint contribution_masked_text_length check (length(masked_text) <= 4000),
    -- Equal for the same words however they are spaced and cased.
    add column text_digest text generated always as (md5(lower(regexp_replace(text, '\s+', ' ', 'g')))) stored;
alter table contribution
    add column public_text text generated always as (coalesce(masked_text, text)) stored,
    add constraint contribution_answer_length check (length(answer) <= 4000),
    drop constraint contribution_channel_known,
    add constraint contribution_channel_known check (channel in ('WEB', 'MEETING', 'LETTER', 'EMAIL'));
create index contribution_digest_idx on contribution (plan_id, text_digest);

create table contribution_form_use (
    nonce   uuid primary key,
    used_at timestamptz not null default now()
);
create index contribution_form_use_used_idx on contribution_form_use (used_at);
