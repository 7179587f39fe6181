-- Payments: what is asked of Stripe, what it answers, and what was made of it.

-- CreateTable
CREATE TABLE "stripe_operation" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "store_uid" TEXT NOT NULL,
    "payment_id" UUID,
    "refund_id" UUID,
    "params" JSONB NOT NULL,
    "attempt" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "stripe_id" TEXT,
    "url" TEXT,
    "because" TEXT,
    "planned_at" TIMESTAMPTZ(6) NOT NULL,
    "sent_at" TIMESTAMPTZ(6),
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "stripe_operation_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "payment" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "obligation" TEXT NOT NULL,
    "account_code" TEXT NOT NULL,
    "credited_to" TEXT,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "route" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "session_id" TEXT,
    "intent_id" TEXT,
    "charge_id" TEXT,
    "instrument" TEXT,
    "decline_code" TEXT,
    "refunded_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "paid_at" TIMESTAMPTZ(6),
    "settled_at" TIMESTAMPTZ(6),
    "warned_at" TIMESTAMPTZ(6),
    "reading_no" BIGINT NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "payment_refund" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "account_code" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "stripe_id" TEXT,
    "pending_reason" TEXT,
    "failure_reason" TEXT,
    "planned_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "reviewed_by" TEXT,
    "accepted_by" TEXT,

    CONSTRAINT "payment_refund_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "payment_dispute" (
    "marketplace_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "payment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "reason" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "frozen_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "answer_by" TIMESTAMPTZ(6),
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "payment_dispute_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "stripe_movement" (
    "marketplace_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "payment_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "available_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "stripe_movement_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "stripe_customer" (
    "marketplace_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "card_id" TEXT,
    "card_label" TEXT,
    "consent_at" TIMESTAMPTZ(6),

    CONSTRAINT "stripe_customer_pkey" PRIMARY KEY ("marketplace_id","store_uid")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "api_version" TEXT,
    "source" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "because" TEXT,
    "tries" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "handled_at" TIMESTAMPTZ(6),

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_cursor" (
    "name" TEXT NOT NULL,
    "up_to" TIMESTAMPTZ(6) NOT NULL,
    "read_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "stripe_cursor_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "stripe_exception" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "marketplace_id" UUID,
    "details" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(6) NOT NULL,
    "explained_at" TIMESTAMPTZ(6),
    "explained_by" TEXT,
    "explanation" TEXT,

    CONSTRAINT "stripe_exception_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stripe_operation_marketplace_id_payment_id_idx" ON "stripe_operation"("marketplace_id", "payment_id");

-- CreateIndex
CREATE INDEX "stripe_operation_marketplace_id_refund_id_idx" ON "stripe_operation"("marketplace_id", "refund_id");

-- CreateIndex
CREATE INDEX "payment_marketplace_id_obligation_idx" ON "payment"("marketplace_id", "obligation");

-- CreateIndex
CREATE INDEX "payment_marketplace_id_store_uid_idx" ON "payment"("marketplace_id", "store_uid");

-- CreateIndex
CREATE UNIQUE INDEX "payment_marketplace_id_session_id_key" ON "payment"("marketplace_id", "session_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_marketplace_id_intent_id_key" ON "payment"("marketplace_id", "intent_id");

-- CreateIndex
CREATE INDEX "payment_refund_marketplace_id_payment_id_idx" ON "payment_refund"("marketplace_id", "payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_refund_marketplace_id_stripe_id_key" ON "payment_refund"("marketplace_id", "stripe_id");

-- CreateIndex
CREATE INDEX "payment_dispute_marketplace_id_payment_id_idx" ON "payment_dispute"("marketplace_id", "payment_id");

-- CreateIndex
CREATE INDEX "stripe_movement_marketplace_id_occurred_at_idx" ON "stripe_movement"("marketplace_id", "occurred_at");

-- CreateIndex
CREATE INDEX "stripe_movement_marketplace_id_payment_id_idx" ON "stripe_movement"("marketplace_id", "payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_customer_marketplace_id_customer_id_key" ON "stripe_customer"("marketplace_id", "customer_id");

-- AddForeignKey
ALTER TABLE "stripe_operation" ADD CONSTRAINT "stripe_operation_marketplace_id_payment_id_fkey" FOREIGN KEY ("marketplace_id", "payment_id") REFERENCES "payment"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stripe_operation" ADD CONSTRAINT "stripe_operation_marketplace_id_refund_id_fkey" FOREIGN KEY ("marketplace_id", "refund_id") REFERENCES "payment_refund"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_marketplace_id_payment_id_fkey" FOREIGN KEY ("marketplace_id", "payment_id") REFERENCES "payment"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_dispute" ADD CONSTRAINT "payment_dispute_marketplace_id_payment_id_fkey" FOREIGN KEY ("marketplace_id", "payment_id") REFERENCES "payment"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stripe_movement" ADD CONSTRAINT "stripe_movement_marketplace_id_payment_id_fkey" FOREIGN KEY ("marketplace_id", "payment_id") REFERENCES "payment"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;


SELECT slipway.protect('stripe_operation');
SELECT slipway.protect('payment');
SELECT slipway.protect('payment_refund');
SELECT slipway.protect('payment_dispute');
SELECT slipway.protect('stripe_movement', 'SELECT, INSERT');
SELECT slipway.protect('stripe_customer');
-- One Stripe account serves the whole installation: which marketplace an event belongs to is known only
-- after its object was read again.
SELECT slipway.open_local('stripe_event', 'SELECT, INSERT, UPDATE');
SELECT slipway.open_local('stripe_cursor', 'SELECT, INSERT, UPDATE');
SELECT slipway.open_local('stripe_exception', 'SELECT, INSERT, UPDATE');

-- Numbers the readings of Stripe before they are made: of two, the higher one saw what the lower one saw.
CREATE SEQUENCE slipway.stripe_reading;
GRANT USAGE ON SEQUENCE slipway.stripe_reading TO slipway_app;

ALTER TABLE stripe_operation
  ADD CONSTRAINT stripe_operation_kind CHECK (kind IN
    ('checkout', 'save-card', 'charge', 'authenticate', 'refund', 'expire-checkout')),
  ADD CONSTRAINT stripe_operation_status CHECK (status IN
    ('planned', 'sent', 'unknown', 'succeeded', 'failed', 'needs-action')),
  ADD CONSTRAINT stripe_operation_attempt CHECK (attempt >= 1 AND tries >= 0),
  ADD CONSTRAINT stripe_operation_sent CHECK (status NOT IN ('sent', 'unknown') OR sent_at IS NOT NULL),
  ADD CONSTRAINT stripe_operation_ended CHECK ((ended_at IS NOT NULL) = (status IN ('succeeded', 'failed')));
CREATE INDEX stripe_operation_due ON stripe_operation (marketplace_id, due_at)
  WHERE status IN ('planned', 'sent', 'unknown');

ALTER TABLE payment
  ADD CONSTRAINT payment_status CHECK (status IN
    ('planned', 'open', 'processing', 'action-required', 'paid', 'failed', 'expired', 'replaced')),
  ADD CONSTRAINT payment_route CHECK (route IN ('checkout', 'saved-card')),
  ADD CONSTRAINT payment_amount CHECK (amount_minor > 0 AND refunded_minor BETWEEN 0 AND amount_minor),
  ADD CONSTRAINT payment_currency CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT payment_paid CHECK (
    (status = 'paid') = (paid_at IS NOT NULL) AND (status = 'paid') = (credited_to IS NOT NULL)
    AND (settled_at IS NULL OR paid_at IS NOT NULL));
-- One request for money per obligation at a time.
CREATE UNIQUE INDEX payment_one_open ON payment (marketplace_id, obligation)
  WHERE status IN ('planned', 'open', 'processing', 'action-required');
-- An obligation is met once; whatever else is paid for it is surplus.
CREATE UNIQUE INDEX payment_one_met ON payment (marketplace_id, obligation)
  WHERE credited_to IS NOT NULL AND credited_to <> 'surplus';

ALTER TABLE payment_refund
  ADD CONSTRAINT payment_refund_status CHECK (status IN
    ('planned', 'pending', 'succeeded', 'failed', 'canceled')),
  ADD CONSTRAINT payment_refund_origin CHECK (origin IN ('ours', 'external')),
  ADD CONSTRAINT payment_refund_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT payment_refund_review CHECK (
    (reviewed_by IS NULL OR origin = 'external') AND
    (accepted_by IS NULL OR (reviewed_by IS NOT NULL AND accepted_by <> reviewed_by)));

ALTER TABLE payment_dispute
  ADD CONSTRAINT payment_dispute_kind CHECK (kind IN ('inquiry', 'chargeback')),
  ADD CONSTRAINT payment_dispute_outcome CHECK (outcome IN ('won', 'lost', 'withdrawn')),
  ADD CONSTRAINT payment_dispute_amounts CHECK (
    amount_minor >= 0 AND frozen_minor BETWEEN 0 AND amount_minor);

ALTER TABLE stripe_event
  ADD CONSTRAINT stripe_event_status CHECK (status IN ('waiting', 'handled', 'ignored')),
  ADD CONSTRAINT stripe_event_source CHECK (source IN ('webhook', 'poll', 'walk')),
  ADD CONSTRAINT stripe_event_handled CHECK ((handled_at IS NOT NULL) = (status <> 'waiting'));
CREATE INDEX stripe_event_due ON stripe_event (due_at) WHERE status = 'waiting';
CREATE INDEX stripe_event_subject ON stripe_event (subject) WHERE status = 'waiting';

ALTER TABLE stripe_exception
  ADD CONSTRAINT stripe_exception_explained CHECK (
    (explained_at IS NULL) = (explained_by IS NULL) AND (explained_at IS NULL) = (explanation IS NULL));
