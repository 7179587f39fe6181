-- One plan per statement and session: planned anew for every array, a posting takes three times as long.
ALTER FUNCTION slipway.ledger_post(uuid, uuid[], text, jsonb, timestamptz)
  SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION slipway.ledger_settle(uuid, jsonb, timestamptz)
  SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION slipway.ledger_close(uuid, text[], text, timestamptz)
  SET plan_cache_mode = force_generic_plan;
