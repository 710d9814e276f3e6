-- Owner: basemap. Maps that may lie beneath a municipality's plans, in the order they are offered. The list is saved as
-- a whole and carries its version; writing that version puts the municipality into the change feed.
alter table municipality add basemaps_version bigint not null default 1;

create table basemap (
    municipality_id text not null references municipality on delete cascade,
    position        int not null,
    title           jsonb not null,          -- by language
    kind            text not null constraint basemap_kind_known check (kind in ('XYZ', 'WMTS', 'PMTILES')),
    address         text not null,           -- a template; for PMTILES a file in the data folder's basemaps/<municipality>
    attribution     text not null,
    attribution_url text,
    min_zoom        int not null,
    max_zoom        int not null constraint basemap_zooms_ordered check (min_zoom between 0 and max_zoom and max_zoom <= 22),
    muted           boolean not null,        -- shown in quiet colours unless a reader wants it otherwise
    is_default      boolean not null,
    primary key (municipality_id, position)
);
create unique index basemap_default_unique on basemap (municipality_id) where is_default;

insert into basemap (municipality_id, position, title, kind, address, attribution, min_zoom, max_zoom, muted, is_default)
select id, 1, '{"sv": "Bakgrundskarta", "nb": "Bakgrunnskart", "en": "Basemap"}', 'XYZ', basemap ->> 'url',
       coalesce(basemap ->> 'attribution', ''), 0, coalesce((basemap ->> 'maxZoom')::int, 18), false, true
from municipality where basemap ->> 'url' is not null;

alter table municipality drop column basemap;
