-- CreateTable
CREATE TABLE "stripe_statement_line" (
    "marketplace_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "payment_id" UUID,
    "payment_currency" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "available_at" TIMESTAMPTZ(6) NOT NULL,
    "read_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "stripe_statement_line_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "stripe_rest_line" (
    "id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "available_at" TIMESTAMPTZ(6) NOT NULL,
    "read_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "stripe_rest_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_day" (
    "marketplace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "prepared_at" TIMESTAMPTZ(6) NOT NULL,
    "ours_count" INTEGER NOT NULL,
    "theirs_count" INTEGER NOT NULL,
    "ours_minor" BIGINT NOT NULL,
    "theirs_minor" BIGINT NOT NULL,
    "open_count" INTEGER NOT NULL,
    "explained_count" INTEGER NOT NULL,
    "hand_count" INTEGER NOT NULL,
    "alarmed_at" TIMESTAMPTZ(6),
    "closed_at" TIMESTAMPTZ(6),
    "closed_by" TEXT,
    "closed_by_name" TEXT,
    "remark" TEXT,

    CONSTRAINT "reconciliation_day_pkey" PRIMARY KEY ("marketplace_id","day","currency")
);

-- CreateTable
CREATE TABLE "reconciliation_item" (
    "marketplace_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "payment_id" UUID,
    "ours_id" UUID,
    "ours_kind" TEXT,
    "ours_minor" BIGINT,
    "ours_fee_minor" BIGINT,
    "ours_at" TIMESTAMPTZ(6),
    "theirs_id" TEXT,
    "theirs_category" TEXT,
    "theirs_source" TEXT,
    "theirs_minor" BIGINT,
    "theirs_fee_minor" BIGINT,
    "theirs_at" TIMESTAMPTZ(6),
    "theirs_available_at" TIMESTAMPTZ(6),
    "difference_minor" BIGINT NOT NULL,
    "suggested_line" TEXT,
    "suggested_by" TEXT,
    "hand_id" UUID,
    "explanation" TEXT,
    "explained_by" TEXT,
    "explained_by_name" TEXT,
    "explained_at" TIMESTAMPTZ(6),

    CONSTRAINT "reconciliation_item_pkey" PRIMARY KEY ("marketplace_id","line")
);

-- CreateTable
CREATE TABLE "reconciliation_hand" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "ours_id" UUID NOT NULL,
    "theirs_id" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "matched_by" TEXT NOT NULL,
    "matched_by_name" TEXT NOT NULL,
    "matched_at" TIMESTAMPTZ(6) NOT NULL,
    "undone_by" TEXT,
    "undone_at" TIMESTAMPTZ(6),

    CONSTRAINT "reconciliation_hand_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateIndex
CREATE INDEX "stripe_statement_line_marketplace_id_day_currency_idx" ON "stripe_statement_line"("marketplace_id", "day", "currency");

-- CreateIndex
CREATE INDEX "stripe_rest_line_occurred_at_idx" ON "stripe_rest_line"("occurred_at");

-- CreateIndex
CREATE INDEX "reconciliation_item_marketplace_id_day_currency_at_line_idx" ON "reconciliation_item"("marketplace_id", "day", "currency", "at", "line");

-- CreateIndex
CREATE UNIQUE INDEX "reconciliation_item_marketplace_id_ours_id_key" ON "reconciliation_item"("marketplace_id", "ours_id");

-- CreateIndex
CREATE UNIQUE INDEX "reconciliation_item_marketplace_id_theirs_id_key" ON "reconciliation_item"("marketplace_id", "theirs_id");

-- CreateIndex
CREATE INDEX "reconciliation_hand_marketplace_id_day_currency_idx" ON "reconciliation_hand"("marketplace_id", "day", "currency");

-- AddForeignKey
ALTER TABLE "reconciliation_item" ADD CONSTRAINT "reconciliation_item_marketplace_id_day_currency_fkey" FOREIGN KEY ("marketplace_id", "day", "currency") REFERENCES "reconciliation_day"("marketplace_id", "day", "currency") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "reconciliation_item" ADD CONSTRAINT "reconciliation_item_marketplace_id_hand_id_fkey" FOREIGN KEY ("marketplace_id", "hand_id") REFERENCES "reconciliation_hand"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "reconciliation_hand" ADD CONSTRAINT "reconciliation_hand_marketplace_id_day_currency_fkey" FOREIGN KEY ("marketplace_id", "day", "currency") REFERENCES "reconciliation_day"("marketplace_id", "day", "currency") ON DELETE RESTRICT ON UPDATE RESTRICT;


SELECT slipway.protect('stripe_statement_line');
-- What belongs to no marketplace is the installation's; it leaves when its owner becomes known.
SELECT slipway.open_local('stripe_rest_line', 'SELECT, INSERT, UPDATE, DELETE');
SELECT slipway.protect('reconciliation_day', 'SELECT');
SELECT slipway.protect('reconciliation_item', 'SELECT');
SELECT slipway.protect('reconciliation_hand', 'SELECT');

ALTER TABLE stripe_statement_line
  ADD CONSTRAINT stripe_statement_line_currency CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT stripe_statement_line_payment CHECK (payment_id IS NOT NULL OR payment_currency IS NULL);
ALTER TABLE reconciliation_day
  ADD CONSTRAINT reconciliation_day_currency CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT reconciliation_day_closed CHECK (
    (closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closed_by_name IS NULL)),
  -- Closed is only what agrees, or has its explanation.
  ADD CONSTRAINT reconciliation_day_agrees CHECK (closed_at IS NULL OR open_count = 0);
ALTER TABLE reconciliation_item
  ADD CONSTRAINT reconciliation_item_state CHECK (state IN
    ('matched', 'only-ours', 'only-theirs', 'differs', 'fee', 'timing')),
  ADD CONSTRAINT reconciliation_item_line CHECK (line = coalesce(theirs_id, ours_id::text)),
  ADD CONSTRAINT reconciliation_item_ours CHECK (
    (ours_id IS NULL) = (ours_minor IS NULL) AND (ours_id IS NULL) = (ours_fee_minor IS NULL)
    AND (ours_id IS NULL) = (ours_at IS NULL)),
  ADD CONSTRAINT reconciliation_item_theirs CHECK (
    (theirs_id IS NULL) = (theirs_minor IS NULL) AND (theirs_id IS NULL) = (theirs_fee_minor IS NULL)
    AND (theirs_id IS NULL) = (theirs_at IS NULL)),
  ADD CONSTRAINT reconciliation_item_difference CHECK (difference_minor =
    coalesce(theirs_minor - theirs_fee_minor, 0) - coalesce(ours_minor - ours_fee_minor, 0)),
  -- By itself only what is the same to the last minor unit; by hand at least the amounts, with a note.
  ADD CONSTRAINT reconciliation_item_matched CHECK (state <> 'matched' OR
    CASE WHEN hand_id IS NULL THEN difference_minor = 0 ELSE ours_minor = theirs_minor END),
  ADD CONSTRAINT reconciliation_item_hand CHECK (
    hand_id IS NULL OR (state = 'matched' AND ours_id IS NOT NULL AND theirs_id IS NOT NULL)),
  ADD CONSTRAINT reconciliation_item_explained CHECK (
    (explained_at IS NULL) = (explained_by IS NULL) AND (explained_at IS NULL) = (explained_by_name IS NULL)
    AND (explained_at IS NULL) = (explanation IS NULL) AND explanation <> '');
CREATE INDEX reconciliation_item_state ON reconciliation_item (marketplace_id, day, currency, state, at, line);
ALTER TABLE reconciliation_hand
  ADD CONSTRAINT reconciliation_hand_note CHECK (note <> ''),
  ADD CONSTRAINT reconciliation_hand_undone CHECK ((undone_at IS NULL) = (undone_by IS NULL));
CREATE UNIQUE INDEX reconciliation_hand_ours ON reconciliation_hand (marketplace_id, ours_id)
  WHERE undone_at IS NULL;
CREATE UNIQUE INDEX reconciliation_hand_theirs ON reconciliation_hand (marketplace_id, theirs_id)
  WHERE undone_at IS NULL;

-- A second guard: even the owner needs a new migration to open a day again.
CREATE TRIGGER closed_is_final BEFORE UPDATE OR DELETE ON reconciliation_day
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION slipway.refuse_change();

-- Takes the day's line, so that everything about a day happens one after another. False: it is closed.
CREATE FUNCTION slipway.reconciliation_open(p_marketplace uuid, p_day date, p_currency text) RETURNS boolean
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  closed boolean;
BEGIN
  IF p_marketplace IS NULL OR p_marketplace IS DISTINCT FROM slipway.current_marketplace() THEN
    RAISE EXCEPTION 'the reconciliation of another marketplace' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT closed_at IS NOT NULL INTO closed FROM public.reconciliation_day
   WHERE marketplace_id = p_marketplace AND day = p_day AND currency = p_currency FOR UPDATE;
  RETURN NOT coalesce(closed, true);
END
$$;

CREATE FUNCTION slipway.reconciliation_count(p_marketplace uuid, p_day date, p_currency text) RETURNS void
  LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public.reconciliation_day d
     SET revision = d.revision + 1, ours_count = c.ours, theirs_count = c.theirs,
         ours_minor = c.ours_minor, theirs_minor = c.theirs_minor, open_count = c.open,
         explained_count = c.explained, hand_count = c.hand
    FROM (SELECT count(ours_id) AS ours, count(theirs_id) AS theirs, count(hand_id) AS hand,
              coalesce(sum(ours_minor - ours_fee_minor), 0) AS ours_minor,
              coalesce(sum(theirs_minor - theirs_fee_minor), 0) AS theirs_minor,
              count(*) FILTER (WHERE state <> 'matched' AND explained_at IS NULL) AS open,
              count(*) FILTER (WHERE state <> 'matched' AND explained_at IS NOT NULL) AS explained
            FROM public.reconciliation_item
           WHERE marketplace_id = p_marketplace AND day = p_day AND currency = p_currency) AS c
   WHERE d.marketplace_id = p_marketplace AND d.day = p_day AND d.currency = p_currency
$$;

-- Writes a day's items as the rule has put them together. An explanation stays while its difference does; a
-- match by hand whose lines have found others is taken apart.
CREATE FUNCTION slipway.reconciliation_write(p_marketplace uuid, p_day date, p_currency text, p_items jsonb,
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

-- Two lines that stand alone become one item. Their amounts must be the same; a difference of the fees is
-- covered by the note.
CREATE FUNCTION slipway.reconciliation_match(p_marketplace uuid, p_day date, p_currency text, p_id uuid,
    p_ours uuid, p_theirs text, p_note text, p_by text, p_name text, p_at timestamptz) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  own public.reconciliation_item;
  their public.reconciliation_item;
BEGIN
  IF NOT slipway.reconciliation_open(p_marketplace, p_day, p_currency) THEN
    RETURN 'closed';
  END IF;
  SELECT * INTO own FROM public.reconciliation_item WHERE marketplace_id = p_marketplace AND day = p_day
    AND currency = p_currency AND ours_id = p_ours AND theirs_id IS NULL;
  SELECT * INTO their FROM public.reconciliation_item WHERE marketplace_id = p_marketplace AND day = p_day
    AND currency = p_currency AND theirs_id = p_theirs AND ours_id IS NULL;
  IF own.line IS NULL OR their.line IS NULL THEN
    RETURN 'not-alone';
  ELSIF own.ours_minor <> their.theirs_minor THEN
    RETURN 'amounts-differ';
  END IF;
  INSERT INTO public.reconciliation_hand (marketplace_id, id, day, currency, ours_id, theirs_id, note,
      matched_by, matched_by_name, matched_at)
    VALUES (p_marketplace, p_id, p_day, p_currency, p_ours, p_theirs, p_note, p_by, p_name, p_at);
  DELETE FROM public.reconciliation_item WHERE marketplace_id = p_marketplace AND line = own.line;
  UPDATE public.reconciliation_item
     SET state = 'matched', because = 'by-hand', hand_id = p_id, ours_id = own.ours_id,
         ours_kind = own.ours_kind, ours_minor = own.ours_minor, ours_fee_minor = own.ours_fee_minor,
         ours_at = own.ours_at, difference_minor = difference_minor + own.difference_minor,
         suggested_line = NULL, suggested_by = NULL, explanation = NULL, explained_by = NULL,
         explained_by_name = NULL, explained_at = NULL
   WHERE marketplace_id = p_marketplace AND line = their.line;
  PERFORM slipway.reconciliation_count(p_marketplace, p_day, p_currency);
  RETURN 'ok';
END
$$;

-- The two lines stand alone again, as what the rule says of such lines until the day is prepared anew.
CREATE FUNCTION slipway.reconciliation_unmatch(p_marketplace uuid, p_day date, p_currency text,
    p_theirs text, p_by text, p_at timestamptz) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  held public.reconciliation_item;
BEGIN
  IF NOT slipway.reconciliation_open(p_marketplace, p_day, p_currency) THEN
    RETURN 'closed';
  END IF;
  SELECT * INTO held FROM public.reconciliation_item WHERE marketplace_id = p_marketplace AND day = p_day
    AND currency = p_currency AND theirs_id = p_theirs AND hand_id IS NOT NULL;
  IF held.line IS NULL THEN
    RETURN 'not-by-hand';
  END IF;
  UPDATE public.reconciliation_hand SET undone_at = p_at, undone_by = p_by
   WHERE marketplace_id = p_marketplace AND id = held.hand_id;
  UPDATE public.reconciliation_item
     SET state = 'only-theirs', because = 'not-posted', hand_id = NULL, ours_id = NULL, ours_kind = NULL,
         ours_minor = NULL, ours_fee_minor = NULL, ours_at = NULL,
         difference_minor = theirs_minor - theirs_fee_minor
   WHERE marketplace_id = p_marketplace AND line = held.line;
  INSERT INTO public.reconciliation_item (marketplace_id, day, currency, line, state, because, at,
      ours_id, ours_kind, ours_minor, ours_fee_minor, ours_at, difference_minor)
    VALUES (p_marketplace, p_day, p_currency, held.ours_id::text, 'only-ours', 'not-at-stripe', held.ours_at,
      held.ours_id, held.ours_kind, held.ours_minor, held.ours_fee_minor, held.ours_at,
      held.ours_fee_minor - held.ours_minor);
  PERFORM slipway.reconciliation_count(p_marketplace, p_day, p_currency);
  RETURN 'ok';
END
$$;

CREATE FUNCTION slipway.reconciliation_explain(p_marketplace uuid, p_day date, p_currency text, p_line text,
    p_explanation text, p_by text, p_name text, p_at timestamptz) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT slipway.reconciliation_open(p_marketplace, p_day, p_currency) THEN
    RETURN 'closed';
  END IF;
  UPDATE public.reconciliation_item
     SET explanation = p_explanation, explained_by = p_by, explained_by_name = p_name, explained_at = p_at
   WHERE marketplace_id = p_marketplace AND day = p_day AND currency = p_currency AND line = p_line
     AND state <> 'matched';
  IF NOT FOUND THEN
    RETURN 'nothing-to-explain';
  END IF;
  PERFORM slipway.reconciliation_count(p_marketplace, p_day, p_currency);
  RETURN 'ok';
END
$$;

CREATE FUNCTION slipway.reconciliation_close(p_marketplace uuid, p_day date, p_currency text,
    p_revision int, p_remark text, p_by text, p_name text, p_at timestamptz) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT slipway.reconciliation_open(p_marketplace, p_day, p_currency) THEN
    RETURN 'closed';
  END IF;
  IF EXISTS (SELECT FROM public.reconciliation_hand
       WHERE marketplace_id = p_marketplace AND day = p_day AND currency = p_currency
         AND undone_at IS NULL AND matched_by = p_by) THEN
    RETURN 'matched-by-you';
  ELSIF EXISTS (SELECT FROM public.reconciliation_item
       WHERE marketplace_id = p_marketplace AND day = p_day AND currency = p_currency
         AND state <> 'matched' AND explained_at IS NULL) THEN
    RETURN 'still-open';
  ELSIF NOT EXISTS (SELECT FROM public.reconciliation_day WHERE marketplace_id = p_marketplace
       AND day = p_day AND currency = p_currency AND revision = p_revision) THEN
    RETURN 'changed';
  END IF;
  UPDATE public.reconciliation_day
     SET closed_at = p_at, closed_by = p_by, closed_by_name = p_name, remark = p_remark
   WHERE marketplace_id = p_marketplace AND day = p_day AND currency = p_currency;
  RETURN 'ok';
END
$$;

-- True for the one who is to write the letter: a day with something open alarms once.
CREATE FUNCTION slipway.reconciliation_alarm(p_marketplace uuid, p_day date, p_currency text,
    p_at timestamptz) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT slipway.reconciliation_open(p_marketplace, p_day, p_currency) THEN
    RETURN false;
  END IF;
  UPDATE public.reconciliation_day SET alarmed_at = p_at
   WHERE marketplace_id = p_marketplace AND day = p_day AND currency = p_currency
     AND open_count > 0 AND alarmed_at IS NULL;
  RETURN FOUND;
END
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['reconciliation_open', 'reconciliation_count', 'reconciliation_write',
      'reconciliation_match', 'reconciliation_unmatch', 'reconciliation_explain', 'reconciliation_close',
      'reconciliation_alarm'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION slipway.%I FROM PUBLIC', name);
    IF name NOT IN ('reconciliation_open', 'reconciliation_count') THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION slipway.%I TO slipway_app', name);
    END IF;
  END LOOP;
END
$$;
