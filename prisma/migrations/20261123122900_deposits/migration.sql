-- Deposits: what is required and why, top-ups, lots, deductions, refunds, exits and disputes.

-- AlterTable
ALTER TABLE "deposit_standing" ADD COLUMN     "assessed_on" DATE,
ADD COLUMN     "assessment_id" UUID,
ADD COLUMN     "deferred_minor" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "deposit_policy" (
    "marketplace_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "policy" JSONB NOT NULL,
    "from_day" DATE NOT NULL,
    "published_at" TIMESTAMPTZ(6) NOT NULL,
    "published_by" TEXT NOT NULL,

    CONSTRAINT "deposit_policy_pkey" PRIMARY KEY ("marketplace_id","version")
);

-- CreateTable
CREATE TABLE "deposit_agreement" (
    "marketplace_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "accepted_by" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(6) NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "deposit_agreement_pkey" PRIMARY KEY ("marketplace_id","store_uid","policy_version")
);

-- CreateTable
CREATE TABLE "deposit_addition" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "ended_on" DATE,
    "set_by" TEXT NOT NULL,

    CONSTRAINT "deposit_addition_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "deposit_assessment" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "because" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "inputs" JSONB NOT NULL,
    "base_minor" BIGINT NOT NULL,
    "float_minor" BIGINT NOT NULL,
    "activity_minor" BIGINT NOT NULL,
    "risk_minor" BIGINT NOT NULL,
    "saved_minor" BIGINT NOT NULL,
    "required_minor" BIGINT NOT NULL,
    "deferred_minor" BIGINT NOT NULL,

    CONSTRAINT "deposit_assessment_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "deposit_top_up" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "paid_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "opened_on" DATE NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "terms" JSONB NOT NULL,
    "consequences" TEXT[],
    "reminded" INTEGER[],
    "proceeds_share" INTEGER,
    "proceeds_by" TEXT,
    "proceeds_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "deposit_top_up_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "deposit_lot" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "surplus_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL,
    "disputed_minor" BIGINT NOT NULL,
    "paid_at" TIMESTAMPTZ(6) NOT NULL,
    "refundable_until" TIMESTAMPTZ(6),
    "warned_days" INTEGER,
    "top_up_id" UUID,

    CONSTRAINT "deposit_lot_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "deposit_deduction" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(6) NOT NULL,
    "notified_at" TIMESTAMPTZ(6),
    "reply_until" TIMESTAMPTZ(6),
    "accepted_at" TIMESTAMPTZ(6),
    "disputed_at" TIMESTAMPTZ(6),
    "reply" TEXT,
    "reply_evidence" JSONB,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(6),
    "decision" TEXT,
    "taken_minor" BIGINT,
    "owed_minor" BIGINT,

    CONSTRAINT "deposit_deduction_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "deposit_exit" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "notice_on" DATE NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "deposit_exit_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "deposit_refund" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "cooling_until" TIMESTAMPTZ(6),
    "approved_by" TEXT,
    "approved_at" TIMESTAMPTZ(6),
    "second_approved_by" TEXT,
    "second_approved_at" TIMESTAMPTZ(6),
    "rejected_because" TEXT,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "deposit_refund_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "deposit_refund_leg" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "refund_id" UUID NOT NULL,
    "lot_id" UUID,
    "amount_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "because" TEXT,
    "reference" TEXT,
    "ended_at" TIMESTAMPTZ(6),
    "replaces_id" UUID,

    CONSTRAINT "deposit_refund_leg_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "deposit_dispute" (
    "marketplace_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "lot_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "frozen_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "deposit_dispute_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateIndex
CREATE INDEX "deposit_addition_marketplace_id_store_uid_idx" ON "deposit_addition"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "deposit_assessment_marketplace_id_store_uid_at_idx" ON "deposit_assessment"("marketplace_id", "store_uid", "at");

-- CreateIndex
CREATE INDEX "deposit_top_up_marketplace_id_store_uid_idx" ON "deposit_top_up"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "deposit_lot_marketplace_id_store_uid_idx" ON "deposit_lot"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "deposit_deduction_marketplace_id_store_uid_idx" ON "deposit_deduction"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "deposit_exit_marketplace_id_store_uid_idx" ON "deposit_exit"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "deposit_refund_marketplace_id_store_uid_idx" ON "deposit_refund"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "deposit_refund_leg_marketplace_id_refund_id_idx" ON "deposit_refund_leg"("marketplace_id", "refund_id");

-- CreateIndex
CREATE INDEX "deposit_dispute_marketplace_id_store_uid_idx" ON "deposit_dispute"("marketplace_id", "store_uid");

-- AddForeignKey
ALTER TABLE "deposit_agreement" ADD CONSTRAINT "deposit_agreement_marketplace_id_policy_version_fkey" FOREIGN KEY ("marketplace_id", "policy_version") REFERENCES "deposit_policy"("marketplace_id", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "deposit_assessment" ADD CONSTRAINT "deposit_assessment_marketplace_id_policy_version_fkey" FOREIGN KEY ("marketplace_id", "policy_version") REFERENCES "deposit_policy"("marketplace_id", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "deposit_lot" ADD CONSTRAINT "deposit_lot_marketplace_id_top_up_id_fkey" FOREIGN KEY ("marketplace_id", "top_up_id") REFERENCES "deposit_top_up"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "deposit_refund_leg" ADD CONSTRAINT "deposit_refund_leg_marketplace_id_refund_id_fkey" FOREIGN KEY ("marketplace_id", "refund_id") REFERENCES "deposit_refund"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "deposit_refund_leg" ADD CONSTRAINT "deposit_refund_leg_marketplace_id_lot_id_fkey" FOREIGN KEY ("marketplace_id", "lot_id") REFERENCES "deposit_lot"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "deposit_refund_leg" ADD CONSTRAINT "deposit_refund_leg_marketplace_id_replaces_id_fkey" FOREIGN KEY ("marketplace_id", "replaces_id") REFERENCES "deposit_refund_leg"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "deposit_dispute" ADD CONSTRAINT "deposit_dispute_marketplace_id_lot_id_fkey" FOREIGN KEY ("marketplace_id", "lot_id") REFERENCES "deposit_lot"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT slipway.protect('deposit_policy', 'SELECT, INSERT');
SELECT slipway.protect('deposit_agreement', 'SELECT, INSERT');
SELECT slipway.protect('deposit_assessment', 'SELECT, INSERT');
SELECT slipway.protect('deposit_addition');
SELECT slipway.protect('deposit_top_up');
SELECT slipway.protect('deposit_lot');
SELECT slipway.protect('deposit_deduction');
SELECT slipway.protect('deposit_exit');
SELECT slipway.protect('deposit_refund');
SELECT slipway.protect('deposit_refund_leg');
SELECT slipway.protect('deposit_dispute');

ALTER TABLE deposit_standing ADD CONSTRAINT deposit_standing_deferred CHECK (deferred_minor >= 0);
ALTER TABLE deposit_policy ADD CONSTRAINT deposit_policy_version CHECK (version >= 1);
ALTER TABLE deposit_addition
  ADD CONSTRAINT deposit_addition_kind CHECK (kind IN ('ACTIVITY', 'RISK')),
  ADD CONSTRAINT deposit_addition_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT deposit_addition_days CHECK (to_day >= from_day);
ALTER TABLE deposit_assessment
  ADD CONSTRAINT deposit_assessment_because CHECK (because IN
    ('monthly', 'policy', 'relief', 'deferral', 'addition', 'facts')),
  ADD CONSTRAINT deposit_assessment_amounts CHECK (base_minor >= 0 AND float_minor >= 0 AND activity_minor >= 0
    AND risk_minor >= 0 AND saved_minor >= 0 AND required_minor >= 0 AND deferred_minor >= 0
    AND (required_minor = 0 OR deferred_minor = 0));

ALTER TABLE deposit_top_up
  ADD CONSTRAINT deposit_top_up_status CHECK (status IN
    ('OPEN', 'PARTLY_PAID', 'PAID', 'OVERDUE', 'ENFORCED', 'CANCELLED')),
  ADD CONSTRAINT deposit_top_up_amounts CHECK (amount_minor > 0 AND paid_minor BETWEEN 0 AND amount_minor),
  ADD CONSTRAINT deposit_top_up_paid CHECK ((status = 'PAID') = (paid_minor = amount_minor)),
  ADD CONSTRAINT deposit_top_up_ended CHECK ((ended_at IS NOT NULL) = (status IN ('PAID', 'CANCELLED'))),
  ADD CONSTRAINT deposit_top_up_consequences CHECK (
    consequences <@ ARRAY['WITHDRAWAL_HOLD', 'SELLING_RESTRICTION', 'ORDERS_STOPPED', 'CLOSURE_REVIEW']
    AND (ended_at IS NULL OR consequences = '{}')),
  ADD CONSTRAINT deposit_top_up_proceeds CHECK (proceeds_share BETWEEN 1 AND 10000
    AND (proceeds_share IS NULL) = (proceeds_by IS NULL) AND (proceeds_share IS NULL) = (proceeds_at IS NULL));
CREATE UNIQUE INDEX deposit_top_up_one_open ON deposit_top_up (marketplace_id, store_uid) WHERE ended_at IS NULL;

ALTER TABLE deposit_lot ADD CONSTRAINT deposit_lot_amounts CHECK (amount_minor > 0 AND refunded_minor >= 0
  AND disputed_minor >= 0 AND surplus_minor BETWEEN 0 AND amount_minor
  AND refunded_minor + disputed_minor <= amount_minor);
CREATE INDEX deposit_lot_closing ON deposit_lot (marketplace_id, refundable_until)
  WHERE refundable_until IS NOT NULL AND refunded_minor + disputed_minor < amount_minor;

ALTER TABLE deposit_deduction
  ADD CONSTRAINT deposit_deduction_kind CHECK (kind IN ('PENALTY', 'ADVANCE_COMPENSATION')),
  ADD CONSTRAINT deposit_deduction_status CHECK (status IN
    ('PROPOSED', 'NOTIFIED', 'DISPUTED', 'CONFIRMED', 'POSTED', 'DROPPED')),
  ADD CONSTRAINT deposit_deduction_amounts CHECK (amount_minor > 0 AND taken_minor >= 0 AND owed_minor >= 0),
  ADD CONSTRAINT deposit_deduction_told CHECK (
    (notified_at IS NULL) = (reply_until IS NULL) AND (status = 'DROPPED' OR (status = 'PROPOSED') = (notified_at IS NULL))),
  ADD CONSTRAINT deposit_deduction_answered CHECK (accepted_at IS NULL OR disputed_at IS NULL),
  ADD CONSTRAINT deposit_deduction_posted CHECK (
    (status = 'POSTED') = (taken_minor IS NOT NULL) AND (status = 'POSTED') = (owed_minor IS NOT NULL)
    AND (status <> 'POSTED' OR taken_minor + owed_minor = amount_minor)),
  ADD CONSTRAINT deposit_deduction_decided CHECK (
    (status IN ('CONFIRMED', 'POSTED', 'DROPPED')) = (decided_at IS NOT NULL)
    AND (decided_at IS NULL) = (decided_by IS NULL)),
  ADD CONSTRAINT deposit_deduction_evidence CHECK (jsonb_typeof(evidence) = 'array'
    AND jsonb_array_length(evidence) > 0);
CREATE INDEX deposit_deduction_open ON deposit_deduction (marketplace_id, store_uid)
  WHERE status NOT IN ('POSTED', 'DROPPED');

CREATE UNIQUE INDEX deposit_exit_one_open ON deposit_exit (marketplace_id, store_uid) WHERE ended_at IS NULL;

ALTER TABLE deposit_refund
  ADD CONSTRAINT deposit_refund_kind CHECK (kind IN ('EXCESS', 'EXIT', 'SURPLUS')),
  ADD CONSTRAINT deposit_refund_status CHECK (status IN ('REQUESTED', 'COOLING', 'REVIEW', 'APPROVED',
    'PROCESSING', 'PAID', 'FAILED', 'MANUAL_PAYOUT', 'REJECTED')),
  ADD CONSTRAINT deposit_refund_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT deposit_refund_approved CHECK (
    (approved_by IS NULL) = (approved_at IS NULL) AND (second_approved_by IS NULL) = (second_approved_at IS NULL)
    AND (second_approved_by IS NULL OR (approved_by IS NOT NULL AND second_approved_by <> approved_by))
    AND (status IN ('REQUESTED', 'COOLING', 'REVIEW', 'REJECTED') OR approved_by IS NOT NULL)),
  ADD CONSTRAINT deposit_refund_rejected CHECK ((status = 'REJECTED') = (rejected_because IS NOT NULL)),
  ADD CONSTRAINT deposit_refund_ended CHECK ((ended_at IS NOT NULL) = (status IN ('PAID', 'REJECTED')));
-- One wish to be paid back at a time: a shop that leaves gets everything by one.
CREATE UNIQUE INDEX deposit_refund_one_asked ON deposit_refund (marketplace_id, store_uid)
  WHERE status IN ('REQUESTED', 'COOLING', 'REVIEW');

ALTER TABLE deposit_refund_leg
  ADD CONSTRAINT deposit_refund_leg_status CHECK (status IN ('PLANNED', 'SENT', 'PAID', 'FAILED')),
  ADD CONSTRAINT deposit_refund_leg_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT deposit_refund_leg_ended CHECK ((ended_at IS NOT NULL) = (status IN ('PAID', 'FAILED'))),
  ADD CONSTRAINT deposit_refund_leg_reference CHECK (lot_id IS NULL OR reference IS NULL);
CREATE UNIQUE INDEX deposit_refund_leg_one_replacement ON deposit_refund_leg (marketplace_id, replaces_id)
  WHERE replaces_id IS NOT NULL;

ALTER TABLE deposit_dispute
  ADD CONSTRAINT deposit_dispute_status CHECK (status IN ('INQUIRY', 'OPEN', 'WON', 'LOST', 'CLOSED')),
  ADD CONSTRAINT deposit_dispute_amounts CHECK (amount_minor > 0 AND frozen_minor BETWEEN 0 AND amount_minor
    AND (frozen_minor = 0 OR status = 'OPEN')),
  ADD CONSTRAINT deposit_dispute_ended CHECK ((ended_at IS NOT NULL) = (status IN ('WON', 'LOST', 'CLOSED')));
