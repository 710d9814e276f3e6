-- Owner: plans.
create table plan (
    id              bigint generated always as identity primary key,
    version         bigint not null default 1,
    municipality_id text not null references municipality,
    code            text not null,
    name            text not null constraint plan_name_length check (length(name) between 1 and 200),
    kind            text not null,
    status          text not null default 'DRAFT' constraint plan_status_known
                    check (status in ('DRAFT', 'CONSULTATION', 'REVIEW', 'ADOPTED', 'IN_FORCE', 'ARCHIVED')),
    summary         text not null default '',
    description     text not null default '',
    language        text not null,
    decided_on      date,
    published       boolean generated always as (status <> 'DRAFT') stored,
    geom            geometry(MultiPolygon, ${srid}) constraint plan_geom_valid check (st_isvalid(geom)),
    geom_web        geometry(MultiPolygon, 3857) generated always as (st_transform(geom, 3857)) stored,
    updated_at      timestamptz not null default now(),
    updated_by      text,
    constraint plan_code_unique unique (municipality_id, code)
);
create index plan_geom_idx on plan using gist (geom);
create index plan_geom_web_idx on plan using gist (geom_web);
call follow('plan', 'plan');

create table plan_phase (
    id        bigint generated always as identity primary key,
    plan_id   bigint not null references plan on delete cascade,
    kind      text not null,
    opens_at  timestamptz not null,
    closes_at timestamptz constraint plan_phase_order check (closes_at > opens_at)
);
create index plan_phase_plan_idx on plan_phase (plan_id, opens_at);

create table plan_document (
    id       bigint generated always as identity primary key,
    plan_id  bigint not null references plan on delete cascade,
    position int not null,
    title    text not null,
    kind     text not null constraint plan_document_kind_known check (kind in ('DESCRIPTION', 'PROVISIONS', 'IMPACT', 'OTHER')),
    body     text not null
);
create index plan_document_plan_idx on plan_document (plan_id, position);
