-- The operator ^ of CQL2 filters. What has no real or no finite result is unknown, so that one feature can't fail a whole answer
-- (and no error can tell of a feature that the asker may not see).
create or replace function filter_power(base numeric, exponent numeric) returns numeric
language plpgsql immutable strict parallel safe as $$
begin
    return (power(base::double precision, exponent::double precision))::text::numeric;
exception when numeric_value_out_of_range or invalid_argument_for_power_function or invalid_text_representation then
    return null;
end $$;
