-- A recompute counts local days again when the marketplace's zone has changed.
GRANT UPDATE (as_of_day) ON supplied_metric TO slipway_app;

-- least() passes over a null: nothing must not become the greatest number there is.
CREATE OR REPLACE FUNCTION slipway.rounded(part numeric, whole numeric) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN whole > 0 AND part IS NOT NULL THEN
    greatest(least(sign(part) * div(2 * abs(part) + whole, 2 * whole), 9007199254740991), -9007199254740991)::bigint
  END;
