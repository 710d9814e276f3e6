-- Owner: zoning. What a kind of plan decides about its zones' looks; rows come from gis-data/codelists/plan_kind.csv at
-- every start. land_use_colours: 'plan' for the colours of a detailed plan, 'time' for those of existing and future use.
create table plan_kind (
    code             text primary key,
    land_use_colours text not null constraint plan_kind_land_use_colours_known check (land_use_colours in ('plan', 'time'))
);
