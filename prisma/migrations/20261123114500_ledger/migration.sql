-- Double entry. Only the functions of this file write; the application reads and asks them.

-- CreateTable
CREATE TABLE "ledger_account" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "owner_kind" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "normal_side" TEXT NOT NULL,
    "floor_minor" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "ledger_balance" (
    "marketplace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "normal_side" TEXT NOT NULL,
    "floor_minor" BIGINT NOT NULL,
    "posted_minor" BIGINT NOT NULL,
    "pending_in_minor" BIGINT NOT NULL,
    "pending_out_minor" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "ledger_balance_pkey" PRIMARY KEY ("marketplace_id","account_id","currency")
);

-- CreateTable
CREATE TABLE "ledger_transfer" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "thing_kind" TEXT NOT NULL,
    "thing_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "debit_accounts" UUID[],
    "debit_amounts" BIGINT[],
    "credit_accounts" UUID[],
    "credit_amounts" BIGINT[],
    "settles_id" UUID,
    "settled_minor" BIGINT,
    "expires_at" TIMESTAMPTZ(6),
    "closed_at" TIMESTAMPTZ(6),
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "ledger_transfer_pkey" PRIMARY KEY ("marketplace_id","id","currency")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "marketplace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "version" BIGINT NOT NULL,
    "transfer_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "balance_minor" BIGINT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("marketplace_id","account_id","version")
);

-- CreateIndex
CREATE INDEX "ledger_account_marketplace_id_owner_kind_owner_id_idx" ON "ledger_account"("marketplace_id", "owner_kind", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_marketplace_id_code_owner_kind_owner_id_curr_key" ON "ledger_account"("marketplace_id", "code", "owner_kind", "owner_id", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_nature_key" ON "ledger_account"("marketplace_id", "id", "currency", "normal_side", "floor_minor");

-- CreateIndex
CREATE INDEX "ledger_transfer_marketplace_id_thing_kind_thing_id_idx" ON "ledger_transfer"("marketplace_id", "thing_kind", "thing_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transfer_marketplace_id_key_key" ON "ledger_transfer"("marketplace_id", "key");

-- AddForeignKey
ALTER TABLE "ledger_balance" ADD CONSTRAINT "ledger_balance_account_fkey" FOREIGN KEY ("marketplace_id", "account_id", "currency", "normal_side", "floor_minor") REFERENCES "ledger_account"("marketplace_id", "id", "currency", "normal_side", "floor_minor") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_marketplace_id_settles_id_currency_fkey" FOREIGN KEY ("marketplace_id", "settles_id", "currency") REFERENCES "ledger_transfer"("marketplace_id", "id", "currency") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_marketplace_id_account_id_currency_fkey" FOREIGN KEY ("marketplace_id", "account_id", "currency") REFERENCES "ledger_balance"("marketplace_id", "account_id", "currency") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_marketplace_id_transfer_id_currency_fkey" FOREIGN KEY ("marketplace_id", "transfer_id", "currency") REFERENCES "ledger_transfer"("marketplace_id", "id", "currency") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The chart of accounts: what each code is, who owns such accounts, where they grow and how low they may
-- go. `app/features/ledger/chart.ts` says the same. Without a floor, an account ends at the safe integers.
ALTER TABLE ledger_account
  ADD CONSTRAINT ledger_account_chart CHECK ((code, owner_kind, normal_side, floor_minor) IN (
    ('stripe-balance', 'marketplace', 'debit', -9007199254740991),
    ('stripe-clearing', 'marketplace', 'debit', -9007199254740991),
    ('bank', 'marketplace', 'debit', -9007199254740991),
    ('receivable', 'store', 'debit', 0),
    ('suspense', 'marketplace', 'debit', -9007199254740991),
    ('deposit', 'store', 'credit', 0),
    ('deposit-frozen', 'store', 'credit', 0),
    ('refund-in-transit', 'store', 'credit', 0),
    ('surplus', 'store', 'credit', 0),
    ('subsidy-payable', 'store', 'credit', 0),
    ('reward-payable', 'store', 'credit', 0),
    ('settlement-payable', 'store', 'credit', 0),
    ('settlement-reserve', 'store', 'credit', 0),
    ('creator-payable', 'creator', 'credit', 0),
    ('buyer-payable', 'marketplace', 'credit', 0),
    ('deduction-income', 'marketplace', 'credit', -9007199254740991),
    ('fee-income', 'marketplace', 'credit', -9007199254740991),
    ('subsidy-expense', 'program', 'debit', -9007199254740991),
    ('reward-expense', 'program', 'debit', -9007199254740991),
    ('stripe-fees', 'marketplace', 'debit', -9007199254740991),
    ('dispute-loss', 'marketplace', 'debit', -9007199254740991),
    ('bad-debt', 'marketplace', 'debit', -9007199254740991),
    ('budget-granted', 'program', 'debit', -9007199254740991),
    ('budget', 'program', 'credit', 0),
    ('budget-spent', 'program', 'credit', 0))),
  ADD CONSTRAINT ledger_account_owner CHECK ((owner_kind = 'marketplace') = (owner_id = '')),
  ADD CONSTRAINT ledger_account_currency CHECK (currency ~ '^[A-Z]{3}$');

-- PostgreSQL reads a check's expression anew in every statement: one call of a function is a tenth of a long
-- expression, and says the same.
CREATE FUNCTION slipway.ledger_balance_sound(posted bigint, ins bigint, outs bigint, lowest bigint,
    version bigint) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN posted - outs >= lowest AND posted <= 9007199254740991 AND version >= 0
    AND ins >= 0 AND ins <= 9007199254740991 AND outs >= 0 AND outs <= 9007199254740991;
END
$$;
ALTER TABLE ledger_balance
  ADD CONSTRAINT ledger_balance_sound CHECK (slipway.ledger_balance_sound(posted_minor, pending_in_minor,
    pending_out_minor, floor_minor, version));

-- Positive amounts, one account once, and as much on one side as on the other.
CREATE FUNCTION slipway.ledger_balanced(amount bigint, debit_accounts uuid[], debits bigint[],
    credit_accounts uuid[], credits bigint[]) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  accounts uuid[] := debit_accounts || credit_accounts;
  amounts bigint[] := debits || credits;
  debit_legs int := coalesce(cardinality(debits), 0);
  debited numeric := 0;
  credited numeric := 0;
BEGIN
  IF amount IS NULL OR amount NOT BETWEEN 1 AND 9007199254740991
     OR debit_legs = 0 OR coalesce(cardinality(credits), 0) = 0
     OR cardinality(debit_accounts) IS DISTINCT FROM debit_legs
     OR cardinality(credit_accounts) IS DISTINCT FROM cardinality(credits) THEN
    RETURN false;
  END IF;
  FOR i IN 1 .. cardinality(amounts) LOOP
    IF amounts[i] IS NULL OR amounts[i] < 1 OR accounts[i] IS NULL
       OR array_position(accounts, accounts[i]) < i THEN
      RETURN false;
    END IF;
    IF i <= debit_legs THEN
      debited := debited + amounts[i];
    ELSE
      credited := credited + amounts[i];
    END IF;
  END LOOP;
  RETURN debited = amount AND credited = amount;
END
$$;

CREATE FUNCTION slipway.ledger_transfer_sound(key text, kind text, status text, amount bigint,
    debit_accounts uuid[], debits bigint[], credit_accounts uuid[], credits bigint[], settles uuid,
    settled bigint, expires_at timestamptz, closed_at timestamptz) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF length(key) NOT BETWEEN 1 AND 200 OR kind !~ '^[a-z][a-z0-9-]+$'
     OR NOT slipway.ledger_balanced(amount, debit_accounts, debits, credit_accounts, credits) THEN
    RETURN false;
  ELSIF settled IS NULL THEN
    RETURN status = 'posted' AND expires_at IS NULL AND closed_at IS NULL;
  ELSIF settled NOT BETWEEN 0 AND amount OR settles IS NOT NULL OR cardinality(debits) <> 1
     OR cardinality(credits) <> 1 THEN
    RETURN false;
  END IF;
  RETURN CASE status
    WHEN 'posted' THEN settled = amount AND closed_at IS NOT NULL
    WHEN 'pending' THEN settled < amount AND closed_at IS NULL
    WHEN 'voided' THEN settled < amount AND closed_at IS NOT NULL
    WHEN 'expired' THEN settled < amount AND closed_at IS NOT NULL
    ELSE false
  END;
END
$$;
ALTER TABLE ledger_transfer
  ADD CONSTRAINT ledger_transfer_sound CHECK (slipway.ledger_transfer_sound(key, kind, status, amount_minor,
    debit_accounts, debit_amounts, credit_accounts, credit_amounts, settles_id, settled_minor, expires_at,
    closed_at));
CREATE INDEX ledger_transfer_pending ON ledger_transfer (marketplace_id, expires_at) WHERE status = 'pending';
CREATE INDEX ledger_transfer_settles ON ledger_transfer (marketplace_id, settles_id) WHERE settles_id IS NOT NULL;

CREATE FUNCTION slipway.ledger_entry_sound(side text, amount bigint, version bigint) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN (side = 'debit' OR side = 'credit') AND amount >= 1 AND amount <= 9007199254740991 AND version >= 1;
END
$$;
ALTER TABLE ledger_entry
  ADD CONSTRAINT ledger_entry_sound CHECK (slipway.ledger_entry_sound(side, amount_minor, version));

SELECT slipway.protect('ledger_account', 'SELECT');
SELECT slipway.protect('ledger_balance', 'SELECT');
SELECT slipway.protect('ledger_transfer', 'SELECT');
SELECT slipway.protect('ledger_entry', 'SELECT');

-- A second guard: even the owner needs a new migration to change what was written.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_account
  FOR EACH ROW EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE ON ledger_balance
  FOR EACH ROW EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE ON ledger_transfer
  FOR EACH ROW EXECUTE FUNCTION slipway.refuse_change();
-- Only a reservation's end may still be written, and only while it is open.
CREATE TRIGGER append_only_change BEFORE UPDATE ON ledger_transfer
  FOR EACH ROW WHEN (OLD.status <> 'pending' OR
    (OLD.marketplace_id, OLD.id, OLD.currency, OLD.key, OLD.kind, OLD.thing_kind, OLD.thing_id,
     OLD.amount_minor, OLD.debit_accounts, OLD.debit_amounts, OLD.credit_accounts, OLD.credit_amounts,
     OLD.settles_id, OLD.expires_at, OLD.occurred_at, OLD.recorded_at, OLD.recorded_by)
    IS DISTINCT FROM
    (NEW.marketplace_id, NEW.id, NEW.currency, NEW.key, NEW.kind, NEW.thing_kind, NEW.thing_id,
     NEW.amount_minor, NEW.debit_accounts, NEW.debit_amounts, NEW.credit_accounts, NEW.credit_amounts,
     NEW.settles_id, NEW.expires_at, NEW.occurred_at, NEW.recorded_at, NEW.recorded_by))
  EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger_account
  FOR EACH STATEMENT EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger_balance
  FOR EACH STATEMENT EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger_transfer
  FOR EACH STATEMENT EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION slipway.refuse_change();

-- One transfer as the application asks for it.
CREATE TYPE slipway.ledger_wish AS (
  id uuid, key text, kind text, thing_kind text, thing_id text, currency text, amount bigint,
  debits uuid[], debit_amounts bigint[], credits uuid[], credit_amounts bigint[],
  reserves boolean, expires_at timestamptz, settles uuid, occurred_at timestamptz, recorded_by text);

-- The wall: these functions run with the owner's rights, whom row-level security may not hold.
CREATE FUNCTION slipway.ledger_wall(p_marketplace uuid) RETURNS void
  LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_marketplace IS NULL OR p_marketplace IS DISTINCT FROM slipway.current_marketplace() THEN
    RAISE EXCEPTION 'the ledger of another marketplace' USING ERRCODE = 'insufficient_privilege';
  END IF;
END
$$;

-- Opens what is missing. Accounts are opened before any is locked, both in the order of their ids, so that
-- no two postings can wait for each other.
-- Two postings that open the same account at once: whichever key the second one meets first, it waits and
-- goes on with what the first has opened.
CREATE FUNCTION slipway.ledger_open(p_marketplace uuid, p_accounts jsonb, p_at timestamptz) RETURNS void
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

-- Posts or reserves many transfers, each seeing those before it; all of them, or none with a reason.
-- One round trip: locks in sorted order, decides in memory, writes in three statements.
-- Few accounts are written one by one: a join costs more than it saves below five.
-- One plan per statement and session: planned anew for every array, a posting takes three times as long.
CREATE FUNCTION slipway.ledger_post(p_marketplace uuid, p_accounts uuid[], p_openings text,
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

-- Posts money that was reserved: all that is left, or a part (the rest stays reserved).
CREATE FUNCTION slipway.ledger_settle(p_marketplace uuid, p_settlements jsonb, p_at timestamptz) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  unknown text;
  accounts uuid[];
  transfers jsonb;
BEGIN
  PERFORM slipway.ledger_wall(p_marketplace);
  SELECT s.reservation INTO unknown
    FROM jsonb_to_recordset(p_settlements) AS s(reservation text)
    LEFT JOIN public.ledger_transfer AS h ON h.marketplace_id = p_marketplace AND h.key = s.reservation
   WHERE h.settled_minor IS NULL LIMIT 1;
  IF FOUND THEN
    RETURN jsonb_build_object('ok', false, 'because', 'unknown-reservation', 'key', unknown);
  END IF;
  SELECT array_agg(DISTINCT a ORDER BY a) INTO accounts
    FROM jsonb_to_recordset(p_settlements) AS s(reservation text)
    JOIN public.ledger_transfer AS h ON h.marketplace_id = p_marketplace AND h.key = s.reservation
   CROSS JOIN unnest(h.debit_accounts || h.credit_accounts) AS a;
  PERFORM FROM public.ledger_balance WHERE marketplace_id = p_marketplace AND account_id = ANY (accounts)
    ORDER BY account_id FOR NO KEY UPDATE;
  SELECT jsonb_agg(jsonb_build_object('id', s.id, 'key', s.key, 'kind', s.kind,
      'thing_kind', h.thing_kind, 'thing_id', h.thing_id, 'currency', h.currency, 'amount', m.amount,
      'debits', h.debit_accounts, 'debit_amounts', ARRAY[m.amount],
      'credits', h.credit_accounts, 'credit_amounts', ARRAY[m.amount],
      'reserves', false, 'settles', h.id, 'occurred_at', s.occurred_at, 'recorded_by', s.recorded_by))
    INTO transfers
    FROM jsonb_to_recordset(p_settlements) AS s(id uuid, key text, kind text, reservation text, amount bigint,
      occurred_at timestamptz, recorded_by text)
    JOIN public.ledger_transfer AS h ON h.marketplace_id = p_marketplace AND h.key = s.reservation
    LEFT JOIN public.ledger_transfer AS done ON done.marketplace_id = p_marketplace AND done.key = s.key
   CROSS JOIN LATERAL (
      SELECT coalesce(s.amount, done.amount_minor, h.amount_minor - h.settled_minor) AS amount) AS m;
  RETURN slipway.ledger_post(p_marketplace, accounts, null, transfers, p_at);
END
$$;

-- Ends reservations and gives back what is left of them: 'voided' on request, 'expired' where their time is
-- over. Closing twice is closing once; one that was posted whole cannot be voided.
CREATE FUNCTION slipway.ledger_close(p_marketplace uuid, p_keys text[], p_ending text, p_at timestamptz)
    RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  accounts uuid[];
  held record;
  closing uuid[] := '{}';
BEGIN
  PERFORM slipway.ledger_wall(p_marketplace);
  IF p_ending NOT IN ('voided', 'expired') THEN
    RAISE EXCEPTION 'a reservation does not end %', p_ending USING ERRCODE = 'check_violation';
  END IF;
  SELECT array_agg(DISTINCT a ORDER BY a) INTO accounts
    FROM public.ledger_transfer AS h CROSS JOIN unnest(h.debit_accounts || h.credit_accounts) AS a
   WHERE h.marketplace_id = p_marketplace AND h.key = ANY (p_keys) AND h.settled_minor IS NOT NULL;
  PERFORM FROM public.ledger_balance WHERE marketplace_id = p_marketplace AND account_id = ANY (accounts)
    ORDER BY account_id FOR NO KEY UPDATE;
  FOR held IN
    SELECT k.key, h.id, h.status, h.settled_minor, h.expires_at
      FROM unnest(p_keys) AS k(key)
      LEFT JOIN public.ledger_transfer AS h ON h.marketplace_id = p_marketplace AND h.key = k.key
  LOOP
    IF held.settled_minor IS NULL THEN
      RETURN jsonb_build_object('ok', false, 'because', 'unknown-reservation', 'key', held.key);
    ELSIF held.status = 'pending' AND (p_ending = 'voided' OR held.expires_at <= p_at) THEN
      closing := array_append(closing, held.id);
    ELSIF p_ending = 'voided' AND held.status = 'posted' THEN
      RETURN jsonb_build_object('ok', false, 'because', 'reservation-closed', 'key', held.key,
        'status', held.status);
    END IF;
  END LOOP;
  UPDATE public.ledger_balance AS b
     SET pending_in_minor = b.pending_in_minor - c.ins, pending_out_minor = b.pending_out_minor - c.outs
    FROM (SELECT l.account, k.currency,
                 sum(CASE WHEN l.side = k.normal_side THEN h.amount_minor - h.settled_minor ELSE 0 END)::bigint AS ins,
                 sum(CASE WHEN l.side = k.normal_side THEN 0 ELSE h.amount_minor - h.settled_minor END)::bigint AS outs
            FROM public.ledger_transfer AS h
           CROSS JOIN LATERAL (VALUES (h.debit_accounts[1], 'debit'), (h.credit_accounts[1], 'credit'))
              AS l(account, side)
            JOIN public.ledger_balance AS k ON k.marketplace_id = p_marketplace AND k.account_id = l.account
           WHERE h.marketplace_id = p_marketplace AND h.id = ANY (closing)
           GROUP BY l.account, k.currency) AS c
   WHERE b.marketplace_id = p_marketplace AND b.account_id = ANY (accounts)
     AND b.account_id = c.account AND b.currency = c.currency;
  UPDATE public.ledger_transfer SET status = p_ending, closed_at = p_at
   WHERE marketplace_id = p_marketplace AND id = ANY (closing);
  RETURN jsonb_build_object('ok', true, 'closed', cardinality(closing));
END
$$;

REVOKE ALL ON FUNCTION slipway.ledger_balanced(bigint, uuid[], bigint[], uuid[], bigint[]),
  slipway.ledger_balance_sound(bigint, bigint, bigint, bigint, bigint),
  slipway.ledger_entry_sound(text, bigint, bigint),
  slipway.ledger_transfer_sound(text, text, text, bigint, uuid[], bigint[], uuid[], bigint[], uuid, bigint,
    timestamptz, timestamptz),
  slipway.ledger_wall(uuid), slipway.ledger_open(uuid, jsonb, timestamptz),
  slipway.ledger_post(uuid, uuid[], text, jsonb, timestamptz),
  slipway.ledger_settle(uuid, jsonb, timestamptz),
  slipway.ledger_close(uuid, text[], text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION slipway.ledger_post(uuid, uuid[], text, jsonb, timestamptz),
  slipway.ledger_settle(uuid, jsonb, timestamptz),
  slipway.ledger_close(uuid, text[], text, timestamptz) TO slipway_app;
