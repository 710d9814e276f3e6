-- Plans in force of the kinds :kinds on ground of plan :plan, with the ground that both claim. A plan without a border
-- claims its zones. A revision and the plan it revises are one plan.
with mine as materialized (
    select p.id, p.municipality_id, p.revises_plan_id, coalesce(p.geom, (select st_union(z.geom) from zone z where z.plan_id = p.id and z.overlay is null)) as geom
    from plan p
    where p.id = :plan
), other as (
    select p.id, p.code, p.name, coalesce(p.geom, (select st_union(z.geom) from zone z where z.plan_id = p.id and z.overlay is null)) as geom
    from mine join plan p on p.municipality_id = mine.municipality_id and p.id <> mine.id and p.id is distinct from mine.revises_plan_id
    where p.status = 'IN_FORCE' and p.kind = any (:kinds) and (p.geom is null or p.geom && mine.geom)
)
select other.code, other.name, st_asbinary(common.geom) as geom
from mine
join other on st_intersects(other.geom, mine.geom),
     lateral (select st_multi(st_collectionextract(st_intersection(other.geom, mine.geom), 3)) as geom) common
where not st_isempty(common.geom)
order by other.code
