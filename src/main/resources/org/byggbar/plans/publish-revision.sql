-- Gives plan :into the revision's border, and its name and texts where the revision changed them: what was written on
-- the published plan meanwhile stays.
update plan
set name = case when r.name = v.name then plan.name else r.name end,
    summary = case when r.summary = v.summary then plan.summary else r.summary end,
    description = case when r.description = v.description then plan.description else r.description end,
    geom = r.geom, version = plan.version + 1, updated_at = now(), updated_by = :by
from plan r
join plan_version v on v.plan_id = r.revises_plan_id and v.number = r.revises_version
where plan.id = :into and r.id = :revision
