-- Few accounts are written one by one: a join costs more than it saves below five.
CREATE OR REPLACE FUNCTION slipway.ledger_post(p_marketplace uuid, p_accounts uuid[], p_openings text,
    p_transfers jsonb, p_at timestamptz) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  greatest_safe CONSTANT bigint := 9007199254740991;
  ids uuid[]; sides text[]; floors bigint[]; currencies text[];
  posted bigint[]; ins bigint[]; outs bigint[]; versions bigint[];
  wishes slipway.ledger_wish[];
  fresh slipway.ledger_wish[];
  t slipway.ledger_wish;
  keys text[]; known text[];
  earlier public.ledger_transfer;
  held public.ledger_transfer;
  settled uuid[] := '{}';
  answers jsonb[] := '{}';
  legs uuid[]; amounts bigint[];
  debit_legs int; slot int; change bigint; written int;
  is_debit boolean;
  entries int := 0;
  e_account uuid[] := '{}'; e_version bigint[] := '{}'; e_transfer uuid[] := '{}'; e_currency text[] := '{}';
  e_side text[] := '{}'; e_amount bigint[] := '{}'; e_balance bigint[] := '{}';
BEGIN
  IF p_marketplace IS NULL OR p_marketplace IS DISTINCT FROM slipway.current_marketplace() THEN
    RAISE EXCEPTION 'the ledger of another marketplace' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (SELECT count(*) FROM public.ledger_balance
       WHERE marketplace_id = p_marketplace AND account_id = ANY (p_accounts)) < cardinality(p_accounts) THEN
    PERFORM slipway.ledger_open(p_marketplace, p_openings::jsonb, p_at);
  END IF;

  SELECT array_agg(account_id), array_agg(normal_side), array_agg(floor_minor), array_agg(currency),
      array_agg(posted_minor), array_agg(pending_in_minor), array_agg(pending_out_minor), array_agg(version)
    INTO ids, sides, floors, currencies, posted, ins, outs, versions
    FROM (SELECT * FROM public.ledger_balance
           WHERE marketplace_id = p_marketplace AND account_id = ANY (p_accounts)
           ORDER BY account_id FOR NO KEY UPDATE) AS locked;

  -- Whoever held the locks before has committed: what it wrote is seen from here on.
  SELECT array_agg(w), array_agg(w.key) INTO wishes, keys
    FROM jsonb_populate_recordset(null::slipway.ledger_wish, p_transfers) AS w;
  fresh := wishes;
  SELECT array_agg(key) INTO known FROM public.ledger_transfer
   WHERE marketplace_id = p_marketplace AND key = ANY (keys);
  IF known IS NOT NULL THEN
    SELECT coalesce(array_agg(w), '{}') INTO fresh FROM unnest(wishes) AS w WHERE w.key <> ALL (known);
  END IF;

  FOREACH t IN ARRAY wishes LOOP
    IF t.key = ANY (known) THEN
      SELECT * INTO STRICT earlier FROM public.ledger_transfer
       WHERE marketplace_id = p_marketplace AND key = t.key;
      IF (earlier.kind, earlier.thing_kind, earlier.thing_id, earlier.currency, earlier.amount_minor,
          earlier.debit_accounts, earlier.debit_amounts, earlier.credit_accounts, earlier.credit_amounts,
          earlier.settled_minor IS NOT NULL, earlier.settles_id)
         IS DISTINCT FROM
         (t.kind, t.thing_kind, t.thing_id, t.currency, t.amount, t.debits, t.debit_amounts, t.credits,
          t.credit_amounts, coalesce(t.reserves, false), t.settles) THEN
        RETURN jsonb_build_object('ok', false, 'because', 'key-reused', 'key', t.key);
      END IF;
      answers := array_append(answers, jsonb_build_object(
        'id', earlier.id, 'key', t.key, 'status', earlier.status, 'replayed', true));
      CONTINUE;
    END IF;

    IF t.settles IS NOT NULL THEN
      -- Its accounts are these, so nobody else can be settling or closing it now.
      SELECT * INTO held FROM public.ledger_transfer
       WHERE marketplace_id = p_marketplace AND id = t.settles AND currency = t.currency;
      IF held.id IS NULL OR t.reserves OR t.settles = ANY (settled)
         OR (held.debit_accounts, held.credit_accounts) IS DISTINCT FROM (t.debits, t.credits) THEN
        RAISE EXCEPTION 'transfer % does not fit the reservation it settles', t.key
          USING ERRCODE = 'check_violation';
      ELSIF held.status <> 'pending' OR held.expires_at <= p_at THEN
        RETURN jsonb_build_object('ok', false, 'because', 'reservation-closed', 'key', held.key,
          'status', CASE held.status WHEN 'pending' THEN 'expired' ELSE held.status END);
      ELSIF t.amount > held.amount_minor - held.settled_minor THEN
        RETURN jsonb_build_object('ok', false, 'because', 'beyond-reservation', 'key', held.key,
          'leftMinor', held.amount_minor - held.settled_minor);
      END IF;
      settled := array_append(settled, t.settles);
    END IF;
    -- Whether it is balanced is asked by the table's check, before anything else is written.
    debit_legs := cardinality(t.debits);
    legs := t.debits || t.credits;
    amounts := t.debit_amounts || t.credit_amounts;
    FOR i IN 1 .. cardinality(legs) LOOP
      slot := array_position(ids, legs[i]);
      is_debit := i <= debit_legs;
      IF slot IS NULL THEN
        RAISE EXCEPTION 'account % is not open', legs[i] USING ERRCODE = 'foreign_key_violation';
      END IF;
      IF currencies[slot] <> t.currency THEN
        RAISE EXCEPTION 'transfer % mixes currencies', t.key USING ERRCODE = 'check_violation';
      END IF;
      change := CASE WHEN is_debit = (sides[slot] = 'debit') THEN amounts[i] ELSE -amounts[i] END;
      IF t.reserves THEN
        ins[slot] := ins[slot] + greatest(change, 0);
        outs[slot] := outs[slot] + greatest(-change, 0);
      ELSE
        IF t.settles IS NOT NULL THEN
          ins[slot] := ins[slot] - greatest(change, 0);
          outs[slot] := outs[slot] - greatest(-change, 0);
        END IF;
        posted[slot] := posted[slot] + change;
        versions[slot] := versions[slot] + 1;
        entries := entries + 1;
        e_account[entries] := legs[i];
        e_version[entries] := versions[slot];
        e_transfer[entries] := t.id;
        e_currency[entries] := t.currency;
        e_side[entries] := CASE WHEN is_debit THEN 'debit' ELSE 'credit' END;
        e_amount[entries] := amounts[i];
        e_balance[entries] := posted[slot];
      END IF;
      IF posted[slot] > greatest_safe OR ins[slot] > greatest_safe
         OR posted[slot] - outs[slot] < -greatest_safe THEN
        RETURN jsonb_build_object('ok', false, 'because', 'too-large', 'key', t.key, 'account', legs[i]);
      END IF;
      IF posted[slot] - outs[slot] < floors[slot] THEN
        RETURN jsonb_build_object('ok', false, 'because', 'below-floor', 'key', t.key, 'account', legs[i],
          'missingMinor', floors[slot] - posted[slot] + outs[slot]);
      END IF;
    END LOOP;
    answers := array_append(answers, jsonb_build_object('id', t.id, 'key', t.key,
      'status', CASE WHEN t.reserves THEN 'pending' ELSE 'posted' END, 'replayed', false));
  END LOOP;

  IF cardinality(fresh) > 0 THEN
    INSERT INTO public.ledger_transfer (marketplace_id, id, currency, key, kind, status, thing_kind, thing_id,
        amount_minor, debit_accounts, debit_amounts, credit_accounts, credit_amounts, settles_id,
        settled_minor, expires_at, occurred_at, recorded_at, recorded_by)
      SELECT p_marketplace, w.id, w.currency, w.key, w.kind, CASE WHEN w.reserves THEN 'pending' ELSE 'posted' END,
          w.thing_kind, w.thing_id, w.amount, w.debits, w.debit_amounts, w.credits, w.credit_amounts, w.settles,
          CASE WHEN w.reserves THEN 0 END, w.expires_at, w.occurred_at, p_at, w.recorded_by
        FROM unnest(fresh) AS w
      ON CONFLICT (marketplace_id, key) DO NOTHING;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written = 0 AND cardinality(fresh) = 1 THEN
      -- Another posting took the key at this moment, between accounts that we did not wait for.
      RETURN jsonb_build_object('ok', false, 'because', 'key-reused', 'key', t.key);
    ELSIF written < cardinality(fresh) THEN
      RAISE EXCEPTION 'a key of this batch was taken at this moment' USING ERRCODE = 'serialization_failure';
    END IF;
    IF entries > 0 THEN
      INSERT INTO public.ledger_entry (marketplace_id, account_id, version, transfer_id, currency, side,
          amount_minor, balance_minor)
        SELECT p_marketplace, e.* FROM unnest(e_account, e_version, e_transfer, e_currency, e_side, e_amount,
          e_balance) AS e;
    END IF;
    IF cardinality(ids) <= 4 THEN
      FOR i IN 1 .. cardinality(ids) LOOP
        UPDATE public.ledger_balance
           SET posted_minor = posted[i], pending_in_minor = ins[i], pending_out_minor = outs[i],
               version = versions[i]
         WHERE marketplace_id = p_marketplace AND account_id = ids[i];
      END LOOP;
    ELSE
      UPDATE public.ledger_balance AS b
         SET posted_minor = n.posted, pending_in_minor = n.ins, pending_out_minor = n.outs, version = n.version
        FROM unnest(ids, posted, ins, outs, versions) AS n(id, posted, ins, outs, version)
       WHERE b.marketplace_id = p_marketplace AND b.account_id = ANY (ids) AND b.account_id = n.id;
    END IF;
    IF cardinality(settled) > 0 THEN
      UPDATE public.ledger_transfer AS h
         SET settled_minor = h.settled_minor + w.amount,
             status = CASE WHEN h.settled_minor + w.amount = h.amount_minor THEN 'posted' ELSE 'pending' END,
             closed_at = CASE WHEN h.settled_minor + w.amount = h.amount_minor THEN p_at END
        FROM unnest(fresh) AS w
       WHERE h.marketplace_id = p_marketplace AND h.id = ANY (settled) AND h.id = w.settles;
    END IF;
  END IF;
  RETURN jsonb_build_object('ok', true, 'transfers', to_jsonb(answers));
END
$$;
