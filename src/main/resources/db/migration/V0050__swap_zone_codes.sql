-- Owner: zoning. A planner's step over several zones may give one zone's code to another: codes are unique after each
-- statement, not after each row.
alter table zone drop constraint zone_code_unique;
alter table zone add constraint zone_code_unique unique (plan_id, code) deferrable initially immediate;
