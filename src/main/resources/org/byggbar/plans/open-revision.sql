-- A draft with what plan :plan says, or with what its version :number said; its own free number is the plan's with "-r1", "-r2" …
insert into plan (municipality_id, code, name, kind, status, summary, description, language, geom, updated_by, revises_plan_id, revises_version)
select p.municipality_id, left(p.code, 50) || '-r' || free.n, coalesce(v.name, p.name), p.kind, 'DRAFT',
       coalesce(v.summary, p.summary), coalesce(v.description, p.description), p.language,
       case when v.number is null then p.geom else v.geom end, :by,
       case when p.status not in ('DRAFT', 'ARCHIVED') then p.id end,
       case when p.status not in ('DRAFT', 'ARCHIVED') then (select max(number) from plan_version where plan_id = p.id and kind = 'PUBLISHED') end
from plan p
left join plan_version v on v.plan_id = p.id and v.number = :number,
     lateral (select min(n) as n from generate_series(1, 10000) n
              where not exists (select from plan other where other.municipality_id = p.municipality_id
                                                         and other.code = left(p.code, 50) || '-r' || n)) free
where p.id = :plan
returning id
