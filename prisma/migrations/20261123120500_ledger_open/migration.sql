-- Two postings that open the same account at once: whichever key the second one meets first, it waits and
-- goes on with what the first has opened.
CREATE OR REPLACE FUNCTION slipway.ledger_open(p_marketplace uuid, p_accounts jsonb, p_at timestamptz) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.ledger_account (marketplace_id, id, code, owner_kind, owner_id, currency, normal_side,
      floor_minor, opened_at)
    SELECT p_marketplace, a.id, a.code, a.owner_kind, a.owner_id, a.currency, a.normal_side, a.floor_minor, p_at
      FROM jsonb_to_recordset(p_accounts) AS a(id uuid, code text, owner_kind text, owner_id text,
        currency text, normal_side text, floor_minor bigint)
     ORDER BY a.id
    ON CONFLICT DO NOTHING;
  INSERT INTO public.ledger_balance (marketplace_id, account_id, currency, normal_side, floor_minor,
      posted_minor, pending_in_minor, pending_out_minor, version)
    SELECT p_marketplace, a.id, k.currency, k.normal_side, k.floor_minor, 0, 0, 0, 0
      FROM jsonb_to_recordset(p_accounts) AS a(id uuid)
      JOIN public.ledger_account k ON k.marketplace_id = p_marketplace AND k.id = a.id
     ORDER BY a.id
    ON CONFLICT DO NOTHING;
END
$$;
