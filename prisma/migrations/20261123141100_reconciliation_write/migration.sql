-- The same, without comparing each line of a day with every other.
CREATE OR REPLACE FUNCTION slipway.reconciliation_write(p_marketplace uuid, p_day date, p_currency text, p_items jsonb,
    p_at timestamptz) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  wishes public.reconciliation_item[];
  parts text[];
  gone int;
  written int;
BEGIN
  IF p_marketplace IS NULL OR p_marketplace IS DISTINCT FROM slipway.current_marketplace() THEN
    RAISE EXCEPTION 'the reconciliation of another marketplace' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO public.reconciliation_day (marketplace_id, day, currency, revision, prepared_at, ours_count,
      theirs_count, ours_minor, theirs_minor, open_count, explained_count, hand_count)
    VALUES (p_marketplace, p_day, p_currency, 0, p_at, 0, 0, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING;
  IF NOT slipway.reconciliation_open(p_marketplace, p_day, p_currency) THEN
    RETURN 'closed';
  END IF;
  SELECT coalesce(array_agg(w), '{}'),
      coalesce(array_agg(concat_ws('|', w.line, w.ours_id, w.theirs_id, 'by', w.hand_id)), '{}')
    INTO wishes, parts
    FROM jsonb_populate_recordset(null::public.reconciliation_item, p_items) AS w;
  DELETE FROM public.reconciliation_item i
   WHERE i.marketplace_id = p_marketplace AND i.day = p_day AND i.currency = p_currency
     AND concat_ws('|', i.line, i.ours_id, i.theirs_id, 'by', i.hand_id) <> ALL (parts);
  GET DIAGNOSTICS gone = ROW_COUNT;
  UPDATE public.reconciliation_hand h SET undone_at = p_at, undone_by = 'reconciliation'
   WHERE h.marketplace_id = p_marketplace AND h.day = p_day AND h.currency = p_currency
     AND h.undone_at IS NULL AND NOT EXISTS (SELECT FROM unnest(wishes) AS w WHERE w.hand_id = h.id);
  INSERT INTO public.reconciliation_item AS i (marketplace_id, day, currency, line, state, because, at,
      payment_id, ours_id, ours_kind, ours_minor, ours_fee_minor, ours_at, theirs_id, theirs_category,
      theirs_source, theirs_minor, theirs_fee_minor, theirs_at, theirs_available_at, difference_minor,
      suggested_line, suggested_by, hand_id)
    SELECT p_marketplace, p_day, p_currency, line, state, because, at, payment_id, ours_id, ours_kind,
        ours_minor, ours_fee_minor, ours_at, theirs_id, theirs_category, theirs_source, theirs_minor,
        theirs_fee_minor, theirs_at, theirs_available_at,
        coalesce(theirs_minor - theirs_fee_minor, 0) - coalesce(ours_minor - ours_fee_minor, 0),
        suggested_line, suggested_by, hand_id
      FROM unnest(wishes)
    ON CONFLICT (marketplace_id, line) DO UPDATE SET state = excluded.state, because = excluded.because,
      at = excluded.at, payment_id = excluded.payment_id, ours_kind = excluded.ours_kind,
      ours_minor = excluded.ours_minor, ours_fee_minor = excluded.ours_fee_minor,
      ours_at = excluded.ours_at, theirs_category = excluded.theirs_category,
      theirs_source = excluded.theirs_source, theirs_minor = excluded.theirs_minor,
      theirs_fee_minor = excluded.theirs_fee_minor, theirs_at = excluded.theirs_at,
      theirs_available_at = excluded.theirs_available_at, difference_minor = excluded.difference_minor,
      suggested_line = excluded.suggested_line, suggested_by = excluded.suggested_by,
      explanation = CASE WHEN i.difference_minor = excluded.difference_minor THEN i.explanation END,
      explained_by = CASE WHEN i.difference_minor = excluded.difference_minor THEN i.explained_by END,
      explained_by_name = CASE WHEN i.difference_minor = excluded.difference_minor THEN i.explained_by_name END,
      explained_at = CASE WHEN i.difference_minor = excluded.difference_minor THEN i.explained_at END
    WHERE i.day = excluded.day AND i.currency = excluded.currency
      AND (i.state, i.because, i.at, i.payment_id, i.ours_kind, i.ours_minor, i.ours_fee_minor, i.ours_at,
        i.theirs_category, i.theirs_source, i.theirs_minor, i.theirs_fee_minor, i.theirs_at,
        i.theirs_available_at, i.suggested_line, i.suggested_by)
      IS DISTINCT FROM (excluded.state, excluded.because, excluded.at, excluded.payment_id,
        excluded.ours_kind, excluded.ours_minor, excluded.ours_fee_minor, excluded.ours_at,
        excluded.theirs_category, excluded.theirs_source, excluded.theirs_minor,
        excluded.theirs_fee_minor, excluded.theirs_at, excluded.theirs_available_at,
        excluded.suggested_line, excluded.suggested_by);
  GET DIAGNOSTICS written = ROW_COUNT;
  IF cardinality(wishes) <> (SELECT count(*) FROM public.reconciliation_item
       WHERE marketplace_id = p_marketplace AND day = p_day AND currency = p_currency) THEN
    RAISE EXCEPTION 'a line is part of another day' USING ERRCODE = 'unique_violation';
  END IF;
  UPDATE public.reconciliation_day SET prepared_at = p_at
   WHERE marketplace_id = p_marketplace AND day = p_day AND currency = p_currency;
  IF gone + written > 0 THEN
    PERFORM slipway.reconciliation_count(p_marketplace, p_day, p_currency);
  END IF;
  RETURN 'ok';
END
$$;
